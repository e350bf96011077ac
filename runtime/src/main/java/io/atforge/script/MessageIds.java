package io.atforge.script;

/**
 * Counts the commands that name their message id: 1 to 65535, then from 1 again, as 0 is no packet identifier (MQTT
 * 3.1.1, [MQTT-2.3.1-1]). No command waits for as long as it takes to come round.
 */
final class MessageIds {

    private static final int LAST = 65_535;

    private int last;

    /** The next number, in digits. */
    String next() {
        last = last == LAST ? 1 : last + 1;
        return Integer.toString(last);
    }
}
