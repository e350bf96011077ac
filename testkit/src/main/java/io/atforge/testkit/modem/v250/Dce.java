package io.atforge.testkit.modem.v250;

/** The modem's end of a serial line: data circuit-terminating equipment, as ITU-T V.250 calls it. */
public interface Dce {

    /**
     * Connects a host to the modem.
     *
     * @param line takes what the modem says from now on
     */
    void attach(Line line);

    /**
     * Takes a host off the modem.
     *
     * @param line the host's line
     */
    void detach(Line line);

    /**
     * Takes bytes from a host.
     *
     * @param bytes the bytes; not to be changed afterwards
     */
    void receive(byte[] bytes);
}
