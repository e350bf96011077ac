package io.atforge.testkit.modem.uplink;

/** How far a modem's MQTT connection is. */
public enum Connection {
    /** There is none. */
    DOWN,
    /** The way to the broker is open, and the broker has not let the modem in. */
    OPEN,
    /** The broker has let the modem in. */
    ONLINE
}
