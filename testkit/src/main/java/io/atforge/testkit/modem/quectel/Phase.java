package io.atforge.testkit.modem.quectel;

import io.atforge.testkit.modem.uplink.Connection;

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

    /** The same in the words of all families. */
    Connection connection() {
        return switch (this) {
            case FREE, OPENING, ENDED -> Connection.DOWN;
            case OPEN, CONNECTING, DISCONNECTING -> Connection.OPEN;
            case CONNECTED -> Connection.ONLINE;
        };
    }

    int number() {
        return number;
    }
}
