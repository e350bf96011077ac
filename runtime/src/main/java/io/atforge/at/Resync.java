package io.atforge.at;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gets a channel back in step with its modem: waits until the line is quiet, then asks, with one query after another,
 * until one is answered by a line of its own name. No query is asked twice while an answer to it may still come.
 */
final class Resync {

    /** What a resync needs of the channel. */
    interface Wire {

        /** Sends a query; tells whether it was answered in time. */
        void probe(AtCommand query, Consumer<Boolean> answered);

        /** Runs a task later. */
        EventLoop.Timer after(Duration delay, Runnable task);

        /** The channel is in step again. */
        void inStep();

        /** The modem answers nothing. */
        void unresponsive();
    }

    private static final Duration QUIET = Duration.ofMillis(300);

    /** A modem that has much to tell is never quiet. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);

    private final Wire wire;
    private final AtTables tables;
    private final Overdue overdue;
    private Duration silence = Duration.ZERO;
    private EventLoop.Timer quiet = () -> { };
    private EventLoop.Timer longest = () -> { };
    private boolean waiting;
    private boolean running;

    Resync(Wire wire, AtTables tables, Overdue overdue) {
        this.wire = wire;
        this.tables = tables;
        this.overdue = overdue;
    }

    /** The modem may take what comes next for data; it stops after this much silence of ours. */
    void waitFirst(Duration atLeast) {
        silence = atLeast;
    }

    void start() {
        if (!running) {
            running = true;
            quiet = wire.after(silence, this::awaitQuiet);
            silence = Duration.ZERO;
        }
    }

    /** Something came in. */
    void received() {
        if (waiting) {
            quiet.cancel();
            quiet = wire.after(QUIET, this::probe);
        }
    }

    void cancel() {
        running = false;
        waiting = false;
        quiet.cancel();
        longest.cancel();
    }

    private void awaitQuiet() {
        waiting = true;
        quiet = wire.after(QUIET, this::probe);
        longest = wire.after(LONGEST_WAIT, this::probe);
    }

    private void probe() {
        quiet.cancel();
        longest.cancel();
        waiting = false;
        Optional<String> query =
                tables.probes().stream().filter(probe -> !overdue.isAnswerDue(probe)).findFirst();
        if (query.isEmpty()) {
            running = false;
            wire.unresponsive();
        } else {
            wire.probe(AtCommand.probe(query.get(), ANSWER_WITHIN), this::probed);
        }
    }

    private void probed(boolean answered) {
        if (answered) {
            running = false;
            wire.inStep();
        } else if (running) {
            awaitQuiet();
        }
    }
}
