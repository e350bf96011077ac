package io.atforge.testkit.page.wire;

import java.util.function.BiConsumer;

/**
 * Cuts bytes into lines. Every byte belongs to one line; line ends without a text between them belong to the next one.
 * Of a line that is too long the first bytes are kept.
 */
final class LineAssembler {

    /** What the modem takes in a line, and more than a page shows. */
    static final int MOST = 16 * 1024;

    private static final int MOST_ENDS = 64;

    /** Where a line ends. */
    enum End {
        /** At CR, as a command does. */
        CR,
        /** At LF, or at a CR without one. */
        LF
    }

    private final StringBuilder line = new StringBuilder();
    private final End end;
    private final BiConsumer<String, Boolean> lines;
    private boolean hasText;
    private boolean afterCr;
    private boolean cut;

    /**
     * Creates an assembler with nothing in it.
     *
     * @param end   where lines end
     * @param lines takes each line with its line ends, one char for one byte, and whether some of it is missing
     */
    LineAssembler(End end, BiConsumer<String, Boolean> lines) {
        this.end = end;
        this.lines = lines;
    }

    void add(byte b) {
        char c = (char) (b & 0xFF);
        if (afterCr && c != '\n') {
            flush();
        }
        afterCr = false;
        if (c == '\r' || c == '\n') {
            end(c);
        } else {
            hasText = true;
            append(c, MOST);
        }
    }

    private void end(char c) {
        if (!hasText) {
            // Nobody misses the rest of them.
            if (line.length() < MOST_ENDS) {
                line.append(c);
            }
            return;
        }
        append(c, MOST + 2);
        if (end == End.CR && c == '\r' || end == End.LF && c == '\n') {
            flush();
        } else {
            afterCr = c == '\r';
        }
    }

    private void append(char c, int most) {
        if (line.length() < most) {
            line.append(c);
        } else {
            cut = true;
        }
    }

    /** Ends the line here. */
    void flush() {
        if (hasText) {
            String whole = line.toString();
            boolean wasCut = cut;
            line.setLength(0);
            hasText = false;
            afterCr = false;
            cut = false;
            lines.accept(whole, wasCut);
        }
    }
}
