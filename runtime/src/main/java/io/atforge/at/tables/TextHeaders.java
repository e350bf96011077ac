package io.atforge.at.tables;

import java.util.List;

/**
 * What announces text that strangers write. Whatever it says, it is no line of the modem's.
 *
 * @param routed  the lines that a text follows that nobody asked for, such as {@code +CMT: …}
 * @param readOut the lines that a text follows that a command reads out, such as {@code +CMGR: …}
 * @param quoted  the lines that hold a text between quotes, or the start of one, such as {@code +CUSD: 0,"…}
 */
public record TextHeaders(List<ReplyPattern> routed, List<ReplyPattern> readOut, List<ReplyPattern> quoted) {

    /** No text of strangers. */
    public static final TextHeaders NONE = new TextHeaders(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public TextHeaders {
        routed = List.copyOf(routed);
        readOut = List.copyOf(readOut);
        quoted = List.copyOf(quoted);
    }

    /**
     * Whether a text came as its routing is on.
     *
     * @param header the header of a text
     * @return true if a line of {@code routed} is its header
     */
    public boolean isRouted(String header) {
        return ReplyPattern.any(routed, header);
    }
}
