package io.atforge.session;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.DisplacedException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import io.atforge.at.AtResult;
import io.atforge.at.ChannelListener;
import io.atforge.at.EventLoop;
import io.atforge.at.Frame;
import io.atforge.at.ModemErrors;
import io.atforge.at.ReplyPattern;
import io.atforge.at.UnsolicitedResult;
import io.atforge.dialect.Dialect;
import io.atforge.dialect.Dialect.Failure;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.topic.SubscribeTopic;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state machine of a session: knows how far it has come, what to do next, and sees when it is no longer true. Lives
 * on the session's loop: every method is called there, and futures complete there.
 */
final class Connection<P> implements ChannelListener {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** How long signing off may take before the port is closed all the same; closing has 5 s. */
    private static final Duration SIGN_OFF_WITHIN = Duration.ofSeconds(4);

    /** Two connections in a row that were ended so soon are no accident: another client wants the same place. */
    private static final Duration SHORT = Duration.ofSeconds(30);

    /** While the modem is brought in step, what it says of its start is no news. */
    private static final Set<SessionState> EXPECTS_NO_RESTART =
            EnumSet.range(SessionState.CHECKING_SIM, SessionState.ONLINE);

    private static final Set<SessionState> NEEDS_BEARER =
            EnumSet.range(SessionState.CONNECTING, SessionState.ONLINE);

    private static final Set<SessionState> SIGNED_IN = EnumSet.of(SessionState.SUBSCRIBING, SessionState.ONLINE);

    private final SessionSettings<P> settings;
    private final Dialect dialect;
    private final ScriptValues values;
    private final EventLoop loop;
    private final Counters counters;
    private final Consumer<SessionEvent> events;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final SignOn<P> signOn;
    private final Recovery recovery;
    private final ConnectLimit limit;
    private final Subscriptions<P> subscriptions;
    private final Outgoing outgoing;
    private final Heartbeat heartbeat;
    private final ModemCache cache;

    private volatile SessionState state = SessionState.OFFLINE;
    private boolean kept;
    private long onlineSince;
    private int shortConnections;
    private Optional<Trouble> seen = Optional.empty();
    private Optional<CompletableFuture<Void>> connecting = Optional.empty();
    private Optional<CompletableFuture<Void>> closing = Optional.empty();
    private EventLoop.Timer retry = () -> { };

    Connection(
            SessionSettings<P> settings, Counters counters, Consumer<SessionEvent> events) {
        this.settings = settings;
        this.dialect = settings.dialect();
        this.values = new ScriptValues(settings.device());
        this.loop = settings.loop();
        this.counters = counters;
        this.events = events;
        this.channel = new AtChannel(settings.port(), dialect.tables(), loop, this);
        this.runner = new ScriptRunner(channel, loop, dialect.tables(), dialect.textEscape());
        this.limit = new ConnectLimit(settings.recovery().connectsPerMinute());
        this.signOn = new SignOn<>(
                settings, channel, runner, this::proceed, () -> limit.connects(loop.nanoTime()));
        this.recovery = new Recovery(settings.recovery(), remedies(settings), settings.random());
        this.subscriptions = new Subscriptions<>(
                settings.device().name(),
                settings.device().product().platform().cleanSession(),
                platform(),
                new MessageCallbacks(settings.callbacks(), settings.receiving(), this::dropped));
        this.outgoing = new Outgoing(settings.publishing(), loop, counters, this::notOnline, this::send);
        this.heartbeat = new Heartbeat(settings.liveness(), loop, this::askModem, this::askPlatform);
        this.cache = new ModemCache(
                dialect,
                () -> settings.scripts().fetch()
                        .<CompletableFuture<?>>map(script -> runner.run(script, values.common()))
                        .orElseGet(() -> CompletableFuture.completedFuture(null)),
                lost -> events.accept(new SessionEvent.Gap(lost)));
    }

    private static Set<Remedy> remedies(SessionSettings<?> settings) {
        Set<Remedy> remedies = EnumSet.of(Remedy.RESYNC, Remedy.RECONNECT, Remedy.REOPEN);
        settings.scripts().detach().ifPresent(script -> remedies.add(Remedy.REATTACH));
        settings.scripts().radio().ifPresent(script -> remedies.add(Remedy.RADIO));
        settings.scripts().reset().ifPresent(script -> remedies.add(Remedy.RESET));
        settings.powerSwitch().ifPresent(hook -> remedies.add(Remedy.POWER));
        return remedies;
    }

    private Subscriptions.Platform<P> platform() {
        return new Subscriptions.Platform<>() {
            @Override
            public CompletableFuture<Void> subscribe(SubscribeTopic<P> topic) {
                return runner.require(settings.scripts().subscribe(), values.subscribe(topic))
                        .thenRun(heartbeat::traffic);
            }

            @Override
            public CompletableFuture<Void> unsubscribe(SubscribeTopic<P> topic) {
                return runner.require(settings.scripts().unsubscribe(), values.subscribe(topic))
                        .thenRun(heartbeat::traffic);
            }
        };
    }

    /** May be called from any thread. */
    SessionState state() {
        return state;
    }

    AtChannel channel() {
        return channel;
    }

    Duration sinceTraffic() {
        return heartbeat.sinceTraffic();
    }

    // ---- going online

    /** Goes online now; a failure is the caller's matter unless the session was to be kept before. */
    CompletableFuture<Void> connect() {
        if (state == SessionState.CLOSED) {
            return CompletableFuture.failedFuture(closed());
        }
        if (state == SessionState.ONLINE) {
            return CompletableFuture.completedFuture(null);
        }
        return connecting.orElseGet(() -> {
            CompletableFuture<Void> ended = new CompletableFuture<>();
            connecting = Optional.of(ended);
            retry.cancel();
            outgoing.hold();
            attemptAfter(limit.until(loop.nanoTime()), Remedy.RECONNECT);
            return ended;
        });
    }

    /** Goes online and stays so: failures are not the caller's matter. */
    CompletableFuture<Void> start() {
        if (state == SessionState.CLOSED) {
            return CompletableFuture.failedFuture(closed());
        }
        if (state == SessionState.OFFLINE) {
            connect();
        }
        kept = recovery.isPossible();
        return CompletableFuture.completedFuture(null);
    }

    private void attemptAfter(Duration wait, Remedy remedy) {
        if (wait.isZero()) {
            attempt(remedy);
        } else {
            enter(SessionState.WAITING, Optional.empty());
            retry = loop.after(wait, () -> attempt(remedy));
        }
    }

    private void attempt(Remedy remedy) {
        seen = Optional.empty();
        counters.remedy(remedy.name());
        signOn.run(remedy)
                .thenCompose(done -> {
                    proceed(SessionState.SUBSCRIBING);
                    return subscriptions.work();
                })
                .whenComplete((done, error) -> {
                    if (error == null) {
                        online();
                    } else if (state != SessionState.CLOSED) {
                        failed(Failures.origin(error));
                    }
                });
    }

    /** A step of the way online. */
    private void proceed(SessionState next) {
        if (state == SessionState.CLOSED) {
            throw closed();
        }
        enter(next, Optional.empty());
    }

    private void online() {
        kept = recovery.isPossible();
        onlineSince = loop.nanoTime();
        enter(SessionState.ONLINE, Optional.empty());
        heartbeat.start();
        outgoing.open();
        connected().ifPresent(ended -> ended.complete(null));
    }

    private void failed(Throwable error) {
        // that a command was not sent says less than what kept it from being sent
        boolean notSent = error instanceof NotConnectedException && error.getCause() instanceof AtForgeException;
        Throwable cause = notSent ? error.getCause() : error;
        Optional<AtForgeException> known = Failures.known(cause);
        if (known.isEmpty()) {
            LOG.error("device {}: a step of the way online failed", settings.device().name(), cause);
        }
        Optional<CompletableFuture<Void>> ended = connected();
        offline(seen.orElseGet(() -> Troubles.of(state, cause)), known);
        ended.ifPresent(future -> future.completeExceptionally(cause));
    }

    private Optional<CompletableFuture<Void>> connected() {
        Optional<CompletableFuture<Void>> ended = connecting;
        connecting = Optional.empty();
        return ended;
    }

    // ---- while online

    CompletableFuture<Void> subscribe(SubscribeTopic<P> topic, Consumer<Message> handler) {
        return wish(() -> subscriptions.add(topic, handler));
    }

    CompletableFuture<Void> unsubscribe(SubscribeTopic<P> topic) {
        return wish(() -> subscriptions.remove(topic));
    }

    /** What is wished while the session is on its way, is granted when it is online. */
    private CompletableFuture<Void> wish(Supplier<CompletableFuture<Void>> wish) {
        if (state == SessionState.OFFLINE || state == SessionState.CLOSED) {
            return CompletableFuture.failedFuture(notOnline());
        }
        CompletableFuture<Void> granted = wish.get();
        if (state == SessionState.ONLINE) {
            subscriptions.work().whenComplete((done, error) -> {
                if (error != null) {
                    checkAcknowledged(Failures.origin(error));
                    if (state == SessionState.ONLINE) {
                        subscriptions.giveUp((AtForgeException) Failures.origin(error));
                    }
                }
            });
        }
        return granted;
    }

    Outgoing.Handover publish(Publication publication) {
        return outgoing.add(publication);
    }

    private CompletableFuture<PublishResult> send(Publication publication) {
        return runner.run(publication.script(), values.publish(publication)).thenApply(result -> {
            if (result instanceof ScriptResult.Failed failed) {
                checkAcknowledged(failed.error());
            } else if (publication.isAcknowledged()) {
                heartbeat.traffic();
            }
            return publication.resultOf(result);
        });
    }

    /**
     * Acknowledgements say not what they acknowledge. Once one is missing, none that comes later can be trusted on this
     * connection; and a platform that is silent for so long is hardly there.
     */
    private void checkAcknowledged(Throwable failure) {
        if (state == SessionState.ONLINE && failure instanceof AtTimeoutException timeout && timeout.isAccepted()) {
            lost(Trouble.UNACKNOWLEDGED,
                    new ConnectionLostException("the platform acknowledges nothing: " + timeout.getMessage()));
        }
    }

    CompletableFuture<List<String>> query(String line) {
        AtCommand command = AtCommand.of(line, dialect.tables().answerWithin());
        return channel.execute(command).thenApply(result -> {
            if (result instanceof AtResult.Failed failed) {
                throw ModemErrors.of(channel.name(), command, failed.error(), dialect.tables().errorMeanings());
            }
            return result.lines();
        });
    }

    private void askModem() {
        settings.scripts().status().ifPresent(script -> runner.run(script, values.common()).thenAccept(result -> {
            if (result instanceof ScriptResult.Failed failed
                    && failed.line().flatMap(line -> dialect.meaning(failed.step().command(), line))
                            .filter(Failure.NOT_CONNECTED::equals).isPresent()
                    && state == SessionState.ONLINE) {
                channel.connectionEnded();
                lost(Trouble.CLOSED, new ConnectionLostException("the connection of the modem on " + channel.name()
                        + " is gone, and nothing had said so: " + failed.error().getMessage()));
            }
        }));
    }

    private Optional<CompletableFuture<Void>> askPlatform() {
        if (settings.liveness().loopback().isPresent()) {
            Publication empty = Publication.of(
                    settings.liveness().loopback().get(), settings.device(), new byte[0], dialect, settings.scripts());
            return Optional.of(send(empty).thenApply(result -> null));
        }
        return subscriptions.anyInForce().map(topic -> platform().subscribe(topic)
                .whenComplete((done, error) -> checkAcknowledged(Failures.origin(error))));
    }

    private NotConnectedException notOnline() {
        return state == SessionState.CLOSED
                ? closed()
                : new NotConnectedException("device " + settings.device().name() + " on " + channel.name() + " is "
                        + state + "; call connect() first");
    }

    private NotConnectedException closed() {
        return new NotConnectedException("the session of device " + settings.device().name() + " is closed");
    }

    // ---- what happens by itself

    @Override
    public void unsolicited(UnsolicitedResult result) {
        String line = result.line();
        counters.unsolicited();
        events.accept(new SessionEvent.Unsolicited(line));
        cache.announced(line);
        if (ReplyPattern.any(dialect.lostModem(), line)) {
            channel.restarted();
            if (EXPECTS_NO_RESTART.contains(state)) {
                lost(Trouble.RESTART, new ConnectionLostException(
                        "the modem on " + channel.name() + " restarted (" + line + ")"));
            }
        } else if (NEEDS_BEARER.contains(state) && ReplyPattern.any(dialect.lostBearer(), line)) {
            channel.connectionEnded();
            lost(Trouble.BEARER, new ConnectionLostException(
                    "the network took the bearer of the modem on " + channel.name() + " (" + line + ")"));
        } else if (SIGNED_IN.contains(state) && ReplyPattern.any(dialect.lostConnection(), line)) {
            channel.connectionEnded();
            closedByPeer(line);
        }
    }

    /** The modem says no more than that the connection was closed; that another client was let in, shows in time. */
    private void closedByPeer(String line) {
        boolean soon = state != SessionState.ONLINE
                || loop.nanoTime() - onlineSince < SHORT.toNanos();
        shortConnections = soon ? shortConnections + 1 : 0;
        if (shortConnections > 1) {
            lost(Trouble.DISPLACED, new DisplacedException("the platform ended the connection of device "
                    + settings.device().name() + " " + shortConnections + " times within " + SHORT.toSeconds()
                    + " s of signing in; most likely another client signs in with the same certificate: give each"
                    + " client a device of its own"));
        } else {
            lost(Trouble.CLOSED, new ConnectionLostException(
                    "the modem on " + channel.name() + " lost its connection (" + line + ")"));
        }
    }

    @Override
    public void message(Frame.Message message) {
        heartbeat.traffic();
        counters.received(message.payload().length);
        subscriptions.deliver(message);
    }

    private void dropped(Message message) {
        LOG.warn("device {}: dropped {}, its handler does not keep up", settings.device().name(), message);
        counters.receivedDropped();
        events.accept(new SessionEvent.Dropped(message));
    }

    @Override
    public void discarded(Frame.Discarded discarded) {
        counters.discarded(discarded.bytes());
        events.accept(new SessionEvent.Discarded(discarded.bytes(), discarded.reason()));
    }

    @Override
    public void lost(PortException cause) {
        ended(Trouble.PORT, cause);
    }

    @Override
    public void unresponsive(AtTimeoutException cause) {
        channel.close(cause);
        ended(Trouble.SILENCE, cause);
    }

    private void lost(Trouble trouble, AtForgeException cause) {
        ended(trouble, cause);
        channel.abort(cause);
    }

    private void ended(Trouble trouble, AtForgeException cause) {
        if (state == SessionState.ONLINE) {
            offline(trouble, Optional.of(cause));
        } else {
            // the way online ends with the command that fails, or now if it waits before the next
            seen = Optional.of(trouble);
        }
        runner.abort(cause);
    }

    // ---- going offline

    private void offline(Trouble trouble, Optional<AtForgeException> cause) {
        counters.trouble(trouble);
        if (state == SessionState.ONLINE) {
            recovery.wasOnline(Duration.ofNanos(loop.nanoTime() - onlineSince));
        }
        heartbeat.stop();
        subscriptions.connectionEnded();
        if (trouble == Trouble.SILENCE) {
            // another try may find the port under another rate, or another program may need it
            channel.close(notOnline());
        }
        if (kept) {
            Recovery.Step step = recovery.next(trouble);
            Duration limited = limit.until(loop.nanoTime());
            Duration wait = step.after().compareTo(limited) < 0 ? limited : step.after();
            outgoing.hold();
            enter(SessionState.WAITING, cause);
            LOG.info("device {}: tries {} in {} ms", settings.device().name(), step.remedy(), wait.toMillis());
            retry = loop.after(wait, () -> attempt(step.remedy()));
        } else {
            enter(SessionState.OFFLINE, cause);
            outgoing.stop(this::notOnline);
            subscriptions.giveUp(cause.orElseGet(this::notOnline));
        }
    }

    CompletableFuture<Void> close() {
        return closing.orElseGet(() -> {
            boolean online = state == SessionState.ONLINE;
            enter(SessionState.CLOSED, Optional.empty());
            retry.cancel();
            heartbeat.stop();
            outgoing.stop(this::closed);
            subscriptions.giveUp(closed());
            // what is under way may have been carried out already: that is another end than not being sent
            ConnectionLostException cause = new ConnectionLostException("the session of device "
                    + settings.device().name() + " was closed while this was under way");
            channel.abort(cause);
            runner.abort(cause);
            connected().ifPresent(ended -> ended.completeExceptionally(cause));
            CompletableFuture<Void> signedOff = new CompletableFuture<>();
            CompletableFuture<Void> done = signedOff.thenRun(() -> channel.close(closed()));
            closing = Optional.of(done);
            if (online) {
                EventLoop.Timer deadline = loop.after(SIGN_OFF_WITHIN, () -> signedOff.complete(null));
                runner.run(settings.scripts().disconnect(), values.common()).thenRun(() -> {
                    deadline.cancel();
                    signedOff.complete(null);
                });
            } else {
                signedOff.complete(null);
            }
            return done;
        });
    }

    // ---- helpers

    private void enter(SessionState next, Optional<AtForgeException> cause) {
        SessionState previous = state;
        if (previous == SessionState.CLOSED || previous == next) {
            return;
        }
        state = next;
        counters.state(previous, next, cause);
        if (cause.isPresent()) {
            LOG.warn("device {}: {}: {}", settings.device().name(), next, cause.get().getMessage());
        } else if (next == SessionState.ONLINE || next == SessionState.CLOSED) {
            LOG.info("device {}: {}", settings.device().name(), next);
        } else {
            LOG.debug("device {}: {}", settings.device().name(), next);
        }
        events.accept(new StateChange(previous, next, cause));
    }
}
