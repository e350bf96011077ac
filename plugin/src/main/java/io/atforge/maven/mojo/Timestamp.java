package io.atforge.maven.mojo;

import java.time.Clock;

/** The time that goes into a signature. */
final class Timestamp {

    private Timestamp() {}

    static long orNow(Long milliseconds) {
        return milliseconds == null ? Clock.systemUTC().millis() : milliseconds;
    }
}
