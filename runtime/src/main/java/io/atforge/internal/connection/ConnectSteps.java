package io.atforge.internal.connection;

import io.atforge.at.AtChannel;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.internal.settings.SessionSettings;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import io.atforge.script.Step;
import io.atforge.session.SessionState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Runs the scripts of the way online, and tells how far it has come. Lives on the session's loop. */
final class ConnectSteps {

    private final SessionSettings<?> settings;
    private final AtChannel channel;
    private final ScriptRunner runner;
    private final Consumer<SessionState> progress;
    private final ScriptValues values;

    ConnectSteps(SessionSettings<?> settings, AtChannel channel, ScriptRunner runner, Consumer<SessionState> progress) {
        this.settings = settings;
        this.channel = channel;
        this.runner = runner;
        this.progress = progress;
        this.values = new ScriptValues(settings.identity());
    }

    void reached(SessionState state) {
        progress.accept(state);
    }

    CompletableFuture<Void> prepare() {
        return runner.require(settings.identity().prepare(), values.common());
    }

    /** What a remedy does may fail: the way online shows whether it helped. */
    CompletableFuture<Void> run(Optional<AtScript> script) {
        return script.map(each -> runner.run(each, values.common()).<Void>thenApply(result -> null))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Lets go of what the modem keeps of an earlier connection. */
    CompletableFuture<Void> letGo() {
        return runner.require(settings.identity().scripts().release(), values.common())
                .thenRun(channel::connectionEnded);
    }

    /** A product's own script may go another way; what it is about is seen from its commands. */
    CompletableFuture<ScriptResult> follow(AtScript script, Map<ScriptVariable, byte[]> given, SessionState atFirst) {
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
}
