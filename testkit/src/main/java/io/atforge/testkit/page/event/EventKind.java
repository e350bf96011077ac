package io.atforge.testkit.page.event;

/** The kinds of events, and how many of each are kept. */
public enum EventKind {
    /** A line between host and modem. */
    WIRE("wire", 5000, 2_000_000, false),
    /** A message that passed the platform. */
    MESSAGE("message", 500, 2_000_000, false),
    /** What was done, and what things say. */
    NOTE("note", 200, 500_000, false),
    /** How the modem is; older ones only for readers who have not heard of a short change. */
    STATE("state", 50, 50_000, true),
    /** Who has subscribed to what. */
    SUBSCRIPTIONS("subscriptions", 1, Integer.MAX_VALUE, true),
    /** How much there was of everything. */
    COUNTERS("counters", 5, 50_000, true);

    private final String words;
    private final int most;
    private final int mostCharacters;
    private final boolean whole;

    EventKind(String words, int most, int mostCharacters, boolean whole) {
        this.words = words;
        this.most = most;
        this.mostCharacters = mostCharacters;
        this.whole = whole;
    }

    /**
     * The name that the page knows it by.
     *
     * @return one word
     */
    public String words() {
        return words;
    }

    int most() {
        return most;
    }

    int mostCharacters() {
        return mostCharacters;
    }

    /**
     * Whether each event says all of it anew, so that who comes later needs only the last.
     *
     * @return true for what has a present state
     */
    public boolean isWhole() {
        return whole;
    }
}
