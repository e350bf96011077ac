package io.atforge.internal.connection;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ModemErrorException;
import io.atforge.UnexpectedReplyException;
import io.atforge.at.AtChannel;
import io.atforge.device.AccessPoint;
import io.atforge.dialect.Dialect;
import io.atforge.internal.authentication.Authenticator;
import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The way online: the product's scripts in their order, with fresh credentials. Lives on the session's loop. */
final class ConnectSequence {

    private final SessionSettings<?> settings;
    private final DeviceIdentity<?> identity;
    private final ScriptValues values;
    private final AtChannel channel;
    private final ConnectSteps steps;
    private final Authenticator<?> authenticator;
    private final ModemStartup startup;
    private final SignIn signIn;
    private final AccessPoints points;
    private final PinEntry pin;

    /**
     * A way that nobody has gone yet.
     *
     * @param progress told of each state on the way
     * @param points   the access points to attach by
     * @param limit    asked before the platform is asked for a connection, and told when it is
     */
    ConnectSequence(
            SessionSettings<?> settings,
            AtChannel channel,
            ScriptRunner runner,
            Consumer<SessionState> progress,
            ConnectLimit limit,
            AccessPoints points) {
        this.points = points;
        this.settings = settings;
        this.identity = settings.identity();
        this.values = new ScriptValues(identity);
        this.channel = channel;
        this.steps = new ConnectSteps(settings, channel, runner, progress);
        this.authenticator = new Authenticator<>(settings, channel, runner);
        this.startup = new ModemStartup(settings, channel, runner, steps, authenticator);
        this.pin = new PinEntry(settings, channel, runner, steps, authenticator);
        this.signIn = new SignIn(settings, channel, runner, steps, authenticator, limit, this::attachAnew);
    }

    /** Goes the whole way, after something was done about the last trouble. */
    CompletableFuture<Void> run(RecoveryAction action) {
        return startup.run(action)
                .thenCompose(done -> apply(action))
                .thenCompose(done -> startup.prepareAgain())
                .thenCompose(done -> checkSim())
                .thenCompose(done -> attach())
                .thenCompose(done -> signIn.run());
    }

    /** The modem has restarted by itself, and forgot what it was told while it was brought in step. */
    void restarted() {
        startup.restarted();
    }

    /** Ends the way if it waits. If a command is under way, it ends with that. */
    void abort(AtForgeException cause) {
        signIn.abort(cause);
    }

    /** The vendor's order after a lost connection: let go of what the modem keeps of it, then do more. */
    private CompletableFuture<Void> apply(RecoveryAction action) {
        CompletableFuture<Void> free = signIn.hasConnectedBefore() && action != RecoveryAction.RESYNC
                ? steps.letGo()
                : CompletableFuture.completedFuture(null);
        return switch (action) {
            case REATTACH ->
                free.thenCompose(done -> steps.run(identity.scripts().detach()));
            // a bearer that the network took back stays in the way until it is given back, radio or not
            case RADIO ->
                free.thenCompose(done -> steps.run(identity.scripts().detach()))
                        .thenCompose(done -> steps.run(identity.scripts().radio()));
            case RESET ->
                free.thenCompose(done -> steps.run(identity.scripts().reset())).thenCompose(done -> {
                    channel.restarted();
                    return startup.prepare();
                });
            default -> free;
        };
    }

    private CompletableFuture<Void> checkSim() {
        return identity.scripts()
                .sim()
                .map(script -> steps.follow(script, values.common(), SessionState.CHECKING_SIM)
                        .thenCompose(result -> result instanceof ScriptResult.Failed failed
                                ? pin.enter(failed)
                                : CompletableFuture.<Void>completedFuture(null)))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Void> attach() {
        return attach(points.inTurn(), true);
    }

    private CompletableFuture<Void> attach(List<AccessPoint> left, boolean mayGiveBack) {
        return authenticator
                .asked(() -> values.attach(left.get(0)))
                .thenComposeAsync(given -> attach(left, mayGiveBack, given), settings.loop());
    }

    /**
     * A bearer that the network took is in the way of a new one until it is given back: so the vendor's manual. Where the
     * modem gets none by one access point, it may by the next.
     */
    private CompletableFuture<Void> attach(
            List<AccessPoint> left, boolean mayGiveBack, Map<ScriptVariable, byte[]> given) {
        return steps.follow(identity.scripts().attach(), given, SessionState.REGISTERING)
                .thenCompose(result -> {
                    if (!(result instanceof ScriptResult.Failed failed)) {
                        points.worked(left.get(0));
                        return CompletableFuture.completedFuture(null);
                    }
                    if (mayGiveBack && isBearerRefused(failed)) {
                        return giveBack().thenCompose(done -> attach(left, false, given));
                    }
                    if (left.size() > 1 && isWithoutBearer(failed)) {
                        points.failed(left.get(0), left.get(1), failed.error());
                        return giveBack().thenCompose(done -> attach(left.subList(1, left.size()), false));
                    }
                    return CompletableFuture.failedFuture(failed.error());
                });
    }

    /** The bearer is gone, and nothing had said so. */
    private CompletableFuture<Void> attachAnew() {
        return steps.run(identity.scripts().detach()).thenCompose(done -> attach(points.inTurn(), false));
    }

    private CompletableFuture<Void> giveBack() {
        return steps.letGo().thenCompose(done -> steps.run(identity.scripts().detach()));
    }

    /** Refused, or said to be there and of no use. */
    private boolean isBearerRefused(ScriptResult.Failed failed) {
        boolean isAnswered =
                failed.error() instanceof ModemErrorException || failed.error() instanceof UnexpectedReplyException;
        return isAnswered && isAboutBearer(failed);
    }

    /** Refused, unanswered, or answered with no address: what another access point may help against. */
    private boolean isWithoutBearer(ScriptResult.Failed failed) {
        boolean isOfModem = failed.error() instanceof ModemErrorException
                || failed.error() instanceof AtTimeoutException
                || failed.error() instanceof UnexpectedReplyException;
        return isOfModem && isAboutBearer(failed);
    }

    private boolean isAboutBearer(ScriptResult.Failed failed) {
        return settings.dialect().phase(failed.step().command()).equals(Optional.of(Dialect.Phase.BEARER));
    }
}
