package io.atforge.bench;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where in a session's life a fault strikes: at what the modem gets or must say in the phase, or between commands. */
public enum Phase {
    /** The port is being opened. */
    OPENING,
    SYNCHRONIZING,
    SIM,
    REGISTERING,
    BEARER,
    TCP,
    MQTT,
    SUBSCRIBING,
    IDLE,
    /** A publish, before its OK. */
    PUBLISHING,
    /** The prompt is due. */
    PROMPT,
    /** The data of a publish is on its way. */
    BODY,
    /** A publish, after its OK. */
    ACKNOWLEDGING,
    /** A message comes in, and stops in its middle. */
    RECEIVING,
    /** Between two tries. */
    WAITING,
    CLOSING;

    /** The way online. */
    public static final Set<Phase> WAY_ONLINE = EnumSet.range(OPENING, SUBSCRIBING);

    /** Publishes. */
    public static final Set<Phase> PUBLISHES = EnumSet.range(PUBLISHING, ACKNOWLEDGING);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
