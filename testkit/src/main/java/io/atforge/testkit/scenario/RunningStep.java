package io.atforge.testkit.scenario;

import io.atforge.testkit.modem.ModemObserver.Moment;
import io.atforge.testkit.scenario.Trigger.Occurrence;
import io.atforge.testkit.time.Scheduler;
import java.time.Duration;
import java.util.Random;

/** One step of a scenario while it runs. Lives on the scheduler. */
final class RunningStep {

    private final Scenario.Step step;
    private final ScenarioTarget target;
    private final Scheduler scheduler;
    private final Random random;
    private int seen;
    private volatile boolean stopped;

    RunningStep(Scenario.Step step, ScenarioTarget target, Scheduler scheduler, Random random) {
        this.step = step;
        this.target = target;
        this.scheduler = scheduler;
        this.random = random;
    }

    boolean listens() {
        return step.trigger() instanceof Trigger.Command || step.trigger() instanceof Trigger.Said;
    }

    void start() {
        if (step.trigger() instanceof Trigger.At at) {
            scheduler.schedule(at.time(), this::happen);
        } else if (step.trigger() instanceof Trigger.Between between) {
            long span = between.most().minus(between.least()).toNanos();
            Duration delay = between.least().plusNanos((long) (random.nextDouble() * span));
            scheduler.schedule(delay, this::happen);
        } else if (step.trigger() instanceof Trigger.Every every) {
            again(every);
        }
    }

    private void again(Trigger.Every every) {
        double periods = every.about() ? -Math.log(1 - random.nextDouble()) : 1;
        // At least one nanosecond later, or the present moment would never end.
        long delay = Math.max(1, (long) (every.period().toNanos() * periods));
        scheduler.schedule(Duration.ofNanos(delay), () -> {
            if (!stopped) {
                again(every);
                happen();
            }
        });
    }

    void command(Moment moment, String command, int count) {
        if (step.trigger() instanceof Trigger.Command wanted
                && wanted.moment() == moment
                && wanted.count() == count
                && command.startsWith(wanted.start())) {
            occurred(wanted.occurrence());
        }
    }

    void said(String line) {
        if (step.trigger() instanceof Trigger.Said wanted && wanted.line().equals(line)) {
            occurred(wanted.occurrence());
        }
    }

    private void occurred(Occurrence occurrence) {
        seen++;
        boolean now = true;
        if (occurrence instanceof Occurrence.Only only) {
            now = only.number() == seen;
        } else if (occurrence instanceof Occurrence.Chance chance) {
            now = random.nextDouble() < chance.probability();
        }
        if (now) {
            happen();
        }
    }

    private void happen() {
        if (!stopped) {
            step.action().happenTo(target);
        }
    }

    void stop() {
        stopped = true;
    }
}
