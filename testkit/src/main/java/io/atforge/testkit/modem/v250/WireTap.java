package io.atforge.testkit.modem.v250;

/** Is told what passes between host and modem, as it passes. Called on the modem's scheduler; must not block. */
public interface WireTap {

    /**
     * The host has sent a byte.
     *
     * @param b    the byte
     * @param data whether the modem takes it for data, not for part of a command
     */
    void heard(byte b, boolean data);

    /**
     * What the modem takes in from now on, the host has sent some time ago.
     *
     * @param nanos how long ago; 0 where it takes it in as it comes
     */
    void late(long nanos);

    /**
     * The modem has sent bytes.
     *
     * @param bytes the bytes; not to be changed
     * @param echo  whether they are what the host sent, sent back
     */
    void said(byte[] bytes, boolean echo);

    /** A command line is complete, and not yet carried out. */
    void began();

    /** The modem has asked for the data of a command; the prompt has been said. */
    void asked();

    /** The data of a command is over; its result has not been said. */
    void dataEnded();

    /** The final result of a command line has been said. */
    void ended();
}
