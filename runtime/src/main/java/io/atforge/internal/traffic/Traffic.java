package io.atforge.internal.traffic;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.UnexpectedReplyException;
import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import io.atforge.at.AtResult;
import io.atforge.at.Frame;
import io.atforge.at.ModemErrors;
import io.atforge.dialect.Dialect.Failure;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.monitoring.Counters;
import io.atforge.internal.monitoring.SessionLog;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.outbox.Outbox;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.session.DisconnectReason;
import io.atforge.session.Message;
import io.atforge.session.SessionEvent;
import io.atforge.topic.SubscribeTopic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What goes over a connection, both ways, while it is there, and what waits while it is not. Lives on the loop. */
public final class Traffic<P> {

    private final SessionSettings<P> settings;
    private final ScriptValues values;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final Counters counters;
    private final Consumer<SessionEvent> events;
    private final ConnectionLink connection;
    private final SessionLog log;
    private final MessageCallbacks callbacks;
    private final Subscriber<P> subscriber;
    private final Publisher publisher;
    private final Heartbeat heartbeat;
    private final StoredMessages stored;
    private boolean hasSetOut;
    private boolean preparing;

    public Traffic(
            SessionSettings<P> settings,
            AtChannel channel,
            ScriptRunner runner,
            Counters counters,
            Consumer<SessionEvent> events,
            SessionLog log,
            ConnectionLink connection) {
        this.settings = settings;
        this.values = new ScriptValues(settings.identity());
        this.channel = channel;
        this.runner = runner;
        this.counters = counters;
        this.events = events;
        this.connection = connection;
        this.log = log;
        this.heartbeat = new Heartbeat(settings.liveness(), settings.loop(), this::askModem, this::askPlatform);
        this.callbacks = new MessageCallbacks(
                settings.identity()::name, settings.callbacks(), settings.receiving(), this::dropped);
        this.subscriber = new Subscriber<>(
                settings.identity(), runner, connection, heartbeat::traffic, callbacks, this::unclaimed);
        this.publisher = new Publisher(
                settings, runner, counters, connection, heartbeat::traffic, heartbeat::doubt, log::keepsPace);
        this.stored = new StoredMessages(
                settings.dialect().cachedMessage(), this::readOut, lost -> events.accept(new SessionEvent.Gap(lost)));
    }

    // ---- with the connection

    /** The session sets out. Who listens to events does so by now: they are told of an outbox that was set aside. */
    public void setsOut() {
        if (!hasSetOut) {
            hasSetOut = true;
            settings.outbox().flatMap(Outbox::setAside).ifPresent(aside -> {
                counters.outboxSetAside();
                events.accept(new SessionEvent.OutboxSetAside(aside.file(), aside.reason()));
            });
        }
    }

    /** Restores what is subscribed to. */
    public CompletableFuture<Void> restore() {
        return subscriber.restore();
    }

    public void open() {
        channel.inPlace(true);
        heartbeat.start();
        publisher.open();
    }

    /** There will be a connection: what comes now waits for it. */
    public void hold() {
        publisher.hold();
    }

    public void connectionEnded() {
        channel.inPlace(false);
        heartbeat.stop();
        publisher.hold();
        subscriber.connectionEnded();
    }

    /** There will be no connection: what waits for one fails, and what comes later. */
    public void stop(AtForgeException cause, Supplier<AtForgeException> later) {
        channel.inPlace(false);
        heartbeat.stop();
        publisher.stop(later);
        subscriber.giveUp(cause);
    }

    /** May be called from any thread. */
    public Optional<Duration> sinceTraffic() {
        return heartbeat.sinceTraffic();
    }

    // ---- out

    public CompletableFuture<Void> subscribe(SubscribeTopic<P> topic, Consumer<Message> handler) {
        return subscriber.add(topic, handler);
    }

    public CompletableFuture<Void> unsubscribe(SubscribeTopic<P> topic) {
        return subscriber.remove(topic);
    }

    public void publish(OutboundMessage message, PublishQueue.Handover handover) {
        publisher.publish(message, handover);
    }

    /** Something was put into the outbox. */
    public void posted() {
        publisher.posted();
    }

    public CompletableFuture<List<String>> query(String command) {
        AtCommand asked = AtCommand.of(command, settings.dialect().tables().answerWithin());
        return channel.execute(asked).thenApply(result -> {
            if (result instanceof AtResult.Failed failed) {
                throw ModemErrors.of(
                        channel.name(),
                        asked,
                        failed.error(),
                        settings.dialect().tables().explanations());
            }
            return result.lines();
        });
    }

    // ---- is the connection alive

    private void askModem() {
        settings.identity()
                .scripts()
                .status()
                .ifPresent(script -> runner.run(script, values.common()).thenAccept(result -> {
                    if (result instanceof ScriptResult.Failed failed && saysNotConnected(failed)) {
                        notConnected(failed);
                    }
                }));
    }

    /** Some say nothing but OK of a connection that is not there. */
    private boolean saysNotConnected(ScriptResult.Failed failed) {
        return failed.line()
                .or(() -> Optional.of("OK").filter(ok -> failed.error() instanceof UnexpectedReplyException))
                .flatMap(line -> settings.dialect().meaning(failed.step().command(), line))
                .filter(Failure.NOT_CONNECTED::equals)
                .isPresent();
    }

    private void notConnected(ScriptResult.Failed failed) {
        if (connection.isOnline()) {
            connection.lost(
                    DisconnectReason.CLOSED,
                    new ConnectionLostException("the connection of the modem on " + channel.name()
                            + " is gone, and nothing had said so: "
                            + failed.error().getMessage()));
            channel.connectionEnded();
        }
    }

    private Optional<CompletableFuture<Void>> askPlatform() {
        if (settings.liveness().loopback().isEmpty()) {
            return subscriber.renewAny();
        }
        OutboundMessage empty = OutboundMessage.of(
                settings.liveness().loopback().get(),
                new byte[0],
                settings.identity().dialect());
        return Optional.of(publisher
                .send(empty)
                .thenCompose(result -> result.isSuccess()
                        ? CompletableFuture.<Void>completedFuture(null)
                        : CompletableFuture.<Void>failedFuture(result.cause().orElseThrow()))
                .whenComplete((done, error) -> new AcknowledgementCheck(connection).check(Failures.origin(error))));
    }

    // ---- in

    public void message(Frame.Message message) {
        heartbeat.traffic();
        counters.received(message.payload().length);
        subscriber.deliver(message);
    }

    /** The modem was told to show none: another program has told it otherwise, or it knows no such command. */
    public void text(Frame.Text text) {
        events.accept(new SessionEvent.Text(text.header(), text.text()));
        if (connection.isOnline()
                && !preparing
                && settings.dialect().tables().texts().isRouted(text.header())) {
            log.showsTexts();
            preparing = true;
            runner.run(settings.identity().prepare(), values.common()).thenRun(() -> preparing = false);
        }
    }

    private void dropped(Message message) {
        log.dropped(message);
        counters.receivedDropped();
        events.accept(new SessionEvent.Dropped(message));
    }

    private void unclaimed(Message message) {
        settings.unclaimed().ifPresentOrElse(handler -> callbacks.deliver(message, handler), () -> {
            log.unclaimed(message);
            counters.receivedUnclaimed();
            events.accept(new SessionEvent.Unclaimed(message));
        });
    }

    /** A line that may announce a message which the modem keeps. */
    public void announced(String said) {
        if (settings.identity().isKnown()) {
            stored.announced(said);
        }
    }

    /** One acknowledgement more than there are messages. */
    public void oneTooMany(String line) {
        publisher.oneTooMany(line);
    }

    private CompletableFuture<?> readOut(Optional<String> slot) {
        return settings.identity()
                .scripts()
                .fetch()
                .<CompletableFuture<?>>map(script -> runner.run(script, values.fetch(slot)))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
