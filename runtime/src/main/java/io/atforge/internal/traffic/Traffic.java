package io.atforge.internal.traffic;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
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
import io.atforge.outbox.OutboxEntry;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.session.DisconnectReason;
import io.atforge.session.Message;
import io.atforge.session.PublishResult;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What goes over a connection, both ways, while it is there, and what waits while it is not. Lives on the loop. */
public final class Traffic<P> {

    /** A modem that refuses so many publishes in a row, refuses all, whatever it says of its connection. */
    private static final int REFUSALS = 3;

    /** What carries the traffic. */
    public interface Line {

        SessionState state();

        NotConnectedException notOnline();

        /** The traffic shows that there is no connection any more. */
        void lost(DisconnectReason trouble, ConnectionLostException cause);
    }

    private final SessionSettings<P> settings;
    private final ScriptValues values;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final Counters counters;
    private final Consumer<SessionEvent> events;
    private final Line line;
    private final SessionLog log;
    private final MessageCallbacks callbacks;
    private final Subscriptions<P> subscriptions;
    private final PublishQueue outgoing;
    private final Optional<OutboxSender> forwarder;
    private final Heartbeat heartbeat;
    private final StoredMessages cache;
    private int refused;
    private boolean preparing;

    public Traffic(
            SessionSettings<P> settings,
            AtChannel channel,
            ScriptRunner runner,
            Counters counters,
            Consumer<SessionEvent> events,
            SessionLog log,
            Line line) {
        this.settings = settings;
        this.values = new ScriptValues(settings.subject());
        this.channel = channel;
        this.runner = runner;
        this.counters = counters;
        this.events = events;
        this.line = line;
        this.log = log;
        this.callbacks = new MessageCallbacks(
                settings.subject()::name, settings.callbacks(), settings.receiving(), this::dropped);
        this.subscriptions = new Subscriptions<>(settings.subject(), platform(), callbacks, this::unclaimed);
        this.outgoing = new PublishQueue(settings.publishing(), settings.loop(), counters, line::notOnline, this::send);
        this.forwarder = settings.outbox()
                .map(outbox -> new OutboxSender(
                        settings.subject()::name,
                        outbox,
                        settings.loop(),
                        settings.threads(),
                        counters,
                        this::forward));
        this.heartbeat = new Heartbeat(settings.liveness(), settings.loop(), this::askModem, this::askPlatform);
        this.cache = new StoredMessages(
                settings.dialect(), this::readOut, lost -> events.accept(new SessionEvent.Gap(lost)));
    }

    // ---- with the connection

    /** Restores what is subscribed to. */
    public CompletableFuture<Void> restore() {
        return subscriptions.work();
    }

    public void open() {
        refused = 0;
        heartbeat.start();
        outgoing.open();
        forwarder.ifPresent(OutboxSender::open);
    }

    /** There will be a connection: what comes now waits for it. */
    public void hold() {
        outgoing.hold();
    }

    public void connectionEnded() {
        heartbeat.stop();
        outgoing.hold();
        forwarder.ifPresent(OutboxSender::hold);
        subscriptions.connectionEnded();
    }

    /** There will be no connection: what waits for one fails, and what comes later. */
    public void stop(AtForgeException cause, Supplier<AtForgeException> later) {
        heartbeat.stop();
        outgoing.stop(later);
        forwarder.ifPresent(OutboxSender::hold);
        subscriptions.giveUp(cause);
    }

    /** May be called from any thread. */
    public Optional<Duration> sinceTraffic() {
        return heartbeat.sinceTraffic();
    }

    private boolean isOnline() {
        return line.state() == SessionState.ONLINE;
    }

    // ---- out

    public CompletableFuture<Void> subscribe(SubscribeTopic<P> topic, Consumer<Message> handler) {
        return wish(() -> subscriptions.add(topic, handler), () -> subscriptions.noteAdded(topic, handler));
    }

    public CompletableFuture<Void> unsubscribe(SubscribeTopic<P> topic) {
        return wish(() -> subscriptions.remove(topic), () -> subscriptions.noteRemoved(topic));
    }

    /**
     * What is wished while the session is on its way, is granted when it is online. While it is not even on its way,
     * nobody can wait for that: it is noted.
     */
    private CompletableFuture<Void> wish(Supplier<CompletableFuture<Void>> wish, Runnable note) {
        if (line.state() == SessionState.CLOSED) {
            return CompletableFuture.failedFuture(line.notOnline());
        }
        if (line.state() == SessionState.OFFLINE) {
            note.run();
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> granted = wish.get();
        if (isOnline()) {
            workOff(true);
        }
        return granted;
    }

    /**
     * A modem that did not take the command may have missed this one, or be gone. The next command shows which, as the
     * channel gets in step before it, or ends. It may be the same one: who subscribes twice has subscribed once.
     */
    private void workOff(boolean mayAskAgain) {
        subscriptions.work().whenComplete((done, error) -> {
            if (error == null) {
                return;
            }
            Throwable failure = Failures.origin(error);
            checkAcknowledged(failure);
            if (!isOnline()) {
                // those who asked wait for the next connection
                return;
            }
            if (mayAskAgain && failure instanceof AtTimeoutException) {
                workOff(false);
            } else {
                subscriptions.giveUp((AtForgeException) failure);
            }
        });
    }

    public PublishQueue.Handover publish(OutboundMessage publication) {
        return outgoing.add(publication);
    }

    /** Something was put into the outbox. */
    public CompletableFuture<Void> posted() {
        forwarder.ifPresent(OutboxSender::next);
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<PublishResult> forward(OutboxEntry entry) {
        try {
            return send(
                    OutboundMessage.of(Topic.publish(entry.topic(), entry.qos()), entry.payload(), settings.dialect()));
        } catch (InvalidArgumentException e) {
            // another version of the program may have put it there
            return CompletableFuture.completedFuture(new PublishResult(PublishResult.Outcome.FAILED, Optional.of(e)));
        }
    }

    private CompletableFuture<PublishResult> send(OutboundMessage publication) {
        return runner.run(
                        publication.script(settings.subject().scripts()),
                        values.publish(publication.topic(), publication.payload()))
                .thenApply(result -> {
                    if (result instanceof ScriptResult.Failed failed) {
                        checkAcknowledged(failed.error());
                        checkRefused(failed.error());
                    } else {
                        refused = 0;
                        if (publication.isAcknowledged()) {
                            heartbeat.traffic();
                        }
                    }
                    return publication.resultOf(result);
                });
    }

    /**
     * Acknowledgements say not what they acknowledge. Once one is missing, none that comes later can be trusted on this
     * connection; and a platform that is silent for so long is hardly there.
     */
    private void checkAcknowledged(Throwable failure) {
        if (isOnline() && failure instanceof AtTimeoutException timeout && timeout.isAccepted()) {
            line.lost(
                    DisconnectReason.UNACKNOWLEDGED,
                    new ConnectionLostException("the platform acknowledges nothing: " + timeout.getMessage()));
        }
    }

    /** One refused publish concerns its caller; a modem that takes none needs help. */
    private void checkRefused(AtForgeException failure) {
        if (isOnline() && failure instanceof ModemErrorException && ++refused >= REFUSALS) {
            line.lost(
                    DisconnectReason.MODEM,
                    new ConnectionLostException(
                            "the modem refuses one publish after the other: " + failure.getMessage()));
        }
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

    private void askModem() {
        settings.subject()
                .scripts()
                .status()
                .ifPresent(script -> runner.run(script, values.common()).thenAccept(result -> {
                    if (result instanceof ScriptResult.Failed failed
                            && failed.line()
                                    .flatMap(said -> settings.dialect()
                                            .meaning(failed.step().command(), said))
                                    .filter(Failure.NOT_CONNECTED::equals)
                                    .isPresent()
                            && isOnline()) {
                        line.lost(
                                DisconnectReason.CLOSED,
                                new ConnectionLostException("the connection of the modem on " + channel.name()
                                        + " is gone, and nothing had said so: "
                                        + failed.error().getMessage()));
                        channel.connectionEnded();
                    }
                }));
    }

    private Optional<CompletableFuture<Void>> askPlatform() {
        if (settings.liveness().loopback().isPresent()) {
            OutboundMessage empty =
                    OutboundMessage.of(settings.liveness().loopback().get(), new byte[0], settings.dialect());
            return Optional.of(send(empty)
                    .thenCompose(result -> result.isSuccess()
                            ? CompletableFuture.<Void>completedFuture(null)
                            : CompletableFuture.<Void>failedFuture(
                                    result.cause().orElseThrow())));
        }
        return subscriptions
                .anyInForce()
                .map(topic -> platform()
                        .subscribe(topic)
                        .whenComplete((done, error) -> checkAcknowledged(Failures.origin(error))));
    }

    // ---- in

    public void message(Frame.Message message) {
        heartbeat.traffic();
        counters.received(message.payload().length);
        subscriptions.deliver(message);
    }

    /** The modem was told to show none: another program has told it otherwise, or it knows no such command. */
    public void text(Frame.Text text) {
        events.accept(new SessionEvent.Text(text.header(), text.text()));
        if (isOnline() && !preparing && settings.dialect().tables().texts().isRouted(text.header())) {
            log.showsTexts();
            preparing = true;
            runner.run(settings.subject().prepare(), values.common()).thenRun(() -> preparing = false);
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
        if (settings.subject().isKnown()) {
            cache.announced(said);
        }
    }

    private CompletableFuture<?> readOut() {
        return settings.subject()
                .scripts()
                .fetch()
                .<CompletableFuture<?>>map(script -> runner.run(script, values.common()))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private Subscriptions.Platform<P> platform() {
        return new Subscriptions.Platform<>() {
            @Override
            public CompletableFuture<Void> subscribe(SubscribeTopic<P> topic) {
                return runner.require(settings.subject().scripts().subscribe(), values.subscribe(topic))
                        .thenRun(heartbeat::traffic);
            }

            @Override
            public CompletableFuture<Void> unsubscribe(SubscribeTopic<P> topic) {
                return runner.require(settings.subject().scripts().unsubscribe(), values.subscribe(topic))
                        .thenRun(heartbeat::traffic);
            }
        };
    }
}
