package io.atforge.port;

import io.atforge.PortException;
import java.io.IOException;

/**
 * What a port is between one open and the close or loss after it. Made afresh for each. {@link #connect} and
 * {@link #read} are called by the thread that owns the link, {@link #write} by one other thread, {@link #close} by any,
 * at any moment, more than once.
 */
interface Link {

    /**
     * Connects. Blocks as long as the system does.
     *
     * @throws PortException if that fails or the link was closed meanwhile
     */
    void connect();

    /** Reads what there is, or waits a while: the number of bytes, 0 if none came, -1 if the link is lost or closed. */
    int read(byte[] buffer) throws IOException;

    /**
     * Writes all bytes.
     *
     * @throws PortException if the link is lost, closed, or takes no bytes
     */
    void write(byte[] bytes);

    /**
     * Writes what can be written without blocking, also called by the thread that reads: how many bytes that were.
     *
     * @throws PortException if the link is lost or closed
     */
    int writeNow(byte[] bytes);

    /** Ends what is in progress soon, and frees what the link holds; what {@link #connect} yet gets it must free. */
    void close();
}
