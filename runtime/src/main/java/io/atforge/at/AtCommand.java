package io.atforge.at;

import io.atforge.at.tables.ReplyPattern;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command and how it ends.
 *
 * @param line     what is sent, without what ends it
 * @param data     what is sent after a prompt
 * @param rules    how the command ends
 * @param secrets  the parts of the line that no trace may show
 * @param hidden   whether no trace may show the data, nor what the modem answers
 * @param outline  the line for messages and logs: without what applications say to each other, and the same each time
 */
public record AtCommand(
        String line, Optional<Data> data, Rules rules, List<String> secrets, boolean hidden, String outline) {

    private static final int SUMMARY = 160;

    /** Up to here a secret of digits is found by chance: a PIN in {@code 1234 byte}. The longest PIN has 8. */
    private static final int CHANCE = 8;

    /**
     * Data after a prompt.
     *
     * @param prompt what the modem prints when it is ready
     * @param bytes  exactly what is sent then
     */
    public record Data(String prompt, byte[] bytes) {}

    /**
     * How a command ends. {@code OK} accepts it, {@code ERROR}, {@code +CME ERROR: n} and {@code +CMS ERROR: n} refuse
     * it; then, if {@code until} names lines, one of them completes it. A line of {@code fail} says why it fails; it ends
     * with the result that follows.
     *
     * @param information    the line without which neither {@code OK} nor an error counts; empty if any counts
     * @param finals         lines that end the reply where the modem sends no {@code OK}
     * @param until          lines that complete the command; empty if it is complete when it is accepted
     * @param fail           lines that fail the command, before or after it is accepted
     * @param acceptWithin   how long the modem may take to accept or refuse
     * @param completeWithin how long completion may take after that
     * @param identified     whether {@code until} names the id of this command, so that what matches it can be no other
     *                       command's
     */
    public record Rules(
            Optional<ReplyPattern> information,
            List<ReplyPattern> finals,
            List<ReplyPattern> until,
            List<ReplyPattern> fail,
            Duration acceptWithin,
            Duration completeWithin,
            boolean identified) {

        /** Copies the lists. */
        public Rules {
            Objects.requireNonNull(information);
            finals = List.copyOf(finals);
            until = List.copyOf(until);
            fail = List.copyOf(fail);
            Objects.requireNonNull(acceptWithin);
            Objects.requireNonNull(completeWithin);
        }

        /**
         * The rules of a command whose completion says no more than that one of its kind is complete.
         *
         * @param information    the line without which neither {@code OK} nor an error counts; empty if any counts
         * @param finals         lines that end the reply where the modem sends no {@code OK}
         * @param until          lines that complete the command; empty if it is complete when it is accepted
         * @param fail           lines that fail the command, before or after it is accepted
         * @param acceptWithin   how long the modem may take to accept or refuse
         * @param completeWithin how long completion may take after that
         */
        public Rules(
                Optional<ReplyPattern> information,
                List<ReplyPattern> finals,
                List<ReplyPattern> until,
                List<ReplyPattern> fail,
                Duration acceptWithin,
                Duration completeWithin) {
            this(information, finals, until, fail, acceptWithin, completeWithin, false);
        }
    }

    /** Copies the list. */
    public AtCommand {
        Objects.requireNonNull(line);
        Objects.requireNonNull(data);
        Objects.requireNonNull(rules);
        secrets = List.copyOf(secrets);
        Objects.requireNonNull(outline);
    }

    /**
     * A command whose data and answer are no secrets.
     *
     * @param line    what is sent, without the CR that ends it
     * @param data    what is sent after a prompt
     * @param rules   how the command ends
     * @param secrets the parts of the line that no trace may show
     */
    public AtCommand(String line, Optional<Data> data, Rules rules, List<String> secrets) {
        this(line, data, rules, secrets, false, line);
    }

    /**
     * A command that is complete when it is accepted.
     *
     * @param line   what is sent, without the CR that ends it
     * @param within how long the modem may take
     * @return the command
     */
    public static AtCommand of(String line, Duration within) {
        return new AtCommand(
                line,
                Optional.empty(),
                new Rules(Optional.empty(), List.of(), List.of(), List.of(), within, Duration.ZERO),
                List.of());
    }

    /**
     * A query whose answer cannot be taken for another command's, nor another's for its own: it must hold a line of the
     * query's own name, {@code +CSQ: 16,0} for {@code AT+CSQ}.
     */
    static AtCommand probe(String line, Duration within) {
        ReplyPattern information = ReplyPattern.parse("/" + Pattern.quote(nameOf(line)) + " ?:.*/");
        return new AtCommand(
                line,
                Optional.empty(),
                new Rules(Optional.of(information), List.of(), List.of(), List.of(), within, Duration.ZERO),
                List.of());
    }

    /**
     * The same with less time to complete.
     *
     * @param atMost how long completion may take, if the command says no less
     * @return the command
     */
    public AtCommand completeWithin(Duration atMost) {
        if (atMost.compareTo(rules.completeWithin()) >= 0) {
            return this;
        }
        Rules shorter = new Rules(
                rules.information(),
                rules.finals(),
                rules.until(),
                rules.fail(),
                rules.acceptWithin(),
                atMost,
                rules.identified());
        return new AtCommand(line, data, shorter, secrets, hidden, outline);
    }

    /** {@code +CSQ} for {@code AT+CSQ}: what the information lines of its answer start with. */
    static String nameOf(String line) {
        String body = line.substring(Math.min(2, line.length()));
        int end = 0;
        while (end < body.length() && (end == 0 || Character.isLetterOrDigit(body.charAt(end)))) {
            end++;
        }
        return body.substring(0, end).toUpperCase(Locale.ROOT);
    }

    /**
     * {@code AT} alone: answered by {@code OK} in every state, and asked again until it is. Or blanks, which are no
     * command (V.250, 5.2.1). No answer of theirs can be taken for another's.
     */
    boolean isAttention() {
        return line.isBlank() || line.equalsIgnoreCase("AT");
    }

    /** What is sent, with what ends it. */
    byte[] bytes(String end) {
        return (line + end).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A text without the command's secrets.
     *
     * @param text the text
     * @return the text with {@code ******} for each secret
     */
    String masked(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, "******");
        }
        return masked;
    }

    /** The secrets that no trace shows from now on. A short one of a hidden command is hidden with its answer only. */
    List<String> lastingSecrets() {
        return hidden
                ? secrets.stream().filter(secret -> secret.length() > CHANCE).toList()
                : secrets;
    }

    /**
     * The command for a message: without secrets and payloads, and short.
     *
     * @return at most some hundred characters
     */
    String summary() {
        String text = masked(outline);
        return text.length() <= SUMMARY ? text : text.substring(0, SUMMARY) + "…";
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return masked(line);
    }
}
