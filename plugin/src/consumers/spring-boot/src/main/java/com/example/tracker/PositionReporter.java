package com.example.tracker;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reports a position when the application is ready, and whenever the platform asks for it. */
@Component
class PositionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(PositionReporter.class);

    private final ModemSession<Tracker> session;

    PositionReporter(ModemSession<Tracker> session) {
        this.session = session;
    }

    /** Returns at once: a modem that is not there yet does not keep the application from starting. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        session.start();
        session.subscribeAsync(TrackerTopics.COMMAND, command -> report());
        report();
    }

    CompletableFuture<PublishResult> report() {
        return session.publishAsync(TrackerTopics.POSITION, "{\"lat\":31.2,\"lon\":121.5}")
                .whenComplete((result, failure) -> LOG.info("position: {}", failure == null ? result : failure));
    }
}
