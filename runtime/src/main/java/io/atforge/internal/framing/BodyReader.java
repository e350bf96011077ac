package io.atforge.internal.framing;

/**
 * Reads as many bytes as were announced, whatever they are. A pure state machine: the same body however the bytes are
 * cut.
 *
 * <p>A body may stand in quotes that its length does not count. One that begins with a quote is read both ways: two
 * bytes more are taken, and the last of them is the other quote, or the body itself begins with a quote, and those two
 * come after it.
 */
final class BodyReader {

    private static final byte[] NOTHING = new byte[0];

    private boolean reading;
    private boolean skipsLineFeed;

    /** Whether the first byte tells of quotes, and has not come. */
    private boolean firstTells;

    private boolean inQuotes;
    private byte[] into = NOTHING;
    private int at;
    private int announced;
    private int due;
    private int received;

    /** The two after as many bytes as were announced. */
    private byte beforeLast;

    private byte last;
    private byte[] leftover = NOTHING;

    boolean isReading() {
        return reading;
    }

    /** How many bytes have come. */
    int received() {
        return received;
    }

    /**
     * Begins. A body without a byte is complete at once, unless quotes may stand for it.
     *
     * @param bytes       how many were announced
     * @param afterCr     whether a line feed may come first that belongs to the line before
     * @param mayBeQuoted whether the body may stand in quotes
     * @param target      where it is kept; empty if it is skipped
     * @param offset      from where in the target on
     */
    void begin(int bytes, boolean afterCr, boolean mayBeQuoted, byte[] target, int offset) {
        reading = bytes > 0 || mayBeQuoted;
        skipsLineFeed = afterCr;
        firstTells = mayBeQuoted;
        inQuotes = false;
        into = target;
        at = offset;
        announced = bytes;
        due = bytes;
        received = 0;
    }

    /** Takes bytes, one at least; tells where those end that are the body's. */
    int feed(byte[] bytes, int from, int length) {
        int position = from;
        if (skipsLineFeed) {
            skipsLineFeed = false;
            position += bytes[position] == '\n' ? 1 : 0;
        }
        if (firstTells && position < length) {
            firstTells = false;
            if (bytes[position] == '"') {
                position++;
                inQuotes = true;
                due = announced + 2;
                received = 1;
                beforeLast = '"';
            }
        }
        int count = Math.min(length - position, due - received);
        keep(bytes, position, count);
        received += count;
        if (received == due && !firstTells) {
            if (inQuotes && last != '"') {
                unquote();
            }
            end();
        }
        return position + count;
    }

    /** Within quotes what follows the first is kept: they are the likelier reading. */
    private void keep(byte[] bytes, int from, int count) {
        int first = inQuotes ? received - 1 : received;
        int kept = Math.min(count, announced - first);
        if (into.length > 0 && kept > 0) {
            System.arraycopy(bytes, from, into, at + first, kept);
        }
        if (inQuotes) {
            int skipped = announced - received;
            if (skipped >= 0 && skipped < count) {
                beforeLast = bytes[from + skipped];
            }
            if (skipped >= -1 && skipped + 1 < count) {
                last = bytes[from + skipped + 1];
            }
        }
    }

    /** It was no quote around the body, but the first of its bytes; what came after as many as announced is another's. */
    private void unquote() {
        if (into.length > 0 && announced > 0) {
            System.arraycopy(into, at, into, at + 1, announced - 1);
            into[at] = '"';
        }
        // one byte alone is a line end
        leftover = received == due ? new byte[] {beforeLast, last} : NOTHING;
        received = announced;
    }

    /**
     * No more comes.
     *
     * @return whether the body is complete: as many bytes have come as were announced
     */
    boolean giveUp() {
        if (received < announced) {
            end();
            return false;
        }
        // the line ends after a body, but not before the quote that closes one
        boolean bodyEnded = received == announced || beforeLast == '\r' || beforeLast == '\n';
        if (inQuotes && bodyEnded) {
            unquote();
        }
        end();
        return true;
    }

    /** The bytes that were taken and are not the body's, once. */
    byte[] leftover() {
        byte[] taken = leftover;
        leftover = NOTHING;
        return taken;
    }

    private void end() {
        reading = false;
        into = NOTHING;
    }

    void reset() {
        end();
        leftover = NOTHING;
    }
}
