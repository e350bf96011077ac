package io.atforge.at;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a modem family adds to V.250, as the framer and the channel need it.
 *
 * @param messageHeader what starts a line that announces a message of N bytes, for example {@code +MSUB:}
 * @param lineLimit     the longest line, in bytes; a longer one is discarded up to its end
 * @param messageLimit  the longest message, in bytes; a longer one is discarded
 * @param unsolicited   the lines that no command asks for
 * @param errorMeanings the meaning of the numbers of {@code +CME ERROR} and {@code +CMS ERROR}
 * @param answerWithin  how long the modem may take to accept a command that says nothing else
 * @param guard         how long to wait between the end of a command and the next
 * @param probe         a command that is answered at once in every state
 */
public record AtTables(
        String messageHeader,
        int lineLimit,
        int messageLimit,
        List<ReplyPattern> unsolicited,
        Map<Integer, String> errorMeanings,
        Duration answerWithin,
        Duration guard,
        String probe) {

    /** Copies the collections. */
    public AtTables {
        Objects.requireNonNull(messageHeader);
        unsolicited = List.copyOf(unsolicited);
        errorMeanings = Map.copyOf(errorMeanings);
        Objects.requireNonNull(answerWithin);
        Objects.requireNonNull(guard);
        Objects.requireNonNull(probe);
    }

    boolean isUnsolicited(String line) {
        for (ReplyPattern pattern : unsolicited) {
            if (pattern.matches(line)) {
                return true;
            }
        }
        return false;
    }
}
