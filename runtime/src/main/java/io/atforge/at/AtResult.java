package io.atforge.at;

import java.util.List;
import java.util.Optional;

/** What the modem answered to a command. That it did not answer is an exception, not a result. */
public sealed interface AtResult {

    /**
     * The lines of the reply before its end, in order, without echo and unsolicited lines.
     *
     * @return the lines
     */
    List<String> lines();

    /**
     * The command was accepted and, where it asks for that, completed.
     *
     * @param lines      the lines of the reply
     * @param completion the line that completed it
     */
    record Done(List<String> lines, Optional<String> completion) implements AtResult {

        /** Copies the list. */
        public Done {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The command failed.
     *
     * @param lines    the lines of the reply
     * @param error    the line that failed it, for example {@code +CME ERROR: 3} or {@code CONNECT FAIL}
     * @param accepted whether the modem had accepted it before
     */
    record Failed(List<String> lines, String error, boolean accepted) implements AtResult {

        /** Copies the list. */
        public Failed {
            lines = List.copyOf(lines);
        }
    }
}
