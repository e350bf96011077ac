package com.example.tracker;

import io.atforge.session.ModemSession;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** The member "modem" of /actuator/health. A session on its way back is still UP: it needs nobody. */
@Component
class ModemHealthIndicator implements HealthIndicator {

    private final ModemSession<Tracker> session;
    private final Duration downAfter;

    ModemHealthIndicator(ModemSession<Tracker> session, @Value("${tracker.down-after}") Duration downAfter) {
        this.session = session;
        this.downAfter = downAfter;
    }

    @Override
    public Health health() {
        io.atforge.session.Health modem = session.health(downAfter);
        Health.Builder told = Health.status(
                        switch (modem.status()) {
                            case UP, DEGRADED -> Status.UP;
                            case DOWN -> Status.DOWN;
                        })
                .withDetail("state", modem.state())
                .withDetail("inStateSeconds", modem.inState().toSeconds())
                .withDetail("queued", modem.queued());
        modem.cause().ifPresent(cause -> told.withDetail("cause", cause));
        return told.build();
    }
}
