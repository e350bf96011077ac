package io.atforge.testkit.modem.quectel;

/** How far a client is; the numbers are those of {@code AT+QMTCONN?}. */
enum Phase {
    FREE(0),
    OPENING(0),
    OPEN(1),
    CONNECTING(2),
    CONNECTED(3),
    DISCONNECTING(4),
    /** The connection has ended, and the model wants {@code AT+QMTCLOSE} first. */
    ENDED(0);

    private final int number;

    Phase(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
