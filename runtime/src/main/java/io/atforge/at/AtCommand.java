package io.atforge.at;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A command and how it ends.
 *
 * @param line     what is sent, without the CR that ends it
 * @param data     what is sent after a prompt
 * @param rules    how the command ends
 * @param secrets  the parts of the line that no trace may show
 */
public record AtCommand(String line, Optional<Data> data, Rules rules, List<String> secrets) {

    /**
     * Data after a prompt.
     *
     * @param prompt what the modem prints when it is ready
     * @param bytes  exactly what is sent then
     */
    public record Data(String prompt, byte[] bytes) {}

    /**
     * How a command ends. {@code OK} accepts it, {@code ERROR}, {@code +CME ERROR: n} and {@code +CMS ERROR: n} refuse
     * it; then, if {@code until} names lines, one of them completes it.
     *
     * @param finals         lines that end the reply where the modem sends no {@code OK}
     * @param until          lines that complete the command; empty if it is complete when it is accepted
     * @param fail           lines that fail the command, before or after it is accepted
     * @param acceptWithin   how long the modem may take to accept or refuse
     * @param completeWithin how long completion may take after that
     */
    public record Rules(
            List<ReplyPattern> finals,
            List<ReplyPattern> until,
            List<ReplyPattern> fail,
            Duration acceptWithin,
            Duration completeWithin) {

        /** Copies the lists. */
        public Rules {
            finals = List.copyOf(finals);
            until = List.copyOf(until);
            fail = List.copyOf(fail);
            Objects.requireNonNull(acceptWithin);
            Objects.requireNonNull(completeWithin);
        }
    }

    /** Copies the list. */
    public AtCommand {
        Objects.requireNonNull(line);
        Objects.requireNonNull(data);
        Objects.requireNonNull(rules);
        secrets = List.copyOf(secrets);
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
                new Rules(List.of(), List.of(), List.of(), within, Duration.ZERO),
                List.of());
    }

    byte[] bytes() {
        return (line + "\r").getBytes(StandardCharsets.UTF_8);
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

    /** Shows no secret. */
    @Override
    public String toString() {
        return masked(line);
    }
}
