package io.atforge.internal.traffic;

import io.atforge.AtForgeException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.monitoring.Counters;
import io.atforge.loop.EventLoop;
import io.atforge.outbox.Outbox;
import io.atforge.outbox.OutboxEntry;
import io.atforge.session.PublishResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what lies in the outbox, oldest first and as the gate lets it, and takes it out when the platform has
 * acknowledged it. Lives on the session's loop; the outbox is read and written elsewhere, as that may block.
 */
final class OutboxSender {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    /** A message that was not sent though the session is online, for example because the modem was busy. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    /** So many connections are given a chance to take a message. */
    private static final int REFUSALS = 3;

    /** Sends a message of the outbox; runs the task when the modem has taken it, if its end is not known by then. */
    interface Sender {

        void send(OutboxEntry entry, Runnable leftTheLine, Consumer<PublishResult> ended);
    }

    private final Supplier<String> name;
    private final Outbox outbox;
    private final EventLoop loop;
    private final Executor threads;
    private final Counters counters;
    private final SendGate gate;
    private final Sender sender;

    /** How often each was refused, over all connections: a modem that is ill refuses what a sound one takes. */
    private final Map<Long, Integer> refusals = new HashMap<>();

    /** Those that are passed by on this connection. */
    private final Set<Long> refused = new HashSet<>();

    /** Those that were read and wait, oldest first. */
    private final Deque<OutboxEntry> ready = new ArrayDeque<>();

    /** Those that were sent and are not yet taken out. */
    private final Set<Long> underWay = new HashSet<>();

    private boolean open;
    private boolean reading;

    /** Something that was under way is to be sent again: what a read finds now may come after it. */
    private boolean isStale;

    private boolean mayBeMore;
    private boolean resting;
    private EventLoop.Timer again = () -> {};

    /**
     * Sends nothing until it is opened.
     *
     * @param sender sends a message
     */
    OutboxSender(
            Supplier<String> name,
            Outbox outbox,
            EventLoop loop,
            Executor threads,
            Counters counters,
            SendGate gate,
            Sender sender) {
        this.name = name;
        this.outbox = outbox;
        this.loop = loop;
        this.threads = threads;
        this.counters = counters;
        this.gate = gate;
        this.sender = sender;
        gate.waits(this::next);
    }

    void open() {
        open = true;
        refused.removeIf(id -> refusals.get(id) < REFUSALS);
        lookAgain();
    }

    void hold() {
        open = false;
        again.cancel();
        readAnew();
    }

    private void readAnew() {
        ready.clear();
        isStale = reading;
    }

    /** Something was put into the outbox. */
    void posted() {
        lookAgain();
    }

    private void lookAgain() {
        resting = false;
        mayBeMore = true;
        next();
    }

    private void next() {
        if (!open || resting) {
            return;
        }
        while (!ready.isEmpty() && gate.isOpenFor(ready.element().qos())) {
            send(ready.remove());
        }
        if (open && mayBeMore && !reading && ready.isEmpty()) {
            read();
        }
    }

    private void read() {
        reading = true;
        isStale = false;
        mayBeMore = false;
        Set<Long> known = new HashSet<>(refused);
        known.addAll(underWay);
        // those that are known lie before the others
        int limit = known.size() + Math.max(1, gate.room());
        elsewhere(() -> outbox.oldest(limit).stream()
                        .filter(entry -> !known.contains(entry.id()))
                        .toList())
                .whenComplete((found, error) -> {
                    reading = false;
                    if (error != null) {
                        isOfNoUse(error);
                    } else {
                        if (!isStale) {
                            ready.addAll(found);
                        }
                        mayBeMore |= !found.isEmpty();
                        next();
                    }
                });
    }

    private void isOfNoUse(Throwable error) {
        LOG.error("{}: the outbox is of no use until it is opened again", name.get(), Failures.origin(error));
    }

    private void send(OutboxEntry entry) {
        long since = loop.nanoTime();
        underWay.add(entry.id());
        SendGate.Pass pass = gate.enter(entry.qos());
        sender.send(entry, pass::leftTheLine, result -> {
            pass.ended();
            counters.published(result, Duration.ofNanos(loop.nanoTime() - since), entry.payload().length);
            ended(entry, result);
            gate.tell();
        });
    }

    private void ended(OutboxEntry entry, PublishResult result) {
        if (result.isSuccess()) {
            elsewhere(() -> outbox.remove(entry.id())).whenComplete((removed, error) -> {
                if (error != null) {
                    isOfNoUse(error);
                } else {
                    underWay.remove(entry.id());
                }
            });
            return;
        }
        underWay.remove(entry.id());
        if (result.cause().filter(OutboxSender::isForGood).isPresent()) {
            LOG.error(
                    "{}: message {} of the outbox was refused; it stays there, and is tried again on the next {}:"
                            + " {}",
                    name.get(),
                    entry.id(),
                    refusals.merge(entry.id(), 1, Integer::sum) < REFUSALS ? "connection" : "start of the program",
                    result.cause().get().getMessage());
            refused.add(entry.id());
            return;
        }
        // it goes before all others
        readAnew();
        if (open) {
            resting = true;
            again.cancel();
            again = loop.after(AGAIN_AFTER, this::lookAgain);
        }
    }

    private static boolean isForGood(AtForgeException cause) {
        return cause instanceof ModemErrorException || cause instanceof InvalidArgumentException;
    }

    private <T> CompletableFuture<T> elsewhere(Supplier<T> task) {
        // a failure, too, must come back to the loop
        return CompletableFuture.supplyAsync(task, threads)
                .handleAsync(
                        (result, error) -> {
                            if (error != null) {
                                throw new CompletionException(Failures.origin(error));
                            }
                            return result;
                        },
                        loop);
    }
}
