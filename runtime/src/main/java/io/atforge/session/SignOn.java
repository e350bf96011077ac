package io.atforge.session;

import io.atforge.ConnectionLostException;
import io.atforge.PlatformRefusedException;
import io.atforge.SecretUnavailableException;
import io.atforge.aliyun.CredentialProvider;
import io.atforge.aliyun.MqttCredentials;
import io.atforge.at.AtChannel;
import io.atforge.at.EventLoop;
import io.atforge.at.ReplyPattern;
import io.atforge.device.Device;
import io.atforge.dialect.Dialect;
import io.atforge.dialect.Dialect.Failure;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.topic.SubscribeTopic;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The way online: the product's scripts in their order, with fresh credentials. Lives on the session's loop. */
final class SignOn<P> {

    private final Device<P> device;
    private final CredentialProvider credentials;
    private final Dialect dialect;
    private final SessionScripts scripts;
    private final ScriptValues values;
    private final EventLoop loop;
    private final Executor threads;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final Subscriptions<P> subscriptions;

    private boolean connectedBefore;

    SignOn(
            Device<P> device,
            CredentialProvider credentials,
            Dialect dialect,
            SessionScripts scripts,
            EventLoop loop,
            Executor threads,
            AtChannel channel,
            ScriptRunner runner,
            Subscriptions<P> subscriptions) {
        this.device = device;
        this.credentials = credentials;
        this.dialect = dialect;
        this.scripts = scripts;
        this.values = new ScriptValues(device);
        this.loop = loop;
        this.threads = threads;
        this.channel = channel;
        this.runner = runner;
        this.subscriptions = subscriptions;
    }

    /** Goes the whole way, and says how far it has come. */
    CompletableFuture<Void> run(Consumer<SessionState> progress) {
        // each step may also throw: a port that does not open
        return CompletableFuture.completedFuture(null)
                .thenCompose(start -> {
                    progress.accept(SessionState.PREPARING);
                    return prepare();
                })
                .thenCompose(done -> {
                    progress.accept(SessionState.ATTACHING);
                    return attach();
                })
                .thenCompose(done -> {
                    progress.accept(SessionState.CONNECTING);
                    return signIn(true);
                })
                .thenCompose(done -> subscribeAgain());
    }

    /** The vendor's order after a lost connection: let go of what the modem keeps of it, then connect anew. */
    private CompletableFuture<Void> prepare() {
        if (!channel.isOpen()) {
            channel.open();
        }
        CompletableFuture<Void> prepared = runner.require(scripts.prepare(), values.common());
        return connectedBefore ? prepared.thenCompose(done -> letGo()) : prepared;
    }

    private CompletableFuture<Void> letGo() {
        return runner.require(scripts.release(), values.common()).thenRun(channel::connectionEnded);
    }

    private CompletableFuture<Void> attach() {
        return asked(values::attach).thenComposeAsync(given -> runner.require(scripts.attach(), given), loop);
    }

    private CompletableFuture<Void> signIn(boolean mayLetGo) {
        connectedBefore = true;
        return asked(credentials::credentials).thenComposeAsync(signed -> signIn(mayLetGo, signed), loop);
    }

    /** Where secrets are, is the application's business, and may take its time: not on the loop. */
    private <T> CompletableFuture<T> asked(Supplier<T> source) {
        return CompletableFuture.supplyAsync(source, threads).exceptionally(error -> {
            if (Failures.known(error).isPresent()) {
                throw Failures.known(error).get();
            }
            throw new SecretUnavailableException(
                    "the credentials of device " + device.name() + " could not be had: " + Failures.origin(error),
                    Failures.origin(error));
        });
    }

    private CompletableFuture<Void> signIn(boolean mayLetGo, MqttCredentials signed) {
        return runner.run(scripts.connect(), values.connect(signed)).thenCompose(result -> {
            if (!(result instanceof ScriptResult.Failed failed)) {
                return CompletableFuture.completedFuture(null);
            }
            Optional<Failure> meaning = meaning(failed);
            if (meaning.equals(Optional.of(Failure.ALREADY_CONNECTED)) && mayLetGo) {
                return letGo().thenCompose(done -> signIn(false));
            }
            if (meaning.equals(Optional.of(Failure.REFUSED))) {
                return CompletableFuture.failedFuture(refused(failed));
            }
            return CompletableFuture.failedFuture(isConnectionLost(failed) ? lost(failed) : failed.error());
        });
    }

    /** In the accept phase the same line means that the modem does not take the command now. */
    private Optional<Failure> meaning(ScriptResult.Failed failed) {
        return dialect.failures().stream()
                .filter(rule -> failed.accepted())
                .filter(rule -> rule.command().matches(failed.step().command()))
                .filter(rule -> failed.line().filter(rule.line()::matches).isPresent())
                .map(Dialect.FailureRule::meaning)
                .findFirst();
    }

    private PlatformRefusedException refused(ScriptResult.Failed failed) {
        PlatformRefusedException refused = new PlatformRefusedException("the platform at "
                + device.product().platform().endpoint() + ", asked over " + channel.name() + ", refused device "
                + device.name() + " of product " + device.product().key() + "; most often the device secret is wrong, "
                + "else the product key, the region or the sign method, or the device is disabled");
        refused.initCause(failed.error());
        return refused;
    }

    private boolean isConnectionLost(ScriptResult.Failed failed) {
        return failed.line().filter(line -> ReplyPattern.any(dialect.lostConnection(), line)).isPresent();
    }

    private ConnectionLostException lost(ScriptResult.Failed failed) {
        ConnectionLostException lost = new ConnectionLostException("the connection of the modem on " + channel.name()
                + " was closed while it signed in; check the network, and the platform's log of the device");
        lost.initCause(failed.error());
        return lost;
    }

    private CompletableFuture<Void> subscribeAgain() {
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (SubscribeTopic<P> topic : subscriptions.topics()) {
            all = all.thenCompose(done -> runner.require(scripts.subscribe(), values.subscribe(topic)));
        }
        return all;
    }
}
