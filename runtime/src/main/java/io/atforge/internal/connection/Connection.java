package io.atforge.internal.connection;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.NotConnectedException;
import io.atforge.at.AtChannel;
import io.atforge.dialect.Dialect;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.monitoring.Counters;
import io.atforge.internal.monitoring.SessionLog;
import io.atforge.internal.monitoring.SessionStatus;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.internal.traffic.ConnectionLink;
import io.atforge.internal.traffic.Rehearsal;
import io.atforge.internal.traffic.Traffic;
import io.atforge.loop.EventLoop;
import io.atforge.script.ScriptRunner;
import io.atforge.session.DisconnectReason;
import io.atforge.session.Health;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The state machine of a session: knows how far it has come, what to do next, and sees when it is no longer true. Lives
 * on the session's loop: every method is called there, and futures complete there.
 */
public final class Connection<P> implements ConnectionLink {

    private final SessionSettings<P> settings;
    private final Dialect dialect;
    private final ScriptValues values;
    private final EventLoop loop;
    private final Counters counters;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final ConnectSequence sequence;
    private final Recovery recovery;
    private final SessionLog log;
    private final ConnectLimit limit;
    private final Traffic<P> traffic;
    private final SessionStatus status;
    private final TakeoverDetector takeovers = new TakeoverDetector();

    private boolean kept;
    private boolean attempting;
    private Optional<DisconnectReason> seen = Optional.empty();
    private Optional<CompletableFuture<Void>> connecting = Optional.empty();
    private Optional<CompletableFuture<Void>> closing = Optional.empty();
    private EventLoop.Timer retry = () -> {};

    public Connection(SessionSettings<P> settings, Counters counters, Consumer<SessionEvent> events) {
        this.settings = settings;
        this.dialect = settings.dialect();
        this.values = new ScriptValues(settings.identity());
        this.loop = settings.loop();
        this.counters = counters;
        this.log = new SessionLog(settings.identity()::name);
        this.status = new SessionStatus(loop::nanoTime, log, counters, events);
        this.channel = new AtChannel(
                settings.port(),
                dialect.tables(),
                loop,
                new ModemEvents(this, dialect, counters, log, events, takeovers));
        this.runner = new ScriptRunner(channel, loop, dialect.tables(), dialect.textEscape());
        this.limit = new ConnectLimit(settings.recovery().connectsPerMinute());
        AccessPoints points = new AccessPoints(settings.identity(), log, events);
        this.sequence = new ConnectSequence(settings, channel, runner, this::proceed, limit, points);
        this.recovery = Recovery.of(settings);
        this.traffic = new Traffic<>(settings, channel, runner, counters, events, log, this);
    }

    /** May be called from any thread. */
    @Override
    public SessionState state() {
        return status.state();
    }

    /** May be called from any thread. */
    public Health health(Duration downAfter, int queued, Optional<Health.Stored> outbox) {
        return status.health(downAfter, traffic.sinceTraffic(), queued, outbox);
    }

    public AtChannel channel() {
        return channel;
    }

    public Traffic<P> traffic() {
        return traffic;
    }

    String deviceName() {
        return settings.identity().name();
    }

    /** For how long it has been online without a break. */
    Duration timeOnline() {
        return state() == SessionState.ONLINE ? status.inState() : Duration.ZERO;
    }

    /** The modem has restarted by itself. */
    void restarted() {
        sequence.restarted();
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
        traffic.setsOut();
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

    private void attemptAfter(Duration wait, RecoveryAction action) {
        if (wait.isZero()) {
            attempt(action);
        } else {
            status.enter(SessionState.WAITING, Optional.empty());
            retry = loop.after(wait, () -> attempt(action));
        }
    }

    private void attempt(RecoveryAction action) {
        attempting = true;
        seen = Optional.empty();
        sequence.run(action)
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
        status.enter(next, Optional.empty());
        if (next == SessionState.CHECKING_SIM) {
            // the first commands are out; from here on a session waits most of the time
            Rehearsal.begin(settings);
        }
    }

    private void online() {
        kept = recovery.isPossible();
        status.enter(SessionState.ONLINE, Optional.empty());
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

    @Override
    public NotConnectedException notOnline() {
        return state() == SessionState.CLOSED
                ? closed()
                : new NotConnectedException(settings.identity().name() + " on " + channel.name() + " is " + state()
                        + "; call connect() first");
    }

    private NotConnectedException closed() {
        return new NotConnectedException("the session of " + settings.identity().name() + " is closed");
    }

    // ---- what ends the connection

    @Override
    public void lost(DisconnectReason reason, AtForgeException cause) {
        ended(reason, cause);
        channel.abort(cause);
    }

    void ended(DisconnectReason reason, AtForgeException cause) {
        if (state() == SessionState.ONLINE) {
            offline(reason, Optional.of(cause));
        } else {
            // the way online ends with the command that fails, or now if it waits before the next
            seen = Optional.of(reason);
        }
        runner.abort(cause);
        sequence.abort(cause);
    }

    // ---- going offline

    private void offline(DisconnectReason reason, Optional<AtForgeException> cause) {
        counters.disconnected(reason);
        if (state() == SessionState.ONLINE) {
            recovery.wasOnline(status.inState());
            takeovers.ended(status.inState());
        }
        traffic.connectionEnded();
        if (reason == DisconnectReason.SILENCE) {
            // another try may find the port under another rate, or another program may need it
            channel.close(notOnline());
        }
        if (kept) {
            Recovery.Step step = recovery.next(reason);
            Duration limited = limit.until(loop.nanoTime());
            boolean isLimited = step.after().compareTo(limited) < 0;
            Duration wait = isLimited ? limited : step.after();
            status.enter(SessionState.WAITING, cause);
            log.tries(reason, cause, step.action(), wait, isLimited);
            retry = loop.after(wait, () -> {
                counters.recovering(reason, step.action());
                attempt(step.action());
            });
        } else {
            status.enter(SessionState.OFFLINE, cause);
            log.gaveUp(reason, cause);
            traffic.stop(cause.orElseGet(this::notOnline), this::notOnline);
        }
    }

    public CompletableFuture<Void> close() {
        return closing.orElseGet(() -> {
            boolean online = state() == SessionState.ONLINE;
            status.enter(SessionState.CLOSED, Optional.empty());
            retry.cancel();
            traffic.stop(closed(), this::closed);
            // what is under way may have been carried out already: that is another end than not being sent
            ConnectionLostException cause = new ConnectionLostException(
                    "the session of " + settings.identity().name() + " was closed while this was under way");
            channel.abort(cause);
            runner.abort(cause);
            sequence.abort(cause);
            connected().ifPresent(ended -> ended.completeExceptionally(cause));
            CompletableFuture<Void> signedOff = online
                    ? new SignOff(loop)
                            .run(() -> runner.run(settings.identity().scripts().disconnect(), values.common()))
                    : CompletableFuture.completedFuture(null);
            CompletableFuture<Void> done = signedOff.thenCompose(ended -> channel.close(closed()));
            closing = Optional.of(done);
            return done;
        });
    }
}
