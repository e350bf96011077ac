package io.atforge.testkit.modem.cellular;

import java.util.Objects;

/**
 * The PIN of the card in the slot, and how many tries the card gives. A wrong PIN takes one, the right one restores
 * all; without any left only the PUK helps, {@link #UNBLOCKING_KEY} here (3GPP TS 31.101, 9.5).
 */
public final class PinLock {

    /** The PUK of every card here. */
    public static final String UNBLOCKING_KEY = "12345678";

    /** The PIN of a card of which nothing else is said. */
    static final String PIN = "1234";

    /** How many wrong PINs a card takes. */
    public static final int TRIES = 3;

    private static final int UNBLOCKING_TRIES = 10;

    private String pin = "";
    private int unblockingTries = UNBLOCKING_TRIES;
    // Read by tests, on threads of their own.
    private volatile PinTries tries = new PinTries(0, TRIES);

    PinLock() {}

    /**
     * Checks what a test wants of a card.
     *
     * @param pin       its PIN
     * @param triesLeft its tries
     * @throws IllegalArgumentException if there is no such card
     */
    public static void check(String pin, int triesLeft) {
        if (!pin.matches("[0-9]{4,8}")) {
            throw new IllegalArgumentException("a PIN has 4 to 8 digits");
        }
        if (triesLeft < 0 || triesLeft > TRIES) {
            throw new IllegalArgumentException(triesLeft + " tries; a card gives 0 to " + TRIES);
        }
    }

    /** A card without a PIN. */
    void remove() {
        put("", TRIES);
    }

    /** A card with this PIN, of whose tries so many are left. */
    void put(String code, int left) {
        pin = Objects.requireNonNull(code);
        tries = new PinTries(0, left);
        unblockingTries = UNBLOCKING_TRIES;
    }

    /** What a card that gets power waits for. */
    Sim poweredUp() {
        if (pin.isEmpty()) {
            return Sim.READY;
        }
        return tries.left() > 0 ? Sim.PIN : Sim.PUK;
    }

    /** A PIN is entered. */
    boolean opens(String code) {
        boolean right = code.equals(pin);
        tries = new PinTries(tries.entered() + 1, right ? TRIES : tries.left() - 1);
        return right;
    }

    /** A PUK is entered, and the PIN that shall be from now on. */
    boolean unblocks(String key, String code) {
        boolean right = unblockingTries > 0 && key.equals(UNBLOCKING_KEY);
        if (right) {
            put(code, TRIES);
        } else {
            unblockingTries = Math.max(0, unblockingTries - 1);
        }
        return right;
    }

    /**
     * What became of the PIN.
     *
     * @return how often it was entered, and the tries left
     */
    public PinTries tries() {
        return tries;
    }

    /**
     * How many wrong PUKs the card still takes.
     *
     * @return 0 to 10
     */
    public int unblockingTries() {
        return unblockingTries;
    }
}
