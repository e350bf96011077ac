package io.atforge.testkit.modem.cellular;

/** What the network gives to a modem that is registered: data, until the network takes it away. */
public interface PacketService {

    /** The network took the data connection away. */
    void lost();

    /** Nothing comes through any more, and nobody is told. */
    void freeze();
}
