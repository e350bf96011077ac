package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.event.EventRecordingLogger;
import org.slf4j.event.Level;
import org.slf4j.event.SubstituteLoggingEvent;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.SubstituteLogger;

/** What a person reads of a session. */
class SessionLogTest {

    private static final Optional<AtForgeException> GONE = Optional.of(new ConnectionLostException("it is gone"));
    private static final Optional<AtForgeException> FAILED = Optional.of(new ConnectionLostException("no way"));
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Queue<SubstituteLoggingEvent> events = new ArrayDeque<>();
    private final SessionLog log = new SessionLog(
            () -> "device test", new EventRecordingLogger(new SubstituteLogger("test", events, true), events));

    private Stream<String> lines() {
        return events.stream()
                .filter(event -> event.getLevel().toInt() >= Level.INFO.toInt())
                .map(event -> event.getLevel() + " "
                        + MessageFormatter.arrayFormat(event.getMessage(), event.getArgumentArray()).getMessage());
    }

    private void tries(Trouble trouble, Optional<AtForgeException> cause, Remedy remedy) {
        log.tries(trouble, cause, remedy, SECOND, false);
    }

    @Test
    void aTroubleAndTheReturnAreALineEach() {
        tries(Trouble.CLOSED, GONE, Remedy.RECONNECT);
        log.reached(SessionState.OPENING);
        log.online(Optional.of(Duration.ofMillis(1299)));
        log.closed();
        assertThat(lines()).containsExactly(
                "WARN device test: CLOSED: it is gone; tries RECONNECT in 1.0 s",
                "INFO device test: ONLINE after 1.2 s",
                "INFO device test: CLOSED");
        assertThat(events).hasSize(4);
    }

    @Test
    void saysThatThePlatformsLimitMakesItWait() {
        log.tries(Trouble.CLOSED, GONE, Remedy.RECONNECT, Duration.ofSeconds(42), true);
        assertThat(lines()).containsExactly("WARN device test: CLOSED: it is gone; tries RECONNECT in 42.0 s, as there"
                + " were as many connects in a minute as are allowed");
    }

    @Test
    void theSameIsSaidOnceUntilTheReturn() {
        tries(Trouble.PORT, GONE, Remedy.RESYNC);
        tries(Trouble.PORT, GONE, Remedy.RESYNC);
        tries(Trouble.PORT, FAILED, Remedy.RESYNC);
        tries(Trouble.PORT, FAILED, Remedy.RESYNC);
        tries(Trouble.PORT, FAILED, Remedy.REOPEN);
        log.online(Optional.empty());
        tries(Trouble.PORT, FAILED, Remedy.REOPEN);
        assertThat(lines()).containsExactly(
                "WARN device test: PORT: it is gone; tries RESYNC in 1.0 s",
                "WARN device test: PORT: no way; tries RESYNC in 1.0 s",
                "WARN device test: PORT: no way; tries REOPEN in 1.0 s",
                "INFO device test: ONLINE",
                "WARN device test: PORT: no way; tries REOPEN in 1.0 s");
    }

    @Test
    void withoutALadderItSaysThatItIsOffline() {
        log.gaveUp(Trouble.CLOSED, GONE);
        log.gaveUp(Trouble.MODEM, Optional.empty());
        assertThat(lines()).containsExactly(
                "WARN device test: OFFLINE, CLOSED: it is gone", "WARN device test: OFFLINE, MODEM");
    }
}
