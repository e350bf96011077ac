package io.atforge.at;

import io.atforge.at.tables.ReplyPattern;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What the modem may still say to commands that were given up, so that nobody else gets it.
 *
 * <p>A modem answers commands in the order it got them: once a later one is answered, no earlier answer is due, and
 * what was not answered was not carried out. What completes a command comes when the network pleases, with nothing that says
 * which command it belongs to; but the network acknowledges in order, so the first that comes belongs to the one that
 * was given up first.
 */
final class LateResponses {

    private final Deque<AtCommand> answers = new ArrayDeque<>();
    private final Deque<AtCommand.Rules> completions = new ArrayDeque<>();

    void givenUp(Transaction transaction) {
        if (transaction.isAccepted()) {
            completions.add(transaction.command().rules());
        } else {
            answers.add(transaction.command());
        }
    }

    /** Whether the answer to an earlier command of the same name may still come. */
    boolean isAnswerDue(String command) {
        String name = AtCommand.nameOf(command);
        return answers.stream().anyMatch(due -> AtCommand.nameOf(due.line()).equals(name));
    }

    /** A result that no command in flight asked for: the late one of the first that was given up. */
    void result(boolean accepted) {
        Optional.ofNullable(answers.poll())
                .filter(command -> accepted && !command.rules().until().isEmpty())
                .ifPresent(command -> completions.add(command.rules()));
    }

    /** A later command was answered. */
    void answered() {
        answers.clear();
    }

    /** The connection, or the modem, that would complete anything is gone. */
    void connectionEnded() {
        completions.clear();
    }

    /** Takes a line that completes, or fails to complete, a command that was given up. */
    boolean takeCompletion(String line) {
        Optional<AtCommand.Rules> owner = completions.stream()
                .filter(rules -> ReplyPattern.any(rules.until(), line) || ReplyPattern.any(rules.fail(), line))
                .findFirst();
        owner.ifPresent(completions::removeFirstOccurrence);
        return owner.isPresent();
    }
}
