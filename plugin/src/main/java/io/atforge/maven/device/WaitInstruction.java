package io.atforge.maven.device;

import io.atforge.at.tables.ReplyPattern;
import io.atforge.script.Step;
import java.util.List;
import java.util.stream.Collectors;

/** What a person waits for after a command, in words. */
final class WaitInstruction {

    private WaitInstruction() {}

    /** After the command itself, or after its data. */
    static String after(Step step) {
        StringBuilder words =
                new StringBuilder("wait for ").append(step.finals().isEmpty() ? "OK" : any(step.finals()));
        if (!step.until().isEmpty()) {
            words.append(", then ").append(any(step.until()));
        }
        if (!step.fail().isEmpty()) {
            words.append(", not ").append(any(step.fail()));
        }
        if (!step.expect().isEmpty()) {
            words.append(", with ").append(any(step.expect()));
        }
        if (!step.abort().isEmpty()) {
            words.append("; give up on ").append(any(step.abort()));
        }
        step.within()
                .ifPresent(within ->
                        words.append("; up to ").append(within.toSeconds()).append(" s"));
        if (step.retry().times() > 0) {
            words.append("; else again, up to ").append(step.retry().times()).append(" times");
        }
        if (step.optional()) {
            words.append("; an error is fine, too");
        }
        return words.toString();
    }

    static String afterPrompt(Step.PromptedData data) {
        return "wait for " + data.prompt() + " and send:";
    }

    private static String any(List<ReplyPattern> patterns) {
        return patterns.stream().map(ReplyPattern::toString).collect(Collectors.joining(" or "));
    }
}
