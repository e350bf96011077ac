package io.atforge.bench.link;

import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.Outbox;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishResult;
import io.atforge.topic.PublishTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A session, as applications use it. */
final class SessionClient implements AutoCloseable {

    private final ModemSession<BenchDevice> session;
    private final Path file;
    private final Outbox outbox;

    SessionClient(String path, int window) throws IOException {
        file = Files.createTempFile("bench", ".outbox");
        Files.delete(file);
        outbox = FileOutbox.open(file);
        session = BenchDevice.session(path)
                .publishing(PublishPolicy.standard().withInFlight(window))
                .outbox(outbox)
                .build();
        session.connect();
    }

    void set(Load load) {
        session.query(load.pace());
    }

    Ends.Result run(Load load) throws InterruptedException {
        return switch (load.way()) {
            case SYNC -> sync(load);
            case ASYNC, MIXED -> async(load);
            case POST -> post(load);
            case BLOCKING, HANDED_OVER -> throw new IllegalArgumentException(load.toString());
        };
    }

    private Ends.Result sync(Load load) {
        byte[] payload = load.payload().getBytes(StandardCharsets.US_ASCII);
        PublishTopic<BenchDevice> topic = BenchDevice.topic(load.qos());
        Ends ends = new Ends();
        long end = System.nanoTime() + load.millis() * 1_000_000L;
        while (System.nanoTime() < end) {
            ends.add(session.publish(topic, payload).isSuccess());
        }
        return ends.result(load.boundNanos());
    }

    private Ends.Result async(Load load) throws InterruptedException {
        byte[] payload = load.payload().getBytes(StandardCharsets.US_ASCII);
        PublishTopic<BenchDevice> topic = BenchDevice.topic(load.qos());
        PublishTopic<BenchDevice> other = BenchDevice.topic(0);
        int atOnce = Math.max(8, load.window() + 8);
        Semaphore room = new Semaphore(atOnce);
        Ends ends = new Ends();
        long end = System.nanoTime() + load.millis() * 1_000_000L;
        for (int i = 0; System.nanoTime() < end; i++) {
            room.acquire();
            session.publishAsync(load.way() == Load.Way.MIXED && i % 2 == 1 ? other : topic, payload)
                    .whenComplete((PublishResult result, Throwable error) -> {
                        ends.add(error == null && result.isSuccess());
                        room.release();
                    });
        }
        room.acquire(atOnce);
        return ends.result(load.boundNanos());
    }

    /** As many as go out in about the time; when each went out, nobody is told. */
    private Ends.Result post(Load load) {
        byte[] payload = load.payload().getBytes(StandardCharsets.US_ASCII);
        PublishTopic<BenchDevice> topic = BenchDevice.topic(1);
        int messages = load.baud() == 0 ? 2000 : (int) (load.millis() * 1e6 / load.boundNanos());
        long before = acknowledged();
        long begin = System.nanoTime();
        int posted = 0;
        while (acknowledged() - before < messages) {
            if (posted < messages && outbox.size() < 1000) {
                session.post(topic, payload);
                posted++;
            } else {
                LockSupport.parkNanos(1_000_000);
            }
        }
        double perSecond = messages * 1e9 / (System.nanoTime() - begin);
        return new Ends.Result(messages, 0, perSecond, 0, 0);
    }

    /** Has the modem send messages one directly after the other; those that have come when none comes any more. */
    Flood flood(int messages, int bytes) throws InterruptedException {
        AtomicLong first = new AtomicLong();
        AtomicLong last = new AtomicLong();
        CountDownLatch left = new CountDownLatch(messages);
        session.subscribe(BenchDevice.DOWN, message -> {
            long now = System.nanoTime();
            first.compareAndSet(0, now);
            last.set(now);
            left.countDown();
        });
        session.query("AT^FLOOD=" + messages + "," + bytes);
        long before;
        do {
            before = left.getCount();
        } while (!left.await(5, TimeUnit.SECONDS) && left.getCount() < before);
        session.unsubscribe(BenchDevice.DOWN);
        return new Flood(messages - (int) left.getCount(), last.get() - first.get(), PacedModem.message(bytes).length);
    }

    private long acknowledged() {
        return session.statistics().published().getOrDefault(PublishResult.Outcome.ACKNOWLEDGED, 0L);
    }

    @Override
    public void close() throws IOException {
        session.close();
        outbox.close();
        Files.deleteIfExists(file);
    }
}
