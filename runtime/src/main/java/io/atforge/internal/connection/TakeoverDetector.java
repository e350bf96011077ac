package io.atforge.internal.connection;

import java.time.Duration;

/**
 * Finds out that another client signs in as this device: the platform then ends one's connection without a word, as MQTT
 * 3.1.1 says of a client id that is taken over (section 3.1.4), again and again.
 */
final class TakeoverDetector {

    /** Two connections in a row that were ended so soon are no accident. */
    static final Duration SHORT = Duration.ofSeconds(30);

    private int shortConnections;

    /**
     * The platform ended a connection.
     *
     * @param online for how long it was online; zero if it never was
     * @return whether it did so twice in a row, too soon for an accident
     */
    boolean closed(Duration online) {
        shortConnections = online.compareTo(SHORT) < 0 ? shortConnections + 1 : 0;
        return shortConnections > 1;
    }

    /** A connection ended, whatever ended it, that had been online for so long. */
    void ended(Duration online) {
        if (online.compareTo(SHORT) >= 0) {
            shortConnections = 0;
        }
    }

    /** How many connections in a row were ended too soon. */
    int shortConnections() {
        return shortConnections;
    }
}
