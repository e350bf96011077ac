package io.atforge.testkit.modem;

/** What the network gives to a modem that is registered: data, until the network takes it away. */
interface PacketService {

    /** The network took the data connection away. */
    void lost();

    /** Nothing comes through any more, and nobody is told. */
    void freeze();
}
