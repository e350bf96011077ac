package io.atforge.internal.traffic;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.internal.monitoring.Counters;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionScripts;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.outbox.OutboxEntry;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import io.atforge.session.DisconnectReason;
import io.atforge.session.PublishResult;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The messages on their way out: those of the application wait in the queue, those of the outbox in their file. Lives on
 * the session's loop.
 */
final class Publisher {

    /** A modem that refuses so many publishes in a row, refuses all, whatever it says of its connection. */
    private static final int REFUSALS = 3;

    /** So many missing acknowledgements in a row are no accident of the line, where nothing else can be asked. */
    private static final int MISSING = 3;

    private final SessionSettings<?> settings;
    private final ScriptValues values;
    private final ScriptRunner runner;
    private final ConnectionLink connection;
    private final AcknowledgementCheck acknowledgements;
    private final Runnable acknowledged;
    private final BooleanSupplier doubted;
    private final ScriptLine line = new ScriptLine();
    private final SendGate gate;
    private final AcknowledgementTime acknowledgementTime = new AcknowledgementTime();
    private final PublishQueue queue;
    private final Optional<OutboxSender> outbox;
    private int refused;
    private int missing;
    private PublishTopic<?> lastTopic;
    private Map<ScriptVariable, byte[]> ofLastTopic = Map.of();

    /**
     * Sends nothing until it is opened.
     *
     * @param acknowledged told of each message that the platform has acknowledged
     * @param doubted      told when an acknowledgement is missing that puts no other in doubt; says whether the platform is
     *                     asked
     * @param paceKept     told when the platform's quota makes a message wait for the first time
     */
    Publisher(
            SessionSettings<?> settings,
            ScriptRunner runner,
            Counters counters,
            ConnectionLink connection,
            Runnable acknowledged,
            BooleanSupplier doubted,
            Runnable paceKept) {
        this.settings = settings;
        this.values = new ScriptValues(settings.identity());
        this.runner = runner;
        this.connection = connection;
        this.acknowledgements = new AcknowledgementCheck(connection);
        this.acknowledged = acknowledged;
        this.doubted = doubted;
        this.gate = new SendGate(this::lineDepth, this::window, settings.loop(), counters, paceKept);
        this.queue = new PublishQueue(
                settings.publishing(), settings.loop(), counters, connection::notOnline, gate, this::send);
        this.outbox = settings.outbox()
                .map(box -> new OutboxSender(
                        settings.identity()::name,
                        box,
                        settings.loop(),
                        settings.threads(),
                        counters,
                        gate,
                        this::sendStored));
    }

    /** What follows is made ready while one goes out; but no other may come between the commands of one script. */
    private int lineDepth() {
        return settings.identity().isKnown() && settings.identity().scripts().publishesAtOnce() ? 2 : 1;
    }

    private int window() {
        return Math.min(
                settings.publishing().inFlight(), settings.identity().dialect().publishWindow());
    }

    void publish(OutboundMessage message, PublishQueue.Handover handover) {
        queue.add(message, handover);
    }

    /** Something was put into the outbox. */
    void posted() {
        outbox.ifPresent(OutboxSender::posted);
    }

    void open() {
        refused = 0;
        missing = 0;
        acknowledgementTime.reset();
        lastTopic = null;
        gate.keep(settings.publishQuota()
                .orElseGet(
                        () -> settings.identity().device().product().platform().publishQuota()));
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

    private void sendStored(OutboxEntry entry, Runnable leftTheLine, Consumer<PublishResult> ended) {
        OutboundMessage message;
        try {
            message = OutboundMessage.of(
                    Topic.publish(entry.topic(), entry.qos()),
                    entry.payload(),
                    settings.identity().dialect());
        } catch (InvalidArgumentException e) {
            // another version of the program may have put it there
            ended.accept(new PublishResult(PublishResult.Outcome.FAILED, Optional.of(e)));
            return;
        }
        send(message, leftTheLine, ended);
    }

    /** Sends a message at once, past the queue. */
    CompletableFuture<PublishResult> send(OutboundMessage message) {
        CompletableFuture<PublishResult> ended = new CompletableFuture<>();
        gate.passesBy(message.topic().qos());
        send(message, () -> {}, ended::complete);
        return ended;
    }

    private void send(OutboundMessage message, Runnable leftTheLine, Consumer<PublishResult> ended) {
        SessionScripts scripts = settings.identity().scripts();
        if (scripts.publishesAtOnce()) {
            run(message, leftTheLine, ended);
        } else {
            line.enter(left -> afterAnother(
                    message,
                    () -> {
                        leftTheLine.run();
                        left.run();
                    },
                    result -> {
                        ended.accept(result);
                        left.run();
                    }));
        }
    }

    /** The connection may have ended with the one before. */
    private void afterAnother(OutboundMessage message, Runnable leftTheLine, Consumer<PublishResult> ended) {
        if (connection.isOnline()) {
            run(message, leftTheLine, ended);
        } else {
            ended.accept(new PublishResult(PublishResult.Outcome.FAILED, Optional.of(connection.notOnline())));
        }
    }

    private void run(OutboundMessage message, Runnable leftTheLine, Consumer<PublishResult> ended) {
        SessionScripts scripts = settings.identity().scripts();
        AtScript script = message.script(scripts);
        AtomicLong acceptedAt = new AtomicLong();
        ScriptRunner.Completion completion = new ScriptRunner.Completion(allowed(message), () -> {
            acceptedAt.set(settings.loop().nanoTime());
            refused = 0;
            if (scripts.publishesMayOvertake()) {
                leftTheLine.run();
            }
        });
        runner.run(script, values(message), completion, result -> {
            if (result instanceof ScriptResult.Done) {
                taken(message, acceptedAt.get());
            }
            ended.accept(ended(message, script, result));
        });
    }

    private Duration allowed(OutboundMessage message) {
        return message.isAcknowledged() ? acknowledgementTime.allowed() : AcknowledgementTime.CEILING;
    }

    /**
     * An acknowledgement that is late says nothing of how the modem is now; and what completes a message without one says
     * nothing of the platform.
     */
    private void taken(OutboundMessage message, long acceptedAt) {
        if (message.isAcknowledged()) {
            missing = 0;
        }
        if (acceptedAt == 0) {
            refused = 0;
        } else if (message.isAcknowledged()) {
            acknowledgementTime.measured(settings.loop().nanoTime() - acceptedAt);
        }
    }

    /** One message after the other goes to the same topic: what does not change is made once. */
    private Map<ScriptVariable, byte[]> values(OutboundMessage message) {
        if (message.topic() != lastTopic) {
            ofLastTopic = values.publish(message.topic());
            lastTopic = message.topic();
        }
        return values.publish(ofLastTopic, message.payload());
    }

    private PublishResult ended(OutboundMessage message, AtScript script, ScriptResult result) {
        if (result instanceof ScriptResult.Failed failed) {
            checkAcknowledged(failed);
            checkRefused(failed.error());
        } else if (message.isAcknowledged()) {
            acknowledged.run();
        }
        return message.resultOf(result, script);
    }

    private void checkAcknowledged(ScriptResult.Failed failed) {
        if (!failed.step().isIdentified()) {
            acknowledgements.check(failed.error());
        } else if (AcknowledgementCheck.isMissing(failed.error()) && !doubted.getAsBoolean() && ++missing >= MISSING) {
            acknowledgements.check(failed.error());
        }
    }

    /** One acknowledgement more than there are messages: then some message got another's, and which is not known. */
    void oneTooMany(String line) {
        if (connection.isOnline() && window() > 1) {
            connection.lost(
                    DisconnectReason.UNACKNOWLEDGED,
                    new ConnectionLostException("more was acknowledged than was sent: one " + line
                            + " of the modem belongs to no message, so none can be trusted"));
        }
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
