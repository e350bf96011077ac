package io.atforge.testkit.modem.cellular;

/** The network registration status (3GPP 27.007, {@code AT+CREG}). */
public enum Registration {
    /** Not registered, and not looking for a network. */
    NOT_REGISTERED(0),
    /** Registered at home. */
    HOME(1),
    /** Looking for a network. */
    SEARCHING(2),
    /** The network does not let the modem in. */
    DENIED(3),
    /** The modem does not know. */
    UNKNOWN(4),
    /** Registered away from home. */
    ROAMING(5),
    /** Registered at home by LTE alone: {@code AT+CEREG?} says so, {@code AT+CREG?} and {@code AT+CGREG?} say 0. */
    LTE_ONLY(1);

    private final int number;

    Registration(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    boolean registered() {
        return this == HOME || this == ROAMING || this == LTE_ONLY;
    }
}
