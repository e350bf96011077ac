package io.atforge.session;

import io.atforge.AtForgeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

final class Counters {
    Counters(LongSupplier nanoTime, String deviceName, String portName, int queueLimit) {}
    void command(String summary, Duration took, Optional<AtForgeException> failure, boolean refused) {}
    void resynced() {}
    void state(SessionState previous, SessionState current, Optional<AtForgeException> cause) {}
    void trouble(Trouble trouble) {}
    void remedy(String name) {}
    void published(PublishResult result, Duration took) {}
    void queued(int depth) {}
    void rejected() {}
    void displaced() {}
    void expired() {}
    void received(int bytes) {}
    void receivedDropped() {}
    void discarded(long bytes) {}
    void unsolicited() {}
}
