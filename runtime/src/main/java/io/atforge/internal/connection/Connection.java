package io.atforge.internal.connection;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.DisplacedException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import io.atforge.at.ChannelListener;
import io.atforge.at.Frame;
import io.atforge.at.UnsolicitedResult;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.dialect.Dialect;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.monitoring.Counters;
import io.atforge.internal.monitoring.SessionLog;
import io.atforge.internal.monitoring.SessionStatus;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.internal.traffic.Traffic;
import io.atforge.loop.EventLoop;
import io.atforge.outbox.Outbox;
import io.atforge.script.ScriptRunner;
import io.atforge.session.DisconnectReason;
import io.atforge.session.Health;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import io.atforge.session.StateChange;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The state machine of a session: knows how far it has come, what to do next, and sees when it is no longer true. Lives
 * on the session's loop: every method is called there, and futures complete there.
 */
public final class Connection<P> implements ChannelListener {

    /** How long signing off may take before the port is closed all the same; closing has 5 s. */
    private static final Duration SIGN_OFF_WITHIN = Duration.ofSeconds(4);

    /** Two connections in a row that were ended so soon are no accident: another client wants the same place. */
    private static final Duration SHORT = Duration.ofSeconds(30);

    /** While the modem is brought in step, what it says of its start is no news. */
    private static final Set<SessionState> EXPECTS_NO_RESTART =
            EnumSet.range(SessionState.CHECKING_SIM, SessionState.ONLINE);

    private static final Set<SessionState> NEEDS_BEARER =
            EnumSet.range(SessionState.AUTHENTICATING, SessionState.ONLINE);

    private static final Set<SessionState> SIGNED_IN = EnumSet.of(SessionState.SUBSCRIBING, SessionState.ONLINE);

    private final SessionSettings<P> settings;
    private final Dialect dialect;
    private final ScriptValues values;
    private final EventLoop loop;
    private final Counters counters;
    private final Consumer<SessionEvent> events;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final ConnectSequence<P> signOn;
    private final Recovery recovery;
    private final SessionLog log;
    private final ConnectLimit limit;
    private final Traffic<P> traffic;
    private final SessionStatus standing;

    private boolean kept;
    private boolean attempting;
    private boolean toldOfTheOutbox;
    private int shortConnections;
    private Optional<DisconnectReason> seen = Optional.empty();
    private Optional<AtTimeoutException> unanswered = Optional.empty();
    private Optional<CompletableFuture<Void>> connecting = Optional.empty();
    private Optional<CompletableFuture<Void>> closing = Optional.empty();
    private EventLoop.Timer retry = () -> {};

    public Connection(SessionSettings<P> settings, Counters counters, Consumer<SessionEvent> events) {
        this.settings = settings;
        this.dialect = settings.dialect();
        this.values = new ScriptValues(settings.subject());
        this.loop = settings.loop();
        this.standing = new SessionStatus(loop::nanoTime);
        this.counters = counters;
        this.events = events;
        this.channel = new AtChannel(settings.port(), dialect.tables(), loop, this);
        this.runner = new ScriptRunner(channel, loop, dialect.tables(), dialect.textEscape());
        this.log = new SessionLog(settings.subject()::name);
        this.limit = new ConnectLimit(settings.recovery().connectsPerMinute());
        this.signOn = new ConnectSequence<>(settings, channel, runner, this::proceed, limit);
        this.recovery = new Recovery(settings.recovery(), remedies(settings), settings.random());
        this.traffic = new Traffic<>(settings, channel, runner, counters, events, log, new Traffic.Line() {
            @Override
            public SessionState state() {
                return Connection.this.state();
            }

            @Override
            public NotConnectedException notOnline() {
                return Connection.this.notOnline();
            }

            @Override
            public void lost(DisconnectReason trouble, ConnectionLostException cause) {
                Connection.this.lost(trouble, cause);
            }
        });
    }

    private static Set<RecoveryAction> remedies(SessionSettings<?> settings) {
        Set<RecoveryAction> remedies =
                EnumSet.of(RecoveryAction.RESYNC, RecoveryAction.RECONNECT, RecoveryAction.REOPEN);
        Map<String, RecoveryAction> scripted =
                Map.of("detach", RecoveryAction.REATTACH, "radio", RecoveryAction.RADIO, "reset", RecoveryAction.RESET);
        scripted.forEach((script, remedy) -> {
            if (settings.dialect().templates().containsKey(script)) {
                remedies.add(remedy);
            }
        });
        settings.powerSwitch().ifPresent(hook -> remedies.add(RecoveryAction.POWER));
        return remedies;
    }

    /** May be called from any thread. */
    public SessionState state() {
        return standing.state();
    }

    /** May be called from any thread. */
    public Health health(Duration downAfter, int queued, Optional<Health.Stored> outbox) {
        return standing.health(downAfter, traffic.sinceTraffic(), queued, outbox);
    }

    public AtChannel channel() {
        return channel;
    }

    public Traffic<P> traffic() {
        return traffic;
    }

    // ---- going online

    /** Goes online now; a failure is the caller's matter unless the session was to be kept before. */
    public CompletableFuture<Void> connect() {
        if (state() == SessionState.CLOSED) {
            return CompletableFuture.failedFuture(closed());
        }
        if (state() == SessionState.ONLINE) {
            return CompletableFuture.completedFuture(null);
        }
        tellOfTheOutbox();
        return connecting.orElseGet(() -> {
            CompletableFuture<Void> ended = new CompletableFuture<>();
            connecting = Optional.of(ended);
            if (!attempting) {
                retry.cancel();
                traffic.hold();
                attemptAfter(limit.until(loop.nanoTime()), RecoveryAction.RECONNECT);
            }
            return ended;
        });
    }

    /** Who listens to events does so once the session is built. */
    private void tellOfTheOutbox() {
        if (!toldOfTheOutbox) {
            toldOfTheOutbox = true;
            settings.outbox().flatMap(Outbox::setAside).ifPresent(aside -> {
                counters.outboxSetAside();
                events.accept(new SessionEvent.OutboxSetAside(aside.file(), aside.reason()));
            });
        }
    }

    /** Goes online and stays so: failures are not the caller's matter. */
    public CompletableFuture<Void> start() {
        if (state() == SessionState.CLOSED) {
            return CompletableFuture.failedFuture(closed());
        }
        kept = recovery.isPossible();
        if (state() == SessionState.OFFLINE) {
            connect();
        }
        return CompletableFuture.completedFuture(null);
    }

    private void attemptAfter(Duration wait, RecoveryAction remedy) {
        if (wait.isZero()) {
            attempt(remedy);
        } else {
            enter(SessionState.WAITING, Optional.empty());
            retry = loop.after(wait, () -> attempt(remedy));
        }
    }

    private void attempt(RecoveryAction remedy) {
        attempting = true;
        seen = Optional.empty();
        signOn.run(remedy)
                .thenCompose(done -> {
                    proceed(SessionState.SUBSCRIBING);
                    return traffic.restore();
                })
                .whenComplete((done, error) -> {
                    attempting = false;
                    if (error == null) {
                        online();
                    } else if (state() != SessionState.CLOSED) {
                        failed(Failures.origin(error));
                    }
                });
    }

    /** A step of the way online. */
    private void proceed(SessionState next) {
        if (state() == SessionState.CLOSED) {
            throw closed();
        }
        enter(next, Optional.empty());
    }

    private void online() {
        kept = recovery.isPossible();
        enter(SessionState.ONLINE, Optional.empty());
        traffic.open();
        connected().ifPresent(ended -> ended.complete(null));
    }

    private void failed(Throwable error) {
        // that a command was not sent says less than what kept it from being sent
        boolean notSent = error instanceof NotConnectedException && error.getCause() instanceof AtForgeException;
        Throwable cause = notSent ? error.getCause() : error;
        Optional<AtForgeException> known = Failures.known(cause);
        if (known.isEmpty()) {
            log.failed(cause);
        }
        Optional<CompletableFuture<Void>> ended = connected();
        try {
            offline(seen.orElseGet(() -> DisconnectReasons.of(state(), cause)), known);
        } finally {
            ended.ifPresent(future -> future.completeExceptionally(cause));
        }
    }

    private Optional<CompletableFuture<Void>> connected() {
        Optional<CompletableFuture<Void>> ended = connecting;
        connecting = Optional.empty();
        return ended;
    }

    private NotConnectedException notOnline() {
        return state() == SessionState.CLOSED
                ? closed()
                : new NotConnectedException(settings.subject().name() + " on " + channel.name() + " is " + state()
                        + "; call connect() first");
    }

    private NotConnectedException closed() {
        return new NotConnectedException("the session of " + settings.subject().name() + " is closed");
    }

    // ---- what happens by itself

    @Override
    public void unsolicited(UnsolicitedResult result) {
        String line = result.line();
        counters.unsolicited();
        events.accept(new SessionEvent.Unsolicited(line));
        traffic.announced(line);
        // what is given up with the connection is not due after it: the channel is told last
        if (ReplyPattern.any(dialect.lostModem(), line)) {
            signOn.restarted();
            if (EXPECTS_NO_RESTART.contains(state())) {
                lost(
                        DisconnectReason.RESTART,
                        new ConnectionLostException("the modem on " + channel.name() + " restarted (" + line + ")"));
            }
            channel.restarted();
        } else if (NEEDS_BEARER.contains(state()) && ReplyPattern.any(dialect.lostBearer(), line)) {
            lost(
                    DisconnectReason.BEARER,
                    new ConnectionLostException(
                            "the network took the bearer of the modem on " + channel.name() + " (" + line + ")"));
            channel.connectionEnded();
        } else if (SIGNED_IN.contains(state()) && ReplyPattern.any(dialect.lostConnection(), line)) {
            closedByPeer(line);
            channel.connectionEnded();
        }
    }

    /** The modem says no more than that the connection was closed; that another client was let in, shows in time. */
    private void closedByPeer(String line) {
        boolean soon = state() != SessionState.ONLINE || standing.inState().compareTo(SHORT) < 0;
        shortConnections = soon ? shortConnections + 1 : 0;
        if (shortConnections > 1) {
            lost(
                    DisconnectReason.DISPLACED,
                    new DisplacedException("the platform ended the connection of "
                            + settings.subject().name() + " " + shortConnections + " times within " + SHORT.toSeconds()
                            + " s of signing in; most likely another client signs in with the same certificate: give each"
                            + " client a device of its own"));
        } else {
            lost(
                    DisconnectReason.CLOSED,
                    new ConnectionLostException(
                            "the modem on " + channel.name() + " lost its connection (" + line + ")"));
        }
    }

    @Override
    public void text(Frame.Text text) {
        traffic.text(text);
    }

    @Override
    public void message(Frame.Message message) {
        traffic.message(message);
    }

    @Override
    public void ended(AtCommand command, Duration took, Optional<AtForgeException> failure, boolean refused) {
        counters.command(command.toString(), took, failure, refused);
        if (failure.isPresent() && failure.get() instanceof AtTimeoutException timeout && !timeout.isAccepted()) {
            unanswered = unanswered.or(() -> Optional.of(timeout));
        }
    }

    @Override
    public void resynced() {
        counters.resynced();
        // on the way online, or if it stays silent, the trouble is told that comes of it
        if (state() == SessionState.ONLINE) {
            unanswered.ifPresent(log::answersAgain);
        }
        unanswered = Optional.empty();
    }

    @Override
    public void discarded(Frame.Discarded discarded) {
        counters.discarded(discarded.bytes());
        log.discarded(discarded);
        events.accept(new SessionEvent.Discarded(discarded.bytes(), discarded.reason()));
    }

    @Override
    public void lost(PortException cause) {
        ended(DisconnectReason.PORT, cause);
    }

    @Override
    public void unresponsive(AtTimeoutException cause) {
        ended(DisconnectReason.SILENCE, cause);
    }

    private void lost(DisconnectReason trouble, AtForgeException cause) {
        ended(trouble, cause);
        channel.abort(cause);
    }

    private void ended(DisconnectReason trouble, AtForgeException cause) {
        if (state() == SessionState.ONLINE) {
            offline(trouble, Optional.of(cause));
        } else {
            // the way online ends with the command that fails, or now if it waits before the next
            seen = Optional.of(trouble);
        }
        runner.abort(cause);
        signOn.abort(cause);
    }

    // ---- going offline

    private void offline(DisconnectReason trouble, Optional<AtForgeException> cause) {
        counters.trouble(trouble);
        if (state() == SessionState.ONLINE) {
            recovery.wasOnline(standing.inState());
            if (standing.inState().compareTo(SHORT) >= 0) {
                shortConnections = 0;
            }
        }
        traffic.connectionEnded();
        if (trouble == DisconnectReason.SILENCE) {
            // another try may find the port under another rate, or another program may need it
            channel.close(notOnline());
        }
        if (kept) {
            Recovery.Step step = recovery.next(trouble);
            Duration limited = limit.until(loop.nanoTime());
            boolean isLimited = step.after().compareTo(limited) < 0;
            Duration wait = isLimited ? limited : step.after();
            enter(SessionState.WAITING, cause);
            log.tries(trouble, cause, step.remedy(), wait, isLimited);
            retry = loop.after(wait, () -> {
                counters.remedy(trouble, step.remedy());
                attempt(step.remedy());
            });
        } else {
            enter(SessionState.OFFLINE, cause);
            log.gaveUp(trouble, cause);
            traffic.stop(cause.orElseGet(this::notOnline), this::notOnline);
        }
    }

    public CompletableFuture<Void> close() {
        return closing.orElseGet(() -> {
            boolean online = state() == SessionState.ONLINE;
            enter(SessionState.CLOSED, Optional.empty());
            retry.cancel();
            traffic.stop(closed(), this::closed);
            // what is under way may have been carried out already: that is another end than not being sent
            ConnectionLostException cause = new ConnectionLostException(
                    "the session of " + settings.subject().name() + " was closed while this was under way");
            channel.abort(cause);
            runner.abort(cause);
            signOn.abort(cause);
            connected().ifPresent(ended -> ended.completeExceptionally(cause));
            CompletableFuture<Void> signedOff = new CompletableFuture<>();
            CompletableFuture<Void> done = signedOff.thenRun(() -> channel.close(closed()));
            closing = Optional.of(done);
            if (online) {
                EventLoop.Timer deadline = loop.after(SIGN_OFF_WITHIN, () -> signedOff.complete(null));
                runner.run(settings.subject().scripts().disconnect(), values.common())
                        .thenRun(() -> {
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
        SessionState previous = state();
        if (previous == SessionState.CLOSED || previous == next) {
            return;
        }
        switch (next) {
            case ONLINE -> log.online(standing.onTheWay());
            case CLOSED -> log.closed();
            default -> log.reached(next);
        }
        standing.enter(next, cause.map(Throwable::getMessage));
        counters.state(previous, next, cause);
        events.accept(new StateChange(previous, next, cause));
    }
}
