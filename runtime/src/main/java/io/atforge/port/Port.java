package io.atforge.port;

import io.atforge.PortException;

/**
 * A byte pipe to a modem. Bytes come in whatever pieces the wire gives. A port may be opened again after it was closed
 * or lost.
 *
 * <p>An implementation owns the thread that calls the {@link Receiver}; {@link #write} and {@link #close} may be called
 * from any other thread, one at a time.
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
         * Says that the port was lost. Nothing is received after this until the port is opened again. Not called when
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
     * Opens the port.
     *
     * @param receiver takes what comes in from now on
     * @throws PortException if the port is missing, busy, or may not be opened
     */
    void open(Receiver receiver);

    /**
     * Writes all bytes, or throws. Blocks until the operating system has taken them; an implementation bounds that
     * time.
     *
     * @param bytes the bytes
     * @throws PortException if the port is lost or takes no bytes
     */
    void write(byte[] bytes);

    default java.util.OptionalInt rate() { return java.util.OptionalInt.empty(); }
    default java.util.List<Integer> otherRates() { return java.util.List.of(); }
    default void rate(int bitsPerSecond) { }

    /** Closes the port, whatever its state. Does not throw. */
    @Override
    void close();
}
