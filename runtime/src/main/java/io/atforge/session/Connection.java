package io.atforge.session;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.aliyun.CredentialProvider;
import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import io.atforge.at.AtResult;
import io.atforge.at.ChannelListener;
import io.atforge.at.EventLoop;
import io.atforge.at.Frame;
import io.atforge.at.ModemErrors;
import io.atforge.at.ReplyPattern;
import io.atforge.at.TraceEntry;
import io.atforge.at.UnsolicitedResult;
import io.atforge.at.WireEntry;
import io.atforge.device.Device;
import io.atforge.dialect.Dialect;
import io.atforge.port.Port;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.topic.SubscribeTopic;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine of a session: knows how far it has come, sends while it is online, and sees when it no longer is. Lives on
 * the session's loop: every method is called there, and futures complete there.
 */
final class Connection<P> implements ChannelListener {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** How long signing off may take before the port is closed all the same. */
    private static final Duration SIGN_OFF_WITHIN = Duration.ofSeconds(5);

    /** While the modem is prepared, what it says of its start is no news. */
    private static final Set<SessionState> EXPECTS_NO_RESTART =
            EnumSet.of(SessionState.ATTACHING, SessionState.CONNECTING, SessionState.ONLINE);

    private final Device<P> device;
    private final Port port;
    private final Dialect dialect;
    private final SessionScripts scripts;
    private final ScriptValues values;
    private final EventLoop loop;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final SignOn<P> signOn;
    private final Subscriptions<P> subscriptions;
    private final Consumer<SessionEvent> events;

    private volatile SessionState state = SessionState.OFFLINE;
    private Optional<CompletableFuture<Void>> connecting = Optional.empty();
    private Optional<CompletableFuture<Void>> closing = Optional.empty();

    Connection(
            Device<P> device,
            Port port,
            CredentialProvider credentials,
            Dialect dialect,
            SessionScripts scripts,
            EventLoop loop,
            Executor threads,
            Subscriptions<P> subscriptions,
            Consumer<SessionEvent> events) {
        this.device = device;
        this.port = port;
        this.dialect = dialect;
        this.scripts = scripts;
        this.values = new ScriptValues(device);
        this.loop = loop;
        this.subscriptions = subscriptions;
        this.events = events;
        this.channel = new AtChannel(port, dialect.tables(), loop, this);
        this.runner = new ScriptRunner(channel, loop, dialect.tables(), dialect.textEscape());
        this.signOn = new SignOn<>(
                device, credentials, dialect, scripts, loop, threads, channel, runner, subscriptions);
    }

    /** May be called from any thread. */
    SessionState state() {
        return state;
    }

    void trace(Consumer<TraceEntry> trace) {
        channel.trace(trace);
    }

    void wiretap(Consumer<WireEntry> consumer) {
        channel.wiretap(consumer);
    }

    // ---- going online

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
            signOn.run(next -> enter(next, Optional.empty()))
                    .whenComplete((done, error) -> connected(ended, error));
            return ended;
        });
    }

    private void connected(CompletableFuture<Void> ended, Throwable error) {
        connecting = Optional.empty();
        if (error == null) {
            enter(SessionState.ONLINE, Optional.empty());
            ended.complete(null);
        } else {
            Throwable origin = Failures.origin(error);
            // that a command was not sent says less than what kept it from being sent
            Throwable cause = origin.getCause() instanceof AtTimeoutException silence ? silence : origin;
            boolean silent = state == SessionState.PREPARING && cause instanceof AtTimeoutException;
            enter(SessionState.OFFLINE, Failures.known(cause));
            if (silent) {
                // another try may find the port under another rate, or another program may need it
                channel.close(notOnline());
            }
            ended.completeExceptionally(cause);
        }
    }

    // ---- while online

    CompletableFuture<Void> subscribe(SubscribeTopic<P> topic, Consumer<Message> handler) {
        return whileOnline(() -> {
            // before the command: the first message may be faster than SUBACK
            Runnable undo = subscriptions.add(topic, handler);
            return runner.require(scripts.subscribe(), values.subscribe(topic)).whenComplete((done, error) -> {
                if (error != null) {
                    undo.run();
                }
            });
        });
    }

    CompletableFuture<Void> unsubscribe(SubscribeTopic<P> topic) {
        return whileOnline(() -> runner.require(scripts.unsubscribe(), values.subscribe(topic))
                .thenRun(() -> subscriptions.remove(topic)));
    }

    CompletableFuture<ScriptResult> publish(Publication publication) {
        if (state != SessionState.ONLINE) {
            return CompletableFuture.completedFuture(new ScriptResult.Failed(
                    publication.script().steps().get(0), Optional.empty(), false, notOnline()));
        }
        return runner.run(publication.script(), values.publish(publication)).thenApply(result -> {
            if (result instanceof ScriptResult.Failed failed) {
                checkAcknowledged(failed.error());
            }
            return result;
        });
    }

    /**
     * Acknowledgements say not what they acknowledge. Once one is missing, none that comes later can be trusted on this
     * connection; and a platform that is silent for so long is hardly there.
     */
    private void checkAcknowledged(Throwable failure) {
        if (state == SessionState.ONLINE && failure instanceof AtTimeoutException timeout && timeout.isAccepted()) {
            lost(new ConnectionLostException("the platform acknowledges nothing: " + timeout.getMessage()));
        }
    }

    CompletableFuture<List<String>> query(String line) {
        AtCommand command = AtCommand.of(line, dialect.tables().answerWithin());
        return channel.execute(command).thenApply(result -> {
            if (result instanceof AtResult.Failed failed) {
                throw ModemErrors.of(port.name(), command, failed.error(), dialect.tables().errorMeanings());
            }
            return result.lines();
        });
    }

    private CompletableFuture<Void> whileOnline(Supplier<CompletableFuture<Void>> operation) {
        return state == SessionState.ONLINE
                ? operation.get().whenComplete((done, error) -> checkAcknowledged(Failures.origin(error)))
                : CompletableFuture.failedFuture(notOnline());
    }

    private NotConnectedException notOnline() {
        return state == SessionState.CLOSED
                ? closed()
                : new NotConnectedException("device " + device.name() + " on " + port.name() + " is " + state
                        + "; call connect() first");
    }

    private NotConnectedException closed() {
        return new NotConnectedException("the session of device " + device.name() + " is closed");
    }

    // ---- what happens by itself

    @Override
    public void unsolicited(UnsolicitedResult result) {
        events.accept(new SessionEvent.Unsolicited(result.line()));
        if (ReplyPattern.any(dialect.lostModem(), result.line())) {
            channel.restarted();
            if (EXPECTS_NO_RESTART.contains(state)) {
                lost(new ConnectionLostException(
                        "the modem on " + port.name() + " restarted (" + result.line() + ")"));
            }
        } else if (state == SessionState.ONLINE && ReplyPattern.any(dialect.lostConnection(), result.line())) {
            channel.connectionEnded();
            lost(connectionLost(result.line()));
        }
    }

    private ConnectionLostException connectionLost(String line) {
        return new ConnectionLostException("the modem on " + port.name() + " lost its connection (" + line + ")");
    }

    @Override
    public void message(Frame.Message message) {
        subscriptions.deliver(message);
    }

    @Override
    public void lost(PortException cause) {
        if (state == SessionState.ONLINE) {
            enter(SessionState.OFFLINE, Optional.of(cause));
        }
    }

    @Override
    public void discarded(Frame.Discarded discarded) {
        events.accept(new SessionEvent.Discarded(discarded.bytes(), discarded.reason()));
    }

    @Override
    public void unresponsive(AtTimeoutException cause) {
        if (state == SessionState.ONLINE) {
            enter(SessionState.OFFLINE, Optional.of(cause));
        }
        channel.close(cause);
    }

    private void lost(ConnectionLostException cause) {
        if (state == SessionState.ONLINE) {
            enter(SessionState.OFFLINE, Optional.of(cause));
        }
        channel.abort(cause);
        runner.abort(cause);
    }

    // ---- going offline

    CompletableFuture<Void> close() {
        return closing.orElseGet(() -> {
            boolean online = state == SessionState.ONLINE;
            enter(SessionState.CLOSED, Optional.empty());
            // what is under way may have been carried out already: that is another end than not being sent
            ConnectionLostException cause = new ConnectionLostException(
                    "the session of device " + device.name() + " was closed while this was under way");
            channel.abort(cause);
            runner.abort(cause);
            connecting.ifPresent(ended -> ended.completeExceptionally(cause));
            CompletableFuture<Void> signedOff = new CompletableFuture<>();
            CompletableFuture<Void> done = signedOff.thenRun(() -> channel.close(closed()));
            closing = Optional.of(done);
            if (online) {
                EventLoop.Timer deadline = loop.after(SIGN_OFF_WITHIN, () -> signedOff.complete(null));
                runner.run(scripts.disconnect(), values.common()).thenRun(() -> {
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
        cause.ifPresentOrElse(
                why -> LOG.warn("device {}: {}: {}", device.name(), next, why.getMessage()),
                () -> LOG.info("device {}: {}", device.name(), next));
        events.accept(new StateChange(previous, next, cause));
    }
}
