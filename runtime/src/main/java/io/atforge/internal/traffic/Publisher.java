package io.atforge.internal.traffic;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.internal.monitoring.Counters;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.outbox.OutboxEntry;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.session.DisconnectReason;
import io.atforge.session.PublishResult;
import io.atforge.topic.Topic;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The messages on their way out: those of the application wait in the queue, those of the outbox in their file. Lives on
 * the session's loop.
 */
final class Publisher {

    /** A modem that refuses so many publishes in a row, refuses all, whatever it says of its connection. */
    private static final int REFUSALS = 3;

    private final SessionSettings<?> settings;
    private final ScriptValues values;
    private final ScriptRunner runner;
    private final ConnectionLink connection;
    private final AcknowledgementCheck acknowledgements;
    private final Runnable acknowledged;
    private final PublishQueue queue;
    private final Optional<OutboxSender> outbox;
    private int refused;

    /**
     * Sends nothing until it is opened.
     *
     * @param acknowledged told of each message that the platform has acknowledged
     */
    Publisher(
            SessionSettings<?> settings,
            ScriptRunner runner,
            Counters counters,
            ConnectionLink connection,
            Runnable acknowledged) {
        this.settings = settings;
        this.values = new ScriptValues(settings.identity());
        this.runner = runner;
        this.connection = connection;
        this.acknowledgements = new AcknowledgementCheck(connection);
        this.acknowledged = acknowledged;
        this.queue =
                new PublishQueue(settings.publishing(), settings.loop(), counters, connection::notOnline, this::send);
        this.outbox = settings.outbox()
                .map(box -> new OutboxSender(
                        settings.identity()::name,
                        box,
                        settings.loop(),
                        settings.threads(),
                        counters,
                        this::sendStored));
    }

    PublishQueue.Handover publish(OutboundMessage message) {
        return queue.add(message);
    }

    /** Something was put into the outbox. */
    void posted() {
        outbox.ifPresent(OutboxSender::next);
    }

    void open() {
        refused = 0;
        queue.open();
        outbox.ifPresent(OutboxSender::open);
    }

    /** There is no connection: what comes now waits for one. */
    void hold() {
        queue.hold();
        outbox.ifPresent(OutboxSender::hold);
    }

    /** There will be none: what waits fails, and what comes later. */
    void stop(Supplier<AtForgeException> later) {
        queue.stop(later);
        outbox.ifPresent(OutboxSender::hold);
    }

    private CompletableFuture<PublishResult> sendStored(OutboxEntry entry) {
        try {
            return send(
                    OutboundMessage.of(Topic.publish(entry.topic(), entry.qos()), entry.payload(), settings.dialect()));
        } catch (InvalidArgumentException e) {
            // another version of the program may have put it there
            return CompletableFuture.completedFuture(new PublishResult(PublishResult.Outcome.FAILED, Optional.of(e)));
        }
    }

    /** Sends a message at once, past the queue. */
    CompletableFuture<PublishResult> send(OutboundMessage message) {
        return runner.run(
                        message.script(settings.identity().scripts()),
                        values.publish(message.topic(), message.payload()))
                .thenApply(result -> {
                    if (result instanceof ScriptResult.Failed failed) {
                        acknowledgements.check(failed.error());
                        checkRefused(failed.error());
                    } else {
                        refused = 0;
                        if (message.isAcknowledged()) {
                            acknowledged.run();
                        }
                    }
                    return message.resultOf(result);
                });
    }

    /** One refused publish concerns its caller; a modem that takes none needs help. */
    private void checkRefused(AtForgeException failure) {
        if (connection.isOnline() && failure instanceof ModemErrorException && ++refused >= REFUSALS) {
            connection.lost(
                    DisconnectReason.MODEM,
                    new ConnectionLostException(
                            "the modem refuses one publish after the other: " + failure.getMessage()));
        }
    }
}
