package io.atforge.session;

import io.atforge.AtForgeException;
import java.util.Objects;
import java.util.Optional;

/**
 * A session went from one state to another.
 *
 * @param previous the state it left
 * @param current  the state it is in
 * @param cause    why a connection failed or was lost
 */
public record StateChange(SessionState previous, SessionState current, Optional<AtForgeException> cause)
        implements SessionEvent {

    /** Checks that all are there. */
    public StateChange {
        Objects.requireNonNull(previous);
        Objects.requireNonNull(current);
        Objects.requireNonNull(cause);
    }
}
