package io.atforge.at;

import java.util.List;

/**
 * What announces text that strangers write. Whatever it says, it is no line of the modem's.
 *
 * @param lines  the lines after which a text follows on lines of its own, such as {@code +CMT: …}
 * @param quoted the lines that hold a text between quotes, or the start of one, such as {@code +CUSD: 0,"…}
 */
public record TextHeaders(List<ReplyPattern> lines, List<ReplyPattern> quoted) {

    /** No text of strangers. */
    public static final TextHeaders NONE = new TextHeaders(List.of(), List.of());

    /** Copies the lists. */
    public TextHeaders {
        lines = List.copyOf(lines);
        quoted = List.copyOf(quoted);
    }
}
