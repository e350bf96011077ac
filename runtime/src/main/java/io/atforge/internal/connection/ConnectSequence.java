package io.atforge.internal.connection;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.PlatformRefusedException;
import io.atforge.PlatformUnreachableException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.Transport;
import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import io.atforge.at.AtResult;
import io.atforge.at.ModemErrors;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.dialect.Dialect;
import io.atforge.dialect.Dialect.Failure;
import io.atforge.dialect.Dialect.Identity;
import io.atforge.internal.authentication.Authenticator;
import io.atforge.internal.authentication.Authenticator.Ticket;
import io.atforge.internal.authentication.CertificateUpload;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import io.atforge.script.Step;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionState;
import io.atforge.trace.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/** The way online: the product's scripts in their order, with fresh credentials. Lives on the session's loop. */
final class ConnectSequence<P> {

    private final SessionSettings<P> settings;
    private final DeviceIdentity<P> subject;
    private final ScriptValues values;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final Consumer<SessionState> progress;
    private final ConnectLimit limit;
    private final Delay pause;
    private final Authenticator<P> login;

    private Optional<CertificateUpload> authorities = Optional.empty();
    private boolean connectedBefore;
    private boolean restarted;

    /**
     * A way that nobody has gone yet.
     *
     * @param progress told of each state on the way
     * @param limit    asked before the platform is asked for a connection, and told when it is
     */
    ConnectSequence(
            SessionSettings<P> settings,
            AtChannel channel,
            ScriptRunner runner,
            Consumer<SessionState> progress,
            ConnectLimit limit) {
        this.settings = settings;
        this.subject = settings.subject();
        this.values = new ScriptValues(settings.subject());
        this.channel = channel;
        this.runner = runner;
        this.progress = progress;
        this.limit = limit;
        this.pause = new Delay(settings.loop());
        this.login = new Authenticator<>(settings, channel, runner);
    }

    /** Goes the whole way, after something was done about the last trouble. */
    CompletableFuture<Void> run(RecoveryAction remedy) {
        return open(remedy)
                .thenCompose(done -> synchronize())
                .thenCompose(done -> identify())
                .thenCompose(done -> apply(remedy))
                .thenCompose(done -> prepareAgain())
                .thenCompose(done -> checkSim())
                .thenCompose(done -> attach())
                .thenCompose(done -> signIn(true));
    }

    /** The modem has restarted by itself, and forgot what it was told while it was brought in step. */
    void restarted() {
        restarted = true;
    }

    /** Ends the way if it waits. If a command is under way, it ends with that. */
    void abort(AtForgeException cause) {
        pause.abort(cause);
    }

    // ---- the port and the modem

    private CompletableFuture<Void> open(RecoveryAction remedy) {
        if (remedy == RecoveryAction.REOPEN || remedy == RecoveryAction.POWER) {
            channel.close(new ConnectionLostException(channel.name() + " is closed and opened again"));
        }
        CompletableFuture<Void> power = remedy == RecoveryAction.POWER
                ? CompletableFuture.runAsync(settings.powerSwitch().orElse(() -> {}), settings.threads())
                        .handleAsync((done, error) -> null, settings.loop())
                : CompletableFuture.completedFuture(null);
        return power.thenCompose(done -> {
            if (channel.isOpen()) {
                return CompletableFuture.completedFuture(null);
            }
            progress.accept(SessionState.OPENING);
            return channel.open(settings.threads());
        });
    }

    private CompletableFuture<Void> synchronize() {
        progress.accept(SessionState.SYNCHRONIZING);
        CompletableFuture<Void> synchronizedWith = new CompletableFuture<>();
        prepare().whenComplete((done, error) -> {
            if (error != null && Failures.origin(error) instanceof AtTimeoutException) {
                new DataModeExit(settings.dialect(), channel, settings.loop())
                        .run()
                        .thenCompose(heard -> heard
                                ? CompletableFuture.completedFuture(true)
                                : new BaudRateScan(settings.port(), channel, this::tellRate).run())
                        .thenCompose(found -> found ? prepare() : CompletableFuture.<Void>failedFuture(error))
                        .whenComplete((again, still) -> end(synchronizedWith, still));
            } else {
                end(synchronizedWith, error);
            }
        });
        return synchronizedWith;
    }

    private static void end(CompletableFuture<Void> future, Throwable error) {
        if (error == null) {
            future.complete(null);
        } else {
            future.completeExceptionally(Failures.origin(error));
        }
    }

    private CompletableFuture<Void> prepare() {
        restarted = false;
        return runner.require(subject.prepare(), values.common());
    }

    /** Once more if the modem restarted by itself meanwhile; not for ever, as some restart in a loop. */
    private CompletableFuture<Void> prepareAgain() {
        return restarted ? prepare() : CompletableFuture.completedFuture(null);
    }

    /** One program may serve a whole fleet: then the modem's IMEI is the name of the device. */
    private CompletableFuture<Void> identify() {
        if (subject.isKnown()) {
            return CompletableFuture.completedFuture(null);
        }
        Identity identity = settings.dialect()
                .identity()
                .orElseThrow(() -> new InvalidArgumentException(
                        "modem family " + settings.dialect().title() + " has no command that tells its IMEI"));
        AtCommand question =
                AtCommand.of(identity.command(), settings.dialect().tables().answerWithin());
        // who finds the device is the application's business, too
        return channel.execute(question)
                .thenCompose(answer -> login.asked(() -> {
                    if (answer instanceof AtResult.Failed failed) {
                        throw ModemErrors.of(
                                channel.name(),
                                question,
                                failed.error(),
                                settings.dialect().tables().explanations());
                    }
                    subject.found(imei(identity, answer), channel.name());
                    return null;
                }));
    }

    private String imei(Identity identity, AtResult answer) {
        return answer.lines().stream()
                .map(identity.reply()::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElseThrow(() -> new UnexpectedReplyException("the modem on " + channel.name() + " answered "
                        + identity.command() + " with " + Printable.text(String.join(", ", answer.lines()))
                        + ", which is no IMEI; name the device in the program instead of finding it by its modem"));
    }

    private CompletableFuture<?> tellRate(int rate) {
        Map<ScriptVariable, byte[]> given = values.common();
        given.put(ScriptVariable.RATE, Integer.toString(rate).getBytes(StandardCharsets.UTF_8));
        return subject.rate()
                .<CompletableFuture<?>>map(script -> runner.run(script, given))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** The vendor's order after a lost connection: let go of what the modem keeps of it, then do more. */
    private CompletableFuture<Void> apply(RecoveryAction remedy) {
        CompletableFuture<Void> free =
                connectedBefore && remedy != RecoveryAction.RESYNC ? letGo() : CompletableFuture.completedFuture(null);
        return switch (remedy) {
            case REATTACH -> free.thenCompose(done -> run(subject.scripts().detach()));
            // a bearer that the network took back stays in the way until it is given back, radio or not
            case RADIO ->
                free.thenCompose(done -> run(subject.scripts().detach()))
                        .thenCompose(done -> run(subject.scripts().radio()));
            case RESET ->
                free.thenCompose(done -> run(subject.scripts().reset())).thenCompose(done -> {
                    channel.restarted();
                    return prepare();
                });
            default -> free;
        };
    }

    /** What a remedy does may fail: the way online shows whether it helped. */
    private CompletableFuture<Void> run(Optional<AtScript> script) {
        return script.map(each -> runner.run(each, values.common()).<Void>thenApply(result -> null))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Void> letGo() {
        return runner.require(subject.scripts().release(), values.common()).thenRun(channel::connectionEnded);
    }

    // ---- the network and the platform

    private CompletableFuture<Void> checkSim() {
        return subject.scripts()
                .sim()
                .map(script -> ScriptRunner.required(follow(script, values.common(), SessionState.CHECKING_SIM)))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Void> attach() {
        return login.asked(values::attach).thenComposeAsync(given -> attach(true, given), settings.loop());
    }

    /** A bearer that the network took is in the way of a new one until it is given back: so the vendor's manual. */
    private CompletableFuture<Void> attach(boolean mayGiveBack, Map<ScriptVariable, byte[]> given) {
        return follow(subject.scripts().attach(), given, SessionState.REGISTERING)
                .thenCompose(result -> {
                    if (!(result instanceof ScriptResult.Failed failed)) {
                        return CompletableFuture.completedFuture(null);
                    }
                    return mayGiveBack && isBearerRefused(failed)
                            ? letGo().thenCompose(done -> run(subject.scripts().detach()))
                                    .thenCompose(done -> attach(false, given))
                            : CompletableFuture.failedFuture(failed.error());
                });
    }

    private boolean isBearerRefused(ScriptResult.Failed failed) {
        return failed.error() instanceof ModemErrorException
                && settings.dialect().phase(failed.step().command()).equals(Optional.of(Dialect.Phase.BEARER));
    }

    /** A product's own script may go another way; what it is about is seen from its commands. */
    private CompletableFuture<ScriptResult> follow(
            AtScript script, Map<ScriptVariable, byte[]> given, SessionState atFirst) {
        progress.accept(state(script.steps().get(0)).orElse(atFirst));
        return runner.run(script, given, step -> state(step).ifPresent(progress));
    }

    private Optional<SessionState> state(Step step) {
        return settings.dialect().phase(step.command()).map(phase -> switch (phase) {
            case SIM -> SessionState.CHECKING_SIM;
            case REGISTRATION -> SessionState.REGISTERING;
            case BEARER -> SessionState.ACTIVATING_BEARER;
            case AUTHENTICATION -> SessionState.AUTHENTICATING;
            case TCP -> SessionState.CONNECTING;
            case MQTT -> SessionState.SIGNING_IN;
        });
    }

    /** What is let go of was asked for by an earlier try: the next is not one more. */
    private CompletableFuture<Void> signIn(boolean mayLetGo) {
        CompletableFuture<Void> allowed =
                mayLetGo ? pause.of(limit.until(settings.loop().nanoTime())) : CompletableFuture.completedFuture(null);
        return allowed.thenCompose(done -> trust())
                .thenCompose(done -> login.register())
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
        boolean tls = subject.device().product().platform().transport() == Transport.TLS || login.asksByModem();
        if (!tls) {
            return CompletableFuture.completedFuture(null);
        }
        if (authorities.isEmpty()) {
            authorities = Optional.of(
                    new CertificateUpload(
                            settings.dialect(),
                            subject.scripts(),
                            runner,
                            subject.authorities()
                                    .orElseThrow(
                                            () -> new InvalidArgumentException(
                                                    "the modem is told to use TLS,"
                                                            + " and not whom to trust; name a file of certificates as platform.ca in devices.yaml"))));
        }
        return authorities.get().store(values.common());
    }

    private CompletableFuture<Ticket> ticket() {
        if (login.asksPlatform()) {
            progress.accept(SessionState.AUTHENTICATING);
        }
        return login.ticket();
    }

    private CompletableFuture<Void> signIn(boolean mayLetGo, Ticket ticket) {
        Map<ScriptVariable, byte[]> given = values.connect(ticket.credentials(), ticket.endpoint());
        return follow(subject.scripts().connect(), given, SessionState.CONNECTING)
                .thenCompose(result -> {
                    if (!(result instanceof ScriptResult.Failed failed)) {
                        return CompletableFuture.completedFuture(null);
                    }
                    Optional<Failure> meaning = meaning(failed);
                    if ((meaning.equals(Optional.of(Failure.ALREADY_CONNECTED)) || isConnectionInTheWay(failed))
                            && mayLetGo) {
                        return letGo().thenCompose(done -> signIn(false));
                    }
                    if (meaning.equals(Optional.of(Failure.REFUSED))) {
                        login.refused();
                        // a token that was kept may only be too old
                        return ticket.kept()
                                ? letGo().thenCompose(done -> signIn(true))
                                : CompletableFuture.failedFuture(refused(failed));
                    }
                    if (isUntrusted(failed)) {
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
                        + subject.device().product().platform().endpoint() + ", asked over " + channel.name()
                        + ", refused " + subject.name() + " of product "
                        + subject.device().product().key()
                        + "; most often the device secret is wrong, else the product key, the region or the sign method, or the"
                        + " device is disabled"));
    }

    /** The modem does not say why there is no TLS connection: no TCP, no trust, or another name. */
    private boolean isUntrusted(ScriptResult.Failed failed) {
        return subject.device().product().platform().transport() == Transport.TLS
                && failed.accepted()
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
