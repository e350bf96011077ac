package io.atforge.at;

import io.atforge.at.tables.AtTables;
import io.atforge.loop.EventLoop;
import java.time.Duration;
import java.util.List;
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

        /** The channel is in step again. */
        void inStep();

        /** The modem answers nothing. */
        void unresponsive();
    }

    private static final Duration QUIET = Duration.ofMillis(300);

    /** A modem that has much to tell is never quiet. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    /** For the first probe; each next gets twice the time of the last, as long as that is bearable. */
    private static final Duration FIRST_ANSWER_WITHIN = Duration.ofSeconds(1);

    private static final Duration LAST_ANSWER_WITHIN = Duration.ofSeconds(8);

    private final Wire wire;
    private final EventLoop loop;
    private final AtTables tables;
    private final LateResponses overdue;
    private Duration silence = Duration.ZERO;
    private Duration answerWithin = FIRST_ANSWER_WITHIN;
    private int probed;
    private EventLoop.Timer quiet = () -> {};
    private EventLoop.Timer longest = () -> {};
    private boolean waiting;
    private boolean running;

    Resync(Wire wire, EventLoop loop, AtTables tables, LateResponses overdue) {
        this.wire = wire;
        this.loop = loop;
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
            answerWithin = FIRST_ANSWER_WITHIN;
            quiet = loop.after(silence, this::awaitQuiet);
            silence = Duration.ZERO;
        }
    }

    /** Whether a probe is on its way, or will be: no other command may be. */
    boolean isRunning() {
        return running;
    }

    /** Something came in. */
    void received() {
        if (waiting) {
            quiet.cancel();
            quiet = loop.after(QUIET, this::probe);
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
        quiet = loop.after(QUIET, this::probe);
        longest = loop.after(LONGEST_WAIT, this::probe);
    }

    private void probe() {
        quiet.cancel();
        longest.cancel();
        waiting = false;
        Optional<String> query = nextProbe();
        if (query.isEmpty()) {
            running = false;
            wire.unresponsive();
        } else {
            wire.probe(AtCommand.probe(query.get(), answerWithin), this::probed);
            Duration longer = answerWithin.multipliedBy(2);
            answerWithin = longer.compareTo(LAST_ANSWER_WITHIN) < 0 ? longer : LAST_ANSWER_WITHIN;
        }
    }

    /** In turn, so that the same query comes again as late as possible. */
    private Optional<String> nextProbe() {
        List<String> probes = tables.probes();
        for (int i = 0; i < probes.size(); i++) {
            String probe = probes.get(probed++ % probes.size());
            if (!overdue.isAnswerDue(probe)) {
                return Optional.of(probe);
            }
        }
        return Optional.empty();
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
