package io.atforge.testkit.fault;

/** The direction of bytes on a serial line. */
public enum Direction {

    /** What the host sends. */
    TO_MODEM("to-modem"),

    /** What the modem sends. */
    TO_HOST("to-host");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    static Direction parse(String text) {
        for (Direction direction : values()) {
            if (direction.text.equals(text)) {
                return direction;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no direction; write to-modem or to-host");
    }

    /**
     * The direction as plans write it.
     *
     * @return {@code to-modem} or {@code to-host}
     */
    @Override
    public String toString() {
        return text;
    }
}
