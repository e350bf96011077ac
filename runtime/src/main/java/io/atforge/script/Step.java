package io.atforge.script;

import io.atforge.at.tables.ReplyPattern;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One command of a script and its directives.
 *
 * @param line     the line of the script that holds the command, from 1
 * @param command  what is sent, with {@code ${...}} where values go
 * @param expect   {@code expect}: what the reply must hold, any of them; empty for no demand
 * @param finals   {@code final}: a reply that ends with one of these instead of {@code OK}; empty if it ends as usual
 * @param until    {@code until}: the lines, any of them, that complete the command after it was accepted
 * @param fail     {@code fail}: the lines, any of them, that fail the command
 * @param abort    {@code abort}: the lines, any of them, that fail the command for good: it is not tried again
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
}
