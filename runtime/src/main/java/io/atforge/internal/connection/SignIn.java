package io.atforge.internal.connection;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.PlatformRefusedException;
import io.atforge.PlatformUnreachableException;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.Transport;
import io.atforge.at.AtChannel;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.dialect.Dialect;
import io.atforge.dialect.Dialect.Failure;
import io.atforge.internal.authentication.Authenticator;
import io.atforge.internal.authentication.Authenticator.Ticket;
import io.atforge.internal.authentication.CertificateUpload;
import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import io.atforge.session.SessionState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * From a bearer to a connection that the platform has let in: the certificates, fresh credentials, TCP or TLS, the MQTT
 * CONNECT; and what it means when that fails. Lives on the session's loop.
 */
final class SignIn {

    private final SessionSettings<?> settings;
    private final DeviceIdentity<?> identity;
    private final ScriptValues values;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final ConnectSteps steps;
    private final ConnectLimit limit;
    private final Delay delay;
    private final Supplier<CompletableFuture<Void>> attachAnew;
    private final Authenticator<?> authenticator;
    private Optional<CertificateUpload> authorities = Optional.empty();
    private boolean connectedBefore;

    /**
     * A sign-in that nobody tried yet.
     *
     * @param attachAnew gives the bearer back, and asks for it anew
     */
    SignIn(
            SessionSettings<?> settings,
            AtChannel channel,
            ScriptRunner runner,
            ConnectSteps steps,
            Authenticator<?> authenticator,
            ConnectLimit limit,
            Supplier<CompletableFuture<Void>> attachAnew) {
        this.settings = settings;
        this.identity = settings.identity();
        this.values = new ScriptValues(identity);
        this.channel = channel;
        this.runner = runner;
        this.steps = steps;
        this.authenticator = authenticator;
        this.limit = limit;
        this.attachAnew = attachAnew;
        this.delay = new Delay(settings.loop());
    }

    CompletableFuture<Void> run() {
        return signIn(true);
    }

    /** Whether the modem may keep something of an earlier connection. */
    boolean hasConnectedBefore() {
        return connectedBefore;
    }

    /** Ends the wait for the connect limit, if there is one. */
    void abort(AtForgeException cause) {
        delay.abort(cause);
    }

    /** What is let go of was asked for by an earlier try: the next is not one more. */
    private CompletableFuture<Void> signIn(boolean mayLetGo) {
        CompletableFuture<Void> allowed =
                mayLetGo ? delay.of(limit.until(settings.loop().nanoTime())) : CompletableFuture.completedFuture(null);
        return allowed.thenCompose(done -> trust())
                .thenCompose(done -> authenticator.register())
                .thenCompose(done -> ticket())
                .thenComposeAsync(
                        ticket -> {
                            if (mayLetGo) {
                                limit.connects(settings.loop().nanoTime());
                            }
                            connectedBefore = true;
                            return signIn(mayLetGo, ticket);
                        },
                        settings.loop());
    }

    /** The modem must know whom to trust before it sends anything over TLS. */
    private CompletableFuture<Void> trust() {
        boolean tls =
                identity.device().product().platform().transport() == Transport.TLS || authenticator.asksByModem();
        if (!tls) {
            return CompletableFuture.completedFuture(null);
        }
        if (authorities.isEmpty()) {
            authorities = Optional.of(
                    new CertificateUpload(
                            settings.dialect(),
                            identity.scripts(),
                            runner,
                            identity.authorities()
                                    .orElseThrow(
                                            () -> new InvalidArgumentException(
                                                    "the modem is told to use TLS,"
                                                            + " and not whom to trust; name a file of certificates as platform.ca in devices.yaml"))));
        }
        return authorities.get().store(values.common());
    }

    private CompletableFuture<Ticket> ticket() {
        if (authenticator.asksPlatform()) {
            steps.reached(SessionState.AUTHENTICATING);
        }
        return authenticator.ticket();
    }

    private CompletableFuture<Void> signIn(boolean mayLetGo, Ticket ticket) {
        Map<ScriptVariable, byte[]> given = values.connect(ticket.credentials(), ticket.endpoint());
        return steps.follow(identity.scripts().connect(), given, SessionState.CONNECTING)
                .thenCompose(result -> {
                    if (!(result instanceof ScriptResult.Failed failed)) {
                        return CompletableFuture.completedFuture(null);
                    }
                    Optional<Failure> meaning = meaning(failed);
                    if ((meaning.equals(Optional.of(Failure.ALREADY_CONNECTED)) || isConnectionInTheWay(failed))
                            && mayLetGo) {
                        return steps.letGo().thenCompose(done -> signIn(false));
                    }
                    if (meaning.equals(Optional.of(Failure.BEARER)) && mayLetGo) {
                        return steps.letGo()
                                .thenCompose(done -> attachAnew.get())
                                .thenCompose(done -> signIn(false));
                    }
                    if (meaning.equals(Optional.of(Failure.REFUSED))) {
                        authenticator.refused();
                        // a token that was kept may only be too old
                        return ticket.kept()
                                ? steps.letGo().thenCompose(done -> signIn(true))
                                : CompletableFuture.failedFuture(refused(failed));
                    }
                    if (isUntrusted(failed, meaning)) {
                        return CompletableFuture.failedFuture(untrusted(failed, ticket.endpoint()));
                    }
                    return CompletableFuture.failedFuture(isConnectionLost(failed) ? lost(failed) : failed.error());
                });
    }

    /** In the accept phase a bare error means that the modem does not take the command now. */
    private Optional<Failure> meaning(ScriptResult.Failed failed) {
        return failed.line()
                .filter(line ->
                        failed.accepted() || !settings.dialect().tables().isError(line))
                .flatMap(line -> settings.dialect().meaning(failed.step().command(), line));
    }

    /** An earlier program may have left one that comes or goes just now; the modem does not say so. */
    private boolean isConnectionInTheWay(ScriptResult.Failed failed) {
        return failed.error() instanceof ModemErrorException
                && !failed.accepted()
                && settings.dialect().phase(failed.step().command()).equals(Optional.of(Dialect.Phase.TCP));
    }

    private PlatformRefusedException refused(ScriptResult.Failed failed) {
        return because(
                failed,
                new PlatformRefusedException("the platform at "
                        + identity.device().product().platform().endpoint() + ", asked over " + channel.name()
                        + ", refused " + identity.name() + " of product "
                        + identity.device().product().key() + said(failed)
                        + "; most often the device secret is wrong, else the product key, the region or the sign method, or the"
                        + " device is disabled"));
    }

    /** What the platform's refusal says of its reason, where the modem passes that on. */
    private String said(ScriptResult.Failed failed) {
        return failed.line()
                .filter(line -> !settings.dialect().tables().isError(line))
                .flatMap(line -> settings.dialect()
                        .tables()
                        .explanations()
                        .of(failed.step().command(), line)
                        .map(explained -> " (" + line + ": " + explained.meaning() + ")"))
                .orElse("");
    }

    /** The modem does not say why there is no TLS connection: no TCP, no trust, or another name. */
    private boolean isUntrusted(ScriptResult.Failed failed, Optional<Failure> meaning) {
        if (identity.device().product().platform().transport() != Transport.TLS) {
            return false;
        }
        if (settings.dialect().knows(Failure.UNTRUSTED)) {
            return meaning.equals(Optional.of(Failure.UNTRUSTED));
        }
        return failed.accepted()
                && settings.dialect().phase(failed.step().command()).equals(Optional.of(Dialect.Phase.TCP));
    }

    private PlatformUnreachableException untrusted(ScriptResult.Failed failed, Endpoint endpoint) {
        return because(
                failed,
                new PlatformUnreachableException("the modem on " + channel.name()
                        + " got no TLS connection with " + endpoint
                        + " that it trusts; check host and port, the certificates in"
                        + " platform.ca, and the modem's clock"));
    }

    private boolean isConnectionLost(ScriptResult.Failed failed) {
        return failed.line()
                .filter(line -> ReplyPattern.any(settings.dialect().lostConnection(), line))
                .isPresent();
    }

    private ConnectionLostException lost(ScriptResult.Failed failed) {
        return because(
                failed,
                new ConnectionLostException("the connection of the modem on " + channel.name()
                        + " was closed while it signed in; check the network, and the platform's log of the device"));
    }

    private static <E extends AtForgeException> E because(ScriptResult.Failed failed, E exception) {
        exception.initCause(failed.error());
        return exception;
    }
}
