package io.atforge.internal.connection;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.UnexpectedReplyException;
import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import io.atforge.at.AtResult;
import io.atforge.at.ModemErrors;
import io.atforge.dialect.Dialect.Identity;
import io.atforge.dialect.Models;
import io.atforge.internal.authentication.Authenticator;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionState;
import io.atforge.trace.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From a closed port to a modem that is in step, prepared and known. Lives on the session's loop. */
final class ModemStartup {

    private final SessionSettings<?> settings;
    private final DeviceIdentity<?> identity;
    private final ScriptValues values;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final ConnectSteps steps;
    private final Authenticator<?> authenticator;
    private boolean restarted;

    ModemStartup(
            SessionSettings<?> settings,
            AtChannel channel,
            ScriptRunner runner,
            ConnectSteps steps,
            Authenticator<?> authenticator) {
        this.settings = settings;
        this.identity = settings.identity();
        this.values = new ScriptValues(identity);
        this.channel = channel;
        this.runner = runner;
        this.steps = steps;
        this.authenticator = authenticator;
    }

    /** Opens the port and brings the modem in step, after something was done about the last trouble. */
    CompletableFuture<Void> run(RecoveryAction action) {
        return open(action)
                .thenCompose(done -> synchronize())
                .thenCompose(done -> identify())
                .thenCompose(done -> askModel());
    }

    /** The modem has restarted by itself, and forgot what it was told while it was brought in step. */
    void restarted() {
        restarted = true;
    }

    private CompletableFuture<Void> open(RecoveryAction action) {
        if (action == RecoveryAction.REOPEN || action == RecoveryAction.POWER) {
            channel.close(new ConnectionLostException(channel.name() + " is closed and opened again"));
        }
        CompletableFuture<Void> power = action == RecoveryAction.POWER
                ? CompletableFuture.runAsync(settings.powerSwitch().orElse(() -> {}), settings.threads())
                        .handleAsync((done, error) -> null, settings.loop())
                : CompletableFuture.completedFuture(null);
        return power.thenCompose(done -> {
            if (channel.isOpen()) {
                return CompletableFuture.completedFuture(null);
            }
            steps.reached(SessionState.OPENING);
            return channel.open(settings.threads());
        });
    }

    private CompletableFuture<Void> synchronize() {
        steps.reached(SessionState.SYNCHRONIZING);
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

    CompletableFuture<Void> prepare() {
        restarted = false;
        return steps.prepare();
    }

    /** Once more if the modem restarted by itself meanwhile; not for ever, as some restart in a loop. */
    CompletableFuture<Void> prepareAgain() {
        return restarted ? prepare() : CompletableFuture.completedFuture(null);
    }

    /** One program may serve a whole fleet: then the modem's IMEI is the name of the device. */
    private CompletableFuture<Void> identify() {
        if (identity.isKnown()) {
            return CompletableFuture.completedFuture(null);
        }
        Identity asks = settings.dialect()
                .identity()
                .orElseThrow(() -> new InvalidArgumentException(
                        "modem family " + settings.dialect().title() + " has no command that tells its IMEI"));
        AtCommand question =
                AtCommand.of(asks.command(), settings.dialect().tables().answerWithin());
        // who finds the device is the application's business, too
        return channel.execute(question)
                .thenCompose(answer -> authenticator.asked(() -> {
                    if (answer instanceof AtResult.Failed failed) {
                        throw ModemErrors.of(
                                channel.name(),
                                question,
                                failed.error(),
                                settings.dialect().tables().explanations());
                    }
                    identity.found(imei(asks, answer), channel.name());
                    return null;
                }));
    }

    /** Which model it is decides what it takes. A modem that does not say is taken for the least of its family. */
    private CompletableFuture<Void> askModel() {
        Optional<Models.Question> question = identity.dialect().models().question();
        if (question.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        AtCommand command = AtCommand.of(
                question.get().command(), settings.dialect().tables().answerWithin());
        return channel.execute(command).handle((answer, error) -> {
            // one that gave no answer is asked again on the next way online
            if (error == null) {
                identity.foundModel(told(question.get().reply(), answer));
            }
            return null;
        });
    }

    private static Optional<String> told(Pattern reply, AtResult answer) {
        return answer.lines().stream()
                .map(reply::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private String imei(Identity asks, AtResult answer) {
        return told(asks.reply(), answer)
                .orElseThrow(() -> new UnexpectedReplyException("the modem on " + channel.name() + " answered "
                        + asks.command() + " with " + Printable.text(String.join(", ", answer.lines()))
                        + ", which is no IMEI; name the device in the program instead of finding it by its modem"));
    }

    private CompletableFuture<?> tellRate(int rate) {
        Map<ScriptVariable, byte[]> given = values.common();
        given.put(ScriptVariable.RATE, Integer.toString(rate).getBytes(StandardCharsets.UTF_8));
        return identity.rate()
                .<CompletableFuture<?>>map(script -> runner.run(script, given))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
