package io.atforge.maven.mojo;

import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.source.UserMistakeException;
import java.time.Clock;
import java.util.OptionalLong;

/** The time that goes into a signature. */
final class Timestamp {

    private Timestamp() {}

    /** The time that is asked for, else now; none where the project signs none. */
    static OptionalLong of(Long milliseconds, ChosenDevice device) throws UserMistakeException {
        if (device.platform().timestamp()) {
            return OptionalLong.of(milliseconds == null ? Clock.systemUTC().millis() : milliseconds);
        }
        if (milliseconds != null) {
            throw new UserMistakeException("no time is signed here, as devices.yaml says timestamp: false; leave out"
                    + " -Datforge.timestamp");
        }
        return OptionalLong.empty();
    }
}
