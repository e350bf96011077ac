package io.atforge.maven.doctor.modem;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import io.atforge.at.AtResult;
import io.atforge.at.ChannelListener;
import io.atforge.at.Frame;
import io.atforge.at.UnsolicitedResult;
import io.atforge.dialect.Dialect;
import io.atforge.loop.EventLoop;
import io.atforge.port.Port;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.TraceEntry.Direction;
import io.atforge.trace.WireEntry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A conversation with a modem over an open port, one question at a time. Every wait has an end. Of one thread. */
public final class ModemLine implements AutoCloseable {

    /** An open is bounded by 5 s, a close by 4 s ({@link Port}). */
    private static final Duration PORT_WITHIN = Duration.ofSeconds(15);

    /** Beside its own, a question may have to wait until the channel is in step: see {@link AtChannel}. */
    private static final Duration IN_STEP_WITHIN = Duration.ofMinutes(1);

    /** The longest script of a family that is run here lets go of a bearer, and repeats nothing. */
    private static final Duration SCRIPT_WITHIN = Duration.ofMinutes(2);

    /** Of what comes in, the first is enough to tell what it is. */
    static final int MOST_HEARD = 8 * 1024;

    private final Port port;
    private final Dialect dialect;
    private final Timing timing;
    private final EventLoop loop;
    private final AtChannel channel;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private volatile Optional<PortException> lost = Optional.empty();

    /**
     * Makes it; the port is closed.
     *
     * @param port    the port
     * @param dialect the family that the modem is said to be of
     * @param timing  what it runs on
     * @param trace   takes each line that goes over the wire
     */
    public ModemLine(Port port, Dialect dialect, Timing timing, Consumer<TraceEntry> trace) {
        this.port = port;
        this.dialect = dialect;
        this.timing = timing;
        loop = timing.loop();
        channel = new AtChannel(port, dialect.tables(), loop, new Unasked(cause -> lost = Optional.of(cause)));
        channel.trace(trace);
        channel.wiretap(this::hear);
    }

    /**
     * Opens the port.
     *
     * @throws PortException if it cannot be opened
     */
    public void open() {
        lost = Optional.empty();
        await(() -> channel.open(timing.threads()).thenApply(done -> true), PORT_WITHIN);
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param question the command
     * @return the answer
     * @throws AtForgeException if none came in time, or the port is lost
     */
    public Reply ask(String question) {
        return ask(AtCommand.of(question, dialect.tables().answerWithin()));
    }

    /**
     * Asks what need not be known: a modem that is slow to say it is not to blame.
     *
     * @param question the command
     * @return the answer; without a line if none came in time
     * @throws PortException if the port is lost
     */
    public Reply askInPassing(String question) {
        try {
            return ask(question);
        } catch (AtTimeoutException e) {
            return new Reply(List.of(), Optional.empty());
        }
    }

    /**
     * Asks once whether somebody listens.
     *
     * @param within how long to wait
     * @return whether the answer to {@code AT} came
     * @throws PortException if the port is lost
     */
    public boolean isHeard(Duration within) {
        try {
            return await(() -> channel.executeNext(AtCommand.of("AT", within)), within.plus(PORT_WITHIN))
                    instanceof AtResult.Done;
        } catch (AtTimeoutException e) {
            return false;
        }
    }

    private Reply ask(AtCommand command) {
        AtResult result = await(
                () -> channel.execute(command), command.rules().acceptWithin().plus(IN_STEP_WITHIN));
        return new Reply(
                result.lines(),
                result instanceof AtResult.Failed failed ? Optional.of(failed.error()) : Optional.empty());
    }

    /**
     * Runs a script of the family that leaves nothing open.
     *
     * @param script the script
     * @return how it ended
     */
    public ScriptResult run(AtScript script) {
        return await(
                () -> new ScriptRunner(channel, loop, dialect.tables(), dialect.textEscape()).run(script, Map.of()),
                SCRIPT_WITHIN);
    }

    /**
     * Keeps silent.
     *
     * @param time how long
     */
    public void pause(Duration time) {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        loop.execute(() -> loop.after(time, () -> over.complete(true)));
        timing.await(over, time.plus(PORT_WITHIN));
    }

    /**
     * Sends what ends a mode in which the modem takes all for data.
     *
     * @param text what is sent, without a CR
     */
    public void escape(String text) {
        await(
                () -> {
                    channel.escape(text);
                    return CompletableFuture.completedFuture(true);
                },
                PORT_WITHIN);
    }

    /**
     * The port.
     *
     * @return the port, open or not
     */
    public Port port() {
        return port;
    }

    /**
     * The family that the modem is said to be of.
     *
     * @return the family
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * What came in since the last call, whatever it is: of more than 8 KB, the first.
     *
     * @return each byte as a character
     */
    public String heard() {
        synchronized (heard) {
            String text = heard.toString(StandardCharsets.ISO_8859_1);
            heard.reset();
            return text;
        }
    }

    private void hear(WireEntry entry) {
        if (entry.direction() == Direction.RECEIVED) {
            synchronized (heard) {
                heard.write(entry.bytes(), 0, Math.min(entry.bytes().length, MOST_HEARD - heard.size()));
            }
        }
    }

    private <T> T await(Supplier<CompletableFuture<T>> task, Duration atMost) {
        CompletableFuture<T> ended = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                // else it would fail with what says less
                lost.ifPresent(cause -> {
                    throw new PortException(cause.reason(), cause.getMessage(), cause);
                });
                task.get().whenComplete((value, error) -> {
                    if (error == null) {
                        ended.complete(value);
                    } else {
                        ended.completeExceptionally(error);
                    }
                });
            } catch (AtForgeException e) {
                ended.completeExceptionally(e);
            }
        });
        return timing.await(ended, atMost)
                .orElseThrow(() -> new AtTimeoutException(port.name() + " did not answer in time", false));
    }

    /** Closes the port, and ends the loop. Does not throw. */
    @Override
    public void close() {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        loop.execute(() -> channel.close(new NotConnectedException(port.name() + " is closed: the examination is over"))
                .whenComplete((done, error) -> closed.complete(true)));
        timing.await(closed, PORT_WITHIN);
        loop.close();
    }

    /** What nobody asked for is in the trace. */
    private record Unasked(Consumer<PortException> loss) implements ChannelListener {

        @Override
        public void unsolicited(UnsolicitedResult line) {
            // see above
        }

        @Override
        public void message(Frame.Message message) {
            // see above
        }

        @Override
        public void discarded(Frame.Discarded discarded) {
            // see above
        }

        @Override
        public void lost(PortException cause) {
            // the command that waits fails with it, and so do those that come
            loss.accept(cause);
        }

        @Override
        public void unresponsive(AtTimeoutException cause) {
            // the command that waits fails with it
        }
    }
}
