package io.atforge.session;

import java.util.Locale;

/** Where in a session's life a fault strikes: at the command that stands for the phase, or between commands. */
enum Phase {
    IDLE(""),
    ATTACH("AT+CGATT?"),
    CONNECT("AT+MCONNECT="),
    SUBSCRIBE("AT+MSUB="),
    PUBLISH("AT+MPUB=\"/a1hahpgAs3s/test/report\"");

    private final String command;

    Phase(String command) {
        this.command = command;
    }

    /** What the command of the phase starts with. */
    String command() {
        return command;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
