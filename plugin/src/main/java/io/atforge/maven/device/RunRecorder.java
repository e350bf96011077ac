package io.atforge.maven.device;

import io.atforge.maven.report.Exchange;
import io.atforge.maven.report.RunReport;
import io.atforge.maven.report.RunReport.Failed;
import io.atforge.maven.report.RunReport.Outcome;
import io.atforge.maven.report.RunReport.Received;
import io.atforge.maven.report.RunReport.Silent;
import io.atforge.maven.report.RunStep;
import io.atforge.maven.report.RunSubject;
import io.atforge.maven.report.StepRecord;
import io.atforge.session.Message;
import io.atforge.session.SessionState;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.TraceEntry.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Watches a run, and tells afterwards how it went. Which step a command belongs to is seen from the state of the session
 * when it is sent: a state's listener hears of it later, on a thread of its own. Safe for any number of threads.
 */
public final class RunRecorder {

    /** A modem that babbles must not fill the memory, or a page that nobody can open. */
    private static final int MOST_LINES = 5_000;

    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Consumer<RunStep> progress;
    private final List<StepRecord> steps = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Exchange.Answer> answers = new ArrayList<>();
    private Optional<RunStep> step = Optional.empty();
    private Instant started = Instant.EPOCH;
    private long start;
    private Duration stepBegan = Duration.ZERO;
    private Optional<String> sent = Optional.empty();
    private Duration exchangeBegan = Duration.ZERO;
    private Outcome outcome = new Silent();
    private boolean failing;
    private int lines;
    private int left;

    /**
     * Watches nothing yet.
     *
     * @param clock    tells the time of day
     * @param nanoTime a monotonic clock, in nanoseconds
     * @param progress told of each step when it begins, from any thread
     */
    public RunRecorder(InstantSource clock, LongSupplier nanoTime, Consumer<RunStep> progress) {
        this.clock = Objects.requireNonNull(clock);
        this.nanoTime = Objects.requireNonNull(nanoTime);
        this.progress = Objects.requireNonNull(progress);
    }

    /** A step begins, unless it is under way; with the first, the run does. */
    synchronized void step(RunStep next) {
        if (step.isEmpty()) {
            started = clock.instant();
            start = nanoTime.getAsLong();
        } else if (step.get() == next) {
            return;
        }
        endStep();
        step = Optional.of(next);
        progress.accept(next);
    }

    /** Something went over the wire while the session was in a state. */
    synchronized void said(SessionState state, TraceEntry entry) {
        if (entry.direction() == Direction.SENT) {
            RunStep.of(state).ifPresent(this::step);
            endExchange();
            sent = Optional.of(entry.text());
            exchangeBegan = now();
        } else if (lines == MOST_LINES) {
            left++;
        } else {
            lines++;
            Duration at = now();
            if (sent.isEmpty() && answers.isEmpty()) {
                exchangeBegan = at;
            }
            answers.add(new Exchange.Answer(at, entry.text()));
        }
    }

    /** The run fails in the step that is under way. */
    synchronized void failed(String reason) {
        outcome = new Failed(reason);
        failing = true;
    }

    synchronized void received(Message message) {
        outcome = new Received(message.topic(), message.text());
    }

    /**
     * How the run went; it is over.
     *
     * @param subject what it was about
     * @return the report, empty if the run had not begun
     */
    public synchronized Optional<RunReport> report(RunSubject subject) {
        if (step.isEmpty()) {
            return Optional.empty();
        }
        endStep();
        step = Optional.empty();
        return Optional.of(new RunReport(subject, started, steps, outcome, left));
    }

    private void endStep() {
        endExchange();
        Duration now = step.isEmpty() ? Duration.ZERO : now();
        // where there is no connection, there is nothing to give back
        step.filter(ended -> ended != RunStep.CLOSING || !exchanges.isEmpty())
                .ifPresent(ended -> steps.add(new StepRecord(ended, stepBegan, now, failing, exchanges)));
        exchanges.clear();
        failing = false;
        stepBegan = now;
    }

    private void endExchange() {
        if (sent.isPresent() || !answers.isEmpty()) {
            exchanges.add(new Exchange(exchangeBegan, sent, answers));
        }
        sent = Optional.empty();
        answers.clear();
    }

    private Duration now() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }
}
