package io.atforge.testkit.modem.cellular;

import java.time.Instant;

/**
 * What a test can do to the network around a modem, beside what {@link io.atforge.testkit.modem.ModemControl} has. Every
 * method may be called from any thread and returns at once; a restart changes none of it.
 */
public interface CellularControl {

    /**
     * The signal at the antenna changes.
     *
     * @param quality what {@code AT+CSQ} says from now on, 0 to 31, or 99 for none that can be measured (27.007, 8.5)
     */
    void signal(int quality);

    /**
     * The network lets the modem into its packet service, or keeps it out: {@code AT+CGATT?} says 0, and what ran over it
     * is lost.
     *
     * @param open whether it lets it in
     */
    void packetService(boolean open);

    /**
     * The network gives a bearer that is asked for an address, or none: then the bearer does not come up. One that is up
     * stays.
     *
     * @param given whether it does
     */
    void address(boolean given);

    /**
     * The modem's calendar clock is set; {@code AT+CCLK?} tells it, and certificates are checked by it.
     *
     * @param time what it says now
     */
    void clock(Instant time);

    /** The modem's calendar clock is set right again. */
    void networkTime();

    /**
     * The SIM is another one, which asks for its PIN until it is entered, and again after each start of the modem and
     * each {@code AT+CFUN=0}.
     *
     * @param pin       4 to 8 digits
     * @param triesLeft how many wrong ones it takes before it is blocked and asks for its PUK, 0 to 3
     * @throws IllegalArgumentException if either is not so
     */
    void simPin(String pin, int triesLeft);

    /**
     * What became of the SIM's PIN.
     *
     * @return how often one was entered since the card is there, and how many tries are left
     */
    PinTries pinTries();
}
