package io.atforge.port;

import io.atforge.InvalidArgumentException;
import io.atforge.PortException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * A byte pipe to a modem. Bytes come in whatever pieces the wire gives. A port may be opened again after it was closed
 * or lost, as often as need be.
 *
 * <p>An implementation owns the thread that calls the {@link Receiver}. {@link #open}, {@link #write} and
 * {@link #rate(int)} may be called from any other thread, one at a time; {@link #close} from any other thread at any
 * moment, also while one of those is in progress.
 *
 * <p>Everything is bounded: an open by 5 s, a write by 4 s without progress, a close by 4 s.
 */
public interface Port extends AutoCloseable {

    /** Takes what comes in. Called by one thread at a time; must return soon and must not call the port. */
    interface Receiver {

        /**
         * Takes bytes.
         *
         * @param buffer holds the bytes; only valid during the call
         * @param length how many bytes, from the start of the buffer
         */
        void received(byte[] buffer, int length);

        /**
         * Says that the port was lost, within a second of the moment when the system knows. Called once; nothing is
         * received after this until the port is opened again, which is possible from now on. Not called when
         * {@link Port#close} was.
         *
         * @param cause what happened
         */
        void lost(PortException cause);
    }

    /**
     * The port's address, for messages.
     *
     * @return for example {@code serial:/dev/ttyUSB0?baud=115200}
     */
    String name();

    /**
     * The rate the port is set to.
     *
     * @return bits per second; empty if the port has no rate, as a TCP connection
     */
    default OptionalInt rate() {
        return OptionalInt.empty();
    }

    /**
     * The rates at which a modem may listen when it does not answer at {@link #rate()}.
     *
     * @return bits per second, in the order worth trying; empty if the port has no rate
     */
    default List<Integer> otherRates() {
        return List.of();
    }

    /**
     * Changes the rate, whether the port is open or not, and keeps it for the next open. A port without a rate does
     * nothing: whoever sets a modem's rate need not know what leads to it.
     *
     * @param bitsPerSecond the rate, for example 115200
     * @throws InvalidArgumentException if the port has a rate but cannot have this one
     */
    default void rate(int bitsPerSecond) {
        // any rate is right
    }

    /**
     * Opens the port.
     *
     * @param receiver takes what comes in from now on
     * @throws PortException if the port is missing, busy, or may not be opened; LOST with "closed while opening" if it
     *                       was closed meanwhile. It is closed then, and holds nothing
     */
    void open(Receiver receiver);

    /**
     * Writes all bytes, or throws. Blocks until the operating system has taken them; an implementation bounds the time
     * in which it takes none.
     *
     * @param bytes the bytes
     * @throws PortException if the port is closed, or was lost, with why until it is closed or opened again; or if it
     *                       takes no bytes, after which it is lost
     */
    void write(byte[] bytes);

    /**
     * Writes as much as can be written without blocking. Unlike the others, this may be called from within a
     * {@link Receiver}: the answer to one command can bring about the next at once, but a reader that waits for the
     * modem to take bytes, while the modem waits for the reader to take its own, would wait for ever.
     *
     * @param bytes the bytes
     * @return how many were written, from the first; 0 is always right, and then {@link #write} is called by another
     *         thread
     * @throws PortException as {@link #write} does
     */
    default int writeNow(byte[] bytes) {
        return 0;
    }

    /**
     * Waits for what hangs on bytes that come in. The calling thread may read them itself meanwhile, in the place of the
     * port's own, and call the {@link Receiver}: then none has to wake another.
     *
     * @param answer completes once they have come in
     * @throws InterruptedException as {@link Future#get()} does; noticed within 500 ms
     * @throws ExecutionException   likewise
     */
    default void await(Future<?> answer) throws InterruptedException, ExecutionException {
        answer.get();
    }

    /**
     * Closes the port, whatever its state. Does not throw. An {@link #open} or {@link #write} that is in progress in
     * another thread fails soon; when the system cannot be made to end an open, the port is free only once it has.
     */
    @Override
    void close();
}
