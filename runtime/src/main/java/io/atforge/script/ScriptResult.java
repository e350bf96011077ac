package io.atforge.script;

import io.atforge.AtForgeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How a script ended. */
public sealed interface ScriptResult {

    /**
     * Every command did what the script asks.
     *
     * @param lines the lines of all replies, in order; they may hold secrets
     */
    record Done(List<String> lines) implements ScriptResult {

        /** Copies the list. */
        public Done {
            lines = List.copyOf(lines);
        }

        /** Shows no line. */
        @Override
        public String toString() {
            return "Done[" + lines.size() + " lines]";
        }
    }

    /**
     * A command failed, and the script with it.
     *
     * @param step     the command
     * @param line     the line that failed it, empty if the modem did not answer
     * @param accepted whether the modem had accepted it before
     * @param error    what happened
     */
    record Failed(Step step, Optional<String> line, boolean accepted, AtForgeException error) implements ScriptResult {

        /** Checks that all are there. */
        public Failed {
            Objects.requireNonNull(step);
            Objects.requireNonNull(line);
            Objects.requireNonNull(error);
        }
    }
}
