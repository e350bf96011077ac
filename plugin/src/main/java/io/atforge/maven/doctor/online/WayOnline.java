package io.atforge.maven.doctor.online;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.at.tables.Explanations;
import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.device.HttpsClient;
import io.atforge.maven.doctor.modem.Timing;
import io.atforge.port.Port;
import io.atforge.session.ModemSession;
import io.atforge.session.SessionState;
import io.atforge.session.StateChange;
import io.atforge.trace.TraceEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** The way online as an application goes it, once; nothing is tried again. Of one thread. */
public final class WayOnline implements AutoCloseable {

    /** Longer than the scripts of any family: 60 tries to register, 150 s for a bearer, 120 s for a host. */
    private static final Duration ONLINE_WITHIN = Duration.ofMinutes(8);

    /** What was told when the way ended comes right after. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);

    private final Timing timing;
    private final Explanations explanations;
    private final ModemSession<WayOnline> session;
    private final Said said = new Said();
    private final CompletableFuture<SessionState> ended = new CompletableFuture<>();
    private Optional<End> end = Optional.empty();

    /**
     * How far the way led.
     *
     * @param state the last state on the way, {@code ONLINE} if all is well
     * @param cause why it ended
     * @param said  what was said on it
     */
    public record End(SessionState state, Optional<AtForgeException> cause, List<TraceEntry> said) {

        /** Copies the list. */
        public End {
            said = List.copyOf(said);
        }
    }

    /**
     * Makes it; the port is closed.
     *
     * @param device the device
     * @param port   the pipe to the modem
     * @param https  who asks the platform, where it is asked over HTTPS
     * @param timing what it runs on
     * @param trace  takes each line that goes over the wire
     */
    public WayOnline(ChosenDevice device, Port port, HttpsClient https, Timing timing, Consumer<TraceEntry> trace) {
        this.timing = timing;
        explanations = device.modem().dialect().tables().explanations();
        session = timing.on(device.session(port, https, WayOnline.class).loop(timing.loop()))
                .build();
        session.trace(said::add);
        session.trace(trace);
        session.onStateChange(this::changed);
    }

    private void changed(StateChange change) {
        boolean isOver = change.current() == SessionState.OFFLINE || change.current() == SessionState.ONLINE;
        if (isOver) {
            ended.complete(change.current() == SessionState.ONLINE ? SessionState.ONLINE : change.previous());
        }
    }

    /**
     * Goes the way, the first time that this is called.
     *
     * @return how far it led
     */
    public End end() {
        if (end.isEmpty()) {
            Optional<AtForgeException> cause = did(ModemSession::connectAsync, ONLINE_WITHIN);
            SessionState last = timing.await(ended, TOLD_WITHIN).orElseGet(session::state);
            end = Optional.of(new End(last, cause, said.since(0)));
        }
        return end.get();
    }

    /**
     * Has the session do something.
     *
     * @param what   what
     * @param within how long it may take
     * @return why it failed; empty if it did not
     */
    Optional<AtForgeException> did(Function<ModemSession<WayOnline>, CompletableFuture<Void>> what, Duration within) {
        try {
            return timing.await(what.apply(session).thenApply(done -> true), within)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            new AtTimeoutException("the modem was not done in " + within.toSeconds() + " s", false));
        } catch (AtForgeException e) {
            return Optional.of(e);
        }
    }

    /** What was said since something. */
    List<TraceEntry> saidSince(int entries) {
        return said.since(entries);
    }

    /** How much was said. */
    int entries() {
        return said.count();
    }

    /** The open session. */
    ModemSession<WayOnline> session() {
        return session;
    }

    /** What answers of the modem mean. */
    Explanations explanations() {
        return explanations;
    }

    /** What it runs on. */
    Timing timing() {
        return timing;
    }

    @Override
    public void close() {
        timing.close(session);
    }
}
