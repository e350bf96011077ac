package io.atforge.at;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What the modem may still answer to commands that were given up, so that nobody else gets it.
 *
 * <p>A modem answers commands in the order it got them: once a later one is answered, no earlier answer is due, and
 * what was not answered was not carried out.
 */
final class LateResponses {

    private final Deque<AtCommand> answers = new ArrayDeque<>();
    private final Completions completions;

    LateResponses(Completions completions) {
        this.completions = completions;
    }

    void givenUp(Transaction transaction) {
        if (transaction.isAccepted()) {
            completions.givenUp(transaction.command().rules());
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
                .ifPresent(command -> completions.givenUp(command.rules()));
    }

    /** A later command was answered. */
    void answered() {
        answers.clear();
    }
}
