package io.atforge.testkit.modem.cellular;

/** The data connection that the network gives to a registered modem, and can take away. */
public interface PacketService {

    /** The network took the data connection away. */
    void lost();

    /** Nothing gets through any more, and the modem says nothing about it. */
    void freeze();
}
