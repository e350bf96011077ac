package io.atforge.bench;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where in a session's life a fault strikes: at what the modem gets or must say in the phase, or between commands. */
public enum Phase {
    /** The port is being opened. */
    OPENING(""),
    SYNCHRONIZING("ATE0"),
    SIM("AT+CPIN?"),
    REGISTERING("AT+CGATT?"),
    BEARER("AT+CIFSR"),
    TCP("AT+MIPSTART="),
    MQTT("AT+MCONNECT="),
    SUBSCRIBING("AT+MSUB="),
    IDLE(""),
    /** A publish, before its OK. */
    PUBLISHING("AT+MPUB=\"/a1hahpgAs3s/test/report\""),
    /** The prompt is due. */
    PROMPT("AT+MPUBEX="),
    /** The data of a publish is on its way. */
    BODY("\u0000"),
    /** A publish, after its OK. */
    ACKNOWLEDGING("PUBACK"),
    /** A message comes in, and stops in its middle. */
    RECEIVING(""),
    /** Between two tries. */
    WAITING(""),
    CLOSING("AT+MDISCONNECT");

    /** The way online. */
    public static final Set<Phase> WAY_ONLINE = EnumSet.range(OPENING, SUBSCRIBING);

    /** Publishes. */
    public static final Set<Phase> PUBLISHES = EnumSet.range(PUBLISHING, ACKNOWLEDGING);

    private final String command;

    Phase(String command) {
        this.command = command;
    }

    /** What the command of the phase starts with. */
    public String command() {
        return command;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
