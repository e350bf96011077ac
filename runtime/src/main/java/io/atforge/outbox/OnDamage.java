package io.atforge.outbox;

/** What becomes of an outbox's file that is damaged when it is opened. */
public enum OnDamage {
    /** The outbox is not opened, and the file is left as it is: for a person to look at. The default. */
    REFUSE,
    /**
     * The file is set aside, under its name with {@code .damaged-1} at its end, or the next number that is free, and an
     * empty one takes its place: for a gateway that nobody can get at. A warning in the log, an event and a counter of
     * the session tell of it. What the file held is not sent.
     */
    SET_ASIDE
}
