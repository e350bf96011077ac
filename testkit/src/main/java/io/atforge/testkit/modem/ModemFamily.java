package io.atforge.testkit.modem;

import io.atforge.testkit.modem.cellular.PacketService;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.v250.CommandTable;
import java.util.concurrent.CompletableFuture;

/**
 * What one family of modems has of its own: data connection, MQTT, files, TLS, and how their commands are written.
 * Called on the modem's scheduler. {@link #lost} says that the network took all data connections away, by loss of
 * network or SIM, or because the host switched the radio off; {@link #freeze} that nothing gets through any more and
 * that the modem says nothing about it.
 */
public interface ModemFamily extends PacketService {

    /** Makes a family out of what all modems share. */
    @FunctionalInterface
    interface Factory {

        /**
         * Makes the family's part of one modem.
         *
         * @param parts what all modems share
         * @return the part
         */
        ModemFamily make(FamilyParts parts);
    }

    /**
     * Adds the family's commands; may replace what all modems have.
     *
     * @param table where they go
     */
    void register(CommandTable table);

    /** The modem restarts: connections break without a word, what is not kept is forgotten. Says nothing. */
    void restart();

    /** The network takes the data connection away and stays. Says so as the family does. */
    void bearerLost();

    /** The TCP connection of MQTT breaks. Says so as the family does. */
    void connectionLost();

    /** The network hears of a frozen connection and ends it; nothing happens if none is frozen. */
    void thaw();

    /**
     * Name resolution changes; connections that are up stay.
     *
     * @param state what it does from now on
     */
    void dns(Dns state);

    /**
     * How its data connection and MQTT are.
     *
     * @return both at this moment
     */
    ModemStatus.Data data();

    /**
     * The modem is switched off: ends the connections from this side, and says nothing.
     *
     * @return completes when they are closed
     */
    CompletableFuture<Void> switchOff();
}
