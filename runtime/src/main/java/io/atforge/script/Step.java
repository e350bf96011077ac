package io.atforge.script;

import io.atforge.at.tables.ReplyPattern;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One command of a script and its directives.
 *
 * @param line     the line of the script that holds the command, from 1
 * @param command  what is sent, with {@code ${...}} where values go
 * @param expect   {@code expect}: what the reply must hold, any of them; empty for no demand
 * @param finals   {@code final}: a reply that ends with one of these instead of {@code OK}; empty if it ends as usual
 * @param until    {@code until}: the lines, any of them, that complete the command after it was accepted
 * @param fail     {@code fail}: the lines, any of them, that fail the command
 * @param abort    {@code abort}: the lines, any of them, that fail the command for good, unless what it expects comes as
 *                 well: it is not tried again
 * @param within   {@code within}: how long completion may take, or acceptance where nothing completes the command
 * @param retry    {@code retry}: how often to try again
 * @param optional {@code optional}: whether the script goes on when the command fails
 * @param data     {@code prompt} and {@code data}: what to send after a prompt
 * @param hidden   {@code hidden}: whether no trace may show the data, nor what the modem answers
 */
public record Step(
        int line,
        String command,
        List<ReplyPattern> expect,
        List<ReplyPattern> finals,
        List<ReplyPattern> until,
        List<ReplyPattern> fail,
        List<ReplyPattern> abort,
        Optional<Duration> within,
        Retry retry,
        boolean optional,
        Optional<PromptedData> data,
        boolean hidden) {

    /**
     * Repetition of a failed command.
     *
     * @param times how many more times to try, 0 for none
     * @param every how long to wait before each
     */
    public record Retry(int times, Duration every) {

        /** No repetition. */
        public static final Retry NONE = new Retry(0, Duration.ZERO);
    }

    /**
     * Data that follows a prompt.
     *
     * @param prompt what the modem prints when it is ready for data
     * @param data   what is sent then, with {@code ${...}} where values go
     */
    public record PromptedData(String prompt, String data) {}

    private static final String MESSAGE_ID = "${" + ScriptVariable.MESSAGE_ID.id() + "}";

    /** Copies the lists. */
    public Step {
        Objects.requireNonNull(command);
        expect = List.copyOf(expect);
        finals = List.copyOf(finals);
        until = List.copyOf(until);
        fail = List.copyOf(fail);
        abort = List.copyOf(abort);
        Objects.requireNonNull(within);
        Objects.requireNonNull(retry);
        Objects.requireNonNull(data);
    }

    /**
     * Whether what completes the command names its message id, so that it can be taken for no other command's.
     *
     * @return true if each pattern of {@code until} holds <code>${messageId}</code>, and there is one
     */
    public boolean isIdentified() {
        return !until.isEmpty() && until.stream().allMatch(Step::namesMessageId);
    }

    /** Whether any pattern of the step changes from run to run. */
    boolean hasPatternsWithMessageId() {
        return Stream.of(expect, finals, until, fail, abort)
                .flatMap(List::stream)
                .anyMatch(Step::namesMessageId);
    }

    /** The same with the message id of a run in its patterns: digits, which mean themselves in a regular expression. */
    Step identifiedBy(String messageId) {
        return new Step(
                line,
                command,
                identifiedBy(expect, messageId),
                identifiedBy(finals, messageId),
                identifiedBy(until, messageId),
                identifiedBy(fail, messageId),
                identifiedBy(abort, messageId),
                within,
                retry,
                optional,
                data,
                hidden);
    }

    private static List<ReplyPattern> identifiedBy(List<ReplyPattern> patterns, String messageId) {
        return patterns.stream()
                .map(pattern -> namesMessageId(pattern)
                        ? ReplyPattern.known(pattern.text().replace(MESSAGE_ID, messageId))
                        : pattern)
                .toList();
    }

    private static boolean namesMessageId(ReplyPattern pattern) {
        return pattern.text().contains(MESSAGE_ID);
    }

    /** Reads a pattern that may hold <code>${messageId}</code>: a malformed one is told now, not when it is filled. */
    static ReplyPattern pattern(String text) {
        ReplyPattern parsed = ReplyPattern.parse(text.replace(MESSAGE_ID, "1"));
        return text.contains(MESSAGE_ID) ? ReplyPattern.known(text) : parsed;
    }
}
