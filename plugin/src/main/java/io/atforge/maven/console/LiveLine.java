package io.atforge.maven.console;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The last line of a terminal, which counts how long a step takes: {@code registering ... 12 s}. It is rewritten in its
 * place, wiped out before anything else is printed, and shown again below that. The cursor rests at its start, so that a
 * line of others', which nobody can announce, begins there as well. ASCII without escapes, as the oldest terminal has
 * it. Safe for any number of threads.
 */
public final class LiveLine {

    /** A step that is over before a reader has looked needs no sign. */
    private static final long QUIET_NANOS = 2_000_000_000L;

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** With the time behind it, within the 80 columns of a terminal: a line that wraps cannot be rewritten. */
    private static final int LONGEST = 60;

    private final Consumer<String> terminal;
    private final LongSupplier nanoTime;
    private String step = "";
    private long since;
    private int shown;

    /**
     * A line that shows nothing yet.
     *
     * @param terminal takes what is to appear, at once
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public LiveLine(Consumer<String> terminal, LongSupplier nanoTime) {
        this.terminal = Objects.requireNonNull(terminal);
        this.nanoTime = Objects.requireNonNull(nanoTime);
    }

    /**
     * A step begins, in the place of the one before. One that is under way already goes on.
     *
     * @param what what is done, for example {@code registering}; of text that others wrote, what is no ASCII is
     *             replaced; empty for nothing
     */
    public synchronized void doing(String what) {
        String safe = what.replaceAll("[^ -~]", "?");
        String next = safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST);
        if (!next.equals(step)) {
            wipe();
            step = next;
            since = nanoTime.getAsLong();
        }
    }

    /** Time has gone by: to be called about once a second. */
    public synchronized void tick() {
        long waited = nanoTime.getAsLong() - since;
        if (step.isEmpty() || waited < QUIET_NANOS) {
            return;
        }
        String text = step + " ... " + waited / SECOND_NANOS + " s";
        terminal.accept(text + " ".repeat(Math.max(0, shown - text.length())) + "\r");
        shown = text.length();
    }

    /**
     * Prints what comes between. The step goes on below it.
     *
     * @param print prints whole lines, so that they appear at once
     */
    public synchronized void pausing(Runnable print) {
        boolean wasShown = shown > 0;
        wipe();
        print.run();
        if (wasShown) {
            // a modem that is asked each second would wipe it out each second
            tick();
        }
    }

    /** No step is under way any more. */
    public synchronized void end() {
        doing("");
    }

    private void wipe() {
        if (shown > 0) {
            terminal.accept(" ".repeat(shown) + "\r");
            shown = 0;
        }
    }
}
