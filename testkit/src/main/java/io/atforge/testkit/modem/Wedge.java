package io.atforge.testkit.modem;

/** How a modem is stuck. Only a restart helps. */
public enum Wedge {
    /** It is not. */
    NONE,
    /** Each command about MQTT ends with {@code +CME ERROR: 3}; {@code AT+RESET} helps. */
    MQTT,
    /** It answers nothing at all, so no command helps. */
    DEAD
}
