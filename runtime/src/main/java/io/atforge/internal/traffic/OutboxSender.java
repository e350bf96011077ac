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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what lies in the outbox, oldest first, and takes it out when the platform has acknowledged it. Lives on the
 * session's loop; the outbox is read and written elsewhere, as that may block.
 */
final class OutboxSender {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

    /** A message that was not sent though the session is online, for example because the modem was busy. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    /** So many connections are given a chance to take a message. */
    private static final int REFUSALS = 3;

    private final Supplier<String> name;
    private final Outbox outbox;
    private final EventLoop loop;
    private final Executor threads;
    private final Counters counters;
    private final Function<OutboxEntry, CompletableFuture<PublishResult>> sender;
    /** How often each was refused, over all connections: a modem that is ill refuses what a sound one takes. */
    private final Map<Long, Integer> refusals = new HashMap<>();

    /** Those that are passed by on this connection. */
    private final Set<Long> refused = new HashSet<>();

    private boolean open;
    private boolean busy;
    private boolean askedMeanwhile;
    private EventLoop.Timer again = () -> {};

    OutboxSender(
            Supplier<String> name,
            Outbox outbox,
            EventLoop loop,
            Executor threads,
            Counters counters,
            Function<OutboxEntry, CompletableFuture<PublishResult>> sender) {
        this.name = name;
        this.outbox = outbox;
        this.loop = loop;
        this.threads = threads;
        this.counters = counters;
        this.sender = sender;
    }

    void open() {
        open = true;
        refused.removeIf(id -> refusals.get(id) < REFUSALS);
        next();
    }

    void hold() {
        open = false;
        again.cancel();
    }

    /** Sends the next, if nothing is on its way. */
    void next() {
        if (!open) {
            return;
        }
        if (busy) {
            askedMeanwhile = true;
            return;
        }
        busy = true;
        askedMeanwhile = false;
        // those that were refused lie before it
        elsewhere(() -> outbox.oldest(refused.size() + 1).stream()
                        .filter(entry -> !refused.contains(entry.id()))
                        .findFirst())
                .thenCompose(oldest -> oldest.map(this::send).orElseGet(() -> done(false)))
                .whenComplete((sent, error) -> {
                    busy = false;
                    if (error != null) {
                        LOG.error(
                                "{}: the outbox is of no use until it is opened again",
                                name.get(),
                                Failures.origin(error));
                    } else if (sent || askedMeanwhile) {
                        next();
                    }
                });
    }

    /** Whether there may be more to send. */
    private CompletableFuture<Boolean> send(OutboxEntry entry) {
        if (!open) {
            return done(false);
        }
        long since = loop.nanoTime();
        return sender.apply(entry).thenCompose(result -> {
            counters.published(result, Duration.ofNanos(loop.nanoTime() - since), entry.payload().length);
            if (result.isSuccess()) {
                return elsewhere(() -> outbox.remove(entry.id()));
            }
            if (result.cause().filter(OutboxSender::isForGood).isPresent()) {
                LOG.error(
                        "{}: message {} of the outbox was refused; it stays there, and is tried again on the next {}:"
                                + " {}",
                        name.get(),
                        entry.id(),
                        refusals.merge(entry.id(), 1, Integer::sum) < REFUSALS ? "connection" : "start of the program",
                        result.cause().get().getMessage());
                refused.add(entry.id());
                return done(true);
            }
            if (open) {
                again.cancel();
                again = loop.after(AGAIN_AFTER, this::next);
            }
            return done(false);
        });
    }

    private static boolean isForGood(AtForgeException cause) {
        return cause instanceof ModemErrorException || cause instanceof InvalidArgumentException;
    }

    private static CompletableFuture<Boolean> done(boolean more) {
        return CompletableFuture.completedFuture(more);
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
