package io.atforge.internal.traffic;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.MessageDroppedException;
import io.atforge.MessageDroppedException.Reason;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.internal.monitoring.Counters;
import io.atforge.loop.EventLoop;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishPolicy.Overflow;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.topic.Qos;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The messages on their way out: they wait, bounded in number and in time, and go in their order as the gate lets them;
 * one with QoS 0 does not wait for the acknowledgement of another. Lives on the session's loop.
 */
public final class PublishQueue {

    /** Sends a message. */
    interface Sender {

        /**
         * Sends a message.
         *
         * @param leftTheLine runs when the modem has taken it, if its end is not known by then
         * @param ended       takes its end
         */
        void send(OutboundMessage message, Runnable leftTheLine, Consumer<PublishResult> ended);
    }

    final class Entry implements Comparable<Entry> {

        private final OutboundMessage message;
        private final Handover handover;
        private final long number = entries++;
        private final long since = loop.nanoTime();
        private EventLoop.Timer patience = () -> {};

        /** It was sent before, and may have arrived. */
        private boolean mayHaveArrived;

        Entry(OutboundMessage message, Handover handover) {
            this.message = message;
            this.handover = handover;
        }

        Qos qos() {
            return message.topic().qos();
        }

        @Override
        public int compareTo(Entry other) {
            return Long.compare(number, other.number);
        }

        void end(PublishResult result) {
            patience.cancel();
            counters.published(result, Duration.ofNanos(loop.nanoTime() - since), message.payload().length);
            handover.ended().complete(result);
            handover.admitted().complete(null);
        }

        void fail(AtForgeException cause) {
            end(new PublishResult(mayHaveArrived ? Outcome.UNKNOWN : Outcome.FAILED, Optional.of(cause)));
        }
    }

    /**
     * A message that was handed over.
     *
     * @param admitted completes when it no longer keeps its caller
     * @param ended    completes with its end
     */
    public record Handover(CompletableFuture<Void> admitted, CompletableFuture<PublishResult> ended) {

        public Handover() {
            this(new CompletableFuture<>(), new CompletableFuture<>());
        }
    }

    private final PublishPolicy policy;
    private final EventLoop loop;
    private final Counters counters;
    private final SendGate gate;
    private final Sender sender;
    private final WaitingMessages waiting = new WaitingMessages();
    private final Deque<Entry> atTheDoor = new ArrayDeque<>();
    private Optional<Supplier<AtForgeException>> stopped;
    private long entries;
    private boolean open;
    private Optional<EventLoop.Timer> watch = Optional.empty();

    PublishQueue(
            PublishPolicy policy,
            EventLoop loop,
            Counters counters,
            Supplier<AtForgeException> notStarted,
            SendGate gate,
            Sender sender) {
        this.policy = policy;
        this.loop = loop;
        this.counters = counters;
        this.gate = gate;
        this.sender = sender;
        this.stopped = Optional.of(notStarted);
        gate.waits(this::next);
    }

    // ---- in

    void add(OutboundMessage message, Handover handover) {
        Entry entry = new Entry(message, handover);
        if (stopped.isPresent()) {
            entry.fail(stopped.get().get());
        } else if (waiting.size() < policy.capacity()) {
            admit(entry);
        } else if (policy.overflow() instanceof Overflow.DropOldest) {
            counters.displaced();
            waiting.removeOldest()
                    .fail(new MessageDroppedException(
                            Reason.DISPLACED,
                            "a newer message took the place of this" + " one; " + policy.capacity() + " were waiting"));
            admit(entry);
        } else if (policy.overflow() instanceof Overflow.Block block) {
            atTheDoor.add(entry);
            entry.patience = loop.after(block.atMost(), () -> {
                atTheDoor.remove(entry);
                reject(entry);
            });
        } else {
            reject(entry);
        }
    }

    private void reject(Entry entry) {
        counters.rejected();
        entry.fail(new MessageDroppedException(
                Reason.QUEUE_FULL,
                "the message was not taken: " + policy.capacity()
                        + " others wait already; publish less, or later, or allow more by publishing(...)"));
    }

    private void admit(Entry entry) {
        entry.patience.cancel();
        waiting.add(entry);
        entry.handover.admitted().complete(null);
        next();
    }

    /** Those at the door, as far as there is room. */
    private void letIn() {
        while (!atTheDoor.isEmpty() && waiting.size() < policy.capacity()) {
            admit(atTheDoor.remove());
        }
    }

    // ---- on and off

    /** From now on messages are sent. */
    void open() {
        stopped = Optional.empty();
        open = true;
        next();
    }

    /** From now on they wait. */
    void hold() {
        stopped = Optional.empty();
        open = false;
    }

    /** Nobody will send them. */
    void stop(Supplier<AtForgeException> cause) {
        open = false;
        stopped = Optional.of(cause);
        List<Entry> all =
                Stream.concat(waiting.removeAll().stream(), atTheDoor.stream()).toList();
        atTheDoor.clear();
        watch.ifPresent(EventLoop.Timer::cancel);
        watch = Optional.empty();
        changed();
        all.forEach(entry -> entry.fail(cause.get()));
    }

    // ---- out

    private void next() {
        while (open) {
            Entry entry = waiting.removeFirst(gate);
            if (entry == null) {
                break;
            }
            send(entry);
            letIn();
        }
        changed();
    }

    private void send(Entry entry) {
        SendGate.Pass pass = gate.enter(entry.qos());
        sender.send(entry.message, pass::leftTheLine, result -> {
            pass.ended();
            ended(entry, result);
            gate.tell();
        });
    }

    private void ended(Entry entry, PublishResult result) {
        boolean neverSent =
                result.cause().filter(NotConnectedException.class::isInstance).isPresent();
        if (neverSent) {
            // whoever opens again knows when
            open = false;
        }
        entry.mayHaveArrived |= result.outcome() == Outcome.UNKNOWN;
        if (stopped.isEmpty() && (neverSent || mayArriveTwice(entry, result))) {
            waiting.add(entry);
        } else {
            entry.end(
                    entry.mayHaveArrived && result.outcome() == Outcome.FAILED
                            ? new PublishResult(Outcome.UNKNOWN, result.cause())
                            : result);
        }
        letIn();
    }

    private boolean mayArriveTwice(Entry entry, PublishResult result) {
        return policy.duplicatesAllowed()
                && entry.message.isAcknowledged()
                && (result.outcome() == Outcome.UNKNOWN
                        || result.cause().filter(PublishQueue::cameBetween).isPresent());
    }

    /** Nobody refused the message: where it takes several commands, it was given up before the one that sends it. */
    private static boolean cameBetween(AtForgeException cause) {
        return cause instanceof ConnectionLostException
                || cause instanceof PortException
                || cause instanceof AtTimeoutException;
    }

    private void changed() {
        counters.queued(waiting.size());
        watchTheOldest();
    }

    /** One that is to be sent again is older than all: whoever is watched is the first whose time is over. */
    private void watchTheOldest() {
        if (watch.isEmpty() && waiting.size() > 0) {
            watch = Optional.of(loop.after(left(waiting.oldest()), () -> {
                watch = Optional.empty();
                expire();
                watchTheOldest();
            }));
        }
    }

    private Duration left(Entry entry) {
        return Duration.ofNanos(Math.max(0, entry.since + policy.timeToLive().toNanos() - loop.nanoTime()));
    }

    private void expire() {
        while (waiting.size() > 0 && left(waiting.oldest()).isZero()) {
            counters.expired();
            waiting.removeOldest()
                    .fail(new MessageDroppedException(
                            Reason.EXPIRED,
                            "the message was not sent within "
                                    + policy.timeToLive().toSeconds()
                                    + " s; the session was not online, or others were before it"));
        }
        letIn();
        counters.queued(waiting.size());
    }
}
