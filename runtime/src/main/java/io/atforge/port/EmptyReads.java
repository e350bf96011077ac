package io.atforge.port;

import java.io.IOException;
import java.time.Duration;

/**
 * Finds a port that says at once, again and again, that nothing came: to read on would take a whole processor. A
 * terminal does so when another program sets its VMIN and VTIME to 0 (termios(3)); a selector when it is broken.
 */
final class EmptyReads {

    static final int LIMIT = 100;

    /** Far less than a read waits for bytes. */
    static final Duration AT_ONCE = Duration.ofMillis(10);

    private int inARow;

    /**
     * Takes note of a read.
     *
     * @param count how many bytes it gave
     * @param nanos how long it took
     * @throws IOException if the port does not wait for bytes
     */
    void note(int count, long nanos) throws IOException {
        inARow = count == 0 && nanos < AT_ONCE.toNanos() ? inARow + 1 : 0;
        if (inARow == LIMIT) {
            throw new IOException("reads no longer wait for bytes; does another program change the port's settings?");
        }
    }
}
