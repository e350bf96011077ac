package io.atforge.testkit.modem;

import io.atforge.testkit.modem.cellular.CellularControl;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.uplink.Dns;
import java.time.Duration;

/**
 * What a test can do to a modem while it runs. Every method may be called from any thread and returns at once; the work
 * is done on the modem's scheduler. A modem that is off ignores what only a running one can do.
 */
public interface ModemControl {

    /**
     * The modem restarts by itself: it drops its connections without a word to the broker, says {@code ^boot.rom'v'!},
     * is silent for its boot time and says {@code RDY}. What {@code AT&W} did not keep is forgotten. Ends a
     * {@link Wedge} and a {@link #stall}.
     */
    void reboot();

    /** A person takes the power away and gives it back. To the modem this is a {@link #reboot}. */
    void powerCycle();

    /**
     * The network goes away: registration 2, {@code +CGEV: NW PDN DEACT 1}, {@code CLOSED}, {@code +PDP: DEACT}. Until
     * {@link #restoreNetwork} no bearer and no connection comes up.
     */
    void loseNetwork();

    /** The network is there again: registration 1. The host has to bring up bearer and connection. */
    void restoreNetwork();

    /**
     * The registration changes. A modem that loses it says nothing about its connection, and nothing flows on that
     * connection any more.
     *
     * @param status what registration queries say from now on
     */
    void registration(Registration status);

    /** The network takes the bearer away and stays: {@code CLOSED}, {@code +PDP: DEACT}. */
    void deactivateBearer();

    /**
     * The SIM changes. Without one that is ready there is no registration and no bearer. One that waits for its PIN is
     * {@link CellularControl#simPin} with 1234 and 3 tries left, one that waits for its PUK has none left.
     *
     * @param state what is in the slot from now on
     */
    void sim(Sim state);

    /**
     * What else the network around the modem can do.
     *
     * @return the network
     */
    CellularControl cellular();

    /**
     * Name resolution changes. Connections that are up stay.
     *
     * @param state what it does from now on
     */
    void dns(Dns state);

    /**
     * The modem gets stuck, or is freed.
     *
     * @param kind how; {@link Wedge#NONE} frees it
     */
    void wedge(Wedge kind);

    /**
     * The connection goes deaf both ways: {@code AT+MQTTSTATU} says 1, {@code AT+MPUB} says {@code OK}, and nothing
     * arrives. The next connection is a good one.
     *
     * @param on true to make the present connection deaf; false to end a deaf one, as the network does when it
     *           hears of a connection that it does not know, with {@code CLOSED}
     */
    void halfOpen(boolean on);

    /** The TCP connection breaks: {@code CLOSED}; the broker hears of it without a DISCONNECT. */
    void dropConnection();

    /**
     * The modem takes in nothing and says nothing for a time. Then it says and does all it has missed.
     *
     * @param time how long
     */
    void stall(Duration time);

    /**
     * Another program leaves the modem in transparent mode. The modem throws away all that the host sends and answers
     * nothing, until {@code +++} comes between two pauses of a second; then it says {@code OK}. A restart ends the mode
     * as well.
     */
    void transparent();

    /**
     * A short message comes in from a stranger. The modem says {@code +CMTI}, shows it, or keeps silent, as
     * {@code AT+CNMI} says; after a start it says {@code +CMTI}.
     *
     * @param text whatever the stranger wrote, line ends with it
     */
    void shortMessage(String text);

    /**
     * The modem says a line that nobody asked for.
     *
     * @param line the line without CR and LF
     */
    void unsolicited(String line);
}
