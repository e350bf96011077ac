package io.atforge.testkit.scenario;

import io.atforge.testkit.modem.ModemObserver;
import io.atforge.testkit.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What happens to a modem, its line and its platform, and when. Immutable. The text form has the seed in its first line
 * and each step in a line of its own; {@code #} starts a comment line:
 *
 * <pre>
 * seed 17
 * at 30s reboot
 * between 40s and 50s network off
 * at PT1M network on
 * every 10m kick
 * every about 1h unplug
 * on AT+MPUB= #3 before close
 * on AT+MPUB= chance 0.001 after reboot
 * on AT+MPUBEX= prompt close
 * on AT+MPUBEX= #2 body 5 stall 10s
 * on line "CONNACK OK" #2 half-open on
 * </pre>
 *
 * <p>At a command, {@code before} is before it is carried out, {@code after} when its final result has been said and
 * nothing has left yet, {@code sent} when what it asks of the network has left, {@code prompt} and {@code body N} when
 * it asks for data and has N bytes of it. What happens then happens at once.
 *
 * @param seed  what chances and times are rolled from
 * @param steps the steps in order
 */
public record Scenario(long seed, List<Step> steps) {

    /**
     * One thing that happens.
     *
     * @param trigger when
     * @param action  what
     */
    public record Step(Trigger trigger, Action action) {

        @Override
        public String toString() {
            return trigger + " " + action;
        }
    }

    /** Copies the steps. */
    public Scenario {
        steps = List.copyOf(steps);
    }

    /**
     * Reads the text form. Blank lines say nothing.
     *
     * @param text what {@link #toString} of a scenario gave, or a person wrote
     * @return the scenario
     * @throws IllegalArgumentException if the text is none; says in which line
     */
    public static Scenario parse(String text) {
        return new ScenarioParser(text).parse();
    }

    /**
     * Starts it. Everything happens on the scheduler.
     *
     * @param target    to whom things happen
     * @param scheduler the modem's
     * @param observe   has somebody hear what goes on in the modem
     * @return ends it; may be called from any thread
     */
    public Runnable play(ScenarioTarget target, Scheduler scheduler, Consumer<ModemObserver> observe) {
        List<RunningStep> running = new ArrayList<>();
        // The algorithm of Random is part of its contract, so a seed gives the same run on every JDK.
        Random random = new Random(seed);
        for (Step step : steps) {
            running.add(new RunningStep(step, target, scheduler, new Random(random.nextLong())));
        }
        if (running.stream().anyMatch(RunningStep::listens)) {
            observe.accept(new StepObserver(running));
        }
        running.forEach(RunningStep::start);
        return () -> running.forEach(RunningStep::stop);
    }

    /** Tells every step what the modem does. */
    private record StepObserver(List<RunningStep> steps) implements ModemObserver {

        @Override
        public void command(Moment moment, String command, int count) {
            steps.forEach(step -> step.command(moment, command, count));
        }

        @Override
        public void said(String line) {
            steps.forEach(step -> step.said(line));
        }
    }

    /**
     * The text form.
     *
     * @return what {@link #parse} reads
     */
    @Override
    public String toString() {
        return steps.stream().map(step -> "\n" + step).collect(Collectors.joining("", "seed " + seed, ""));
    }
}
