package io.atforge.faults;

import static io.atforge.faults.Fault.ofItsOwn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.CallInterruptedException;
import io.atforge.bench.Family;
import io.atforge.bench.Phase;
import io.atforge.bench.Tracker;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import io.atforge.testing.EchoModem;
import io.atforge.topic.PublishQuota;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** Faults 27 to 29: what threads and callbacks of the application may do. On real threads. */
final class ConcurrencyFaults {

    private static final int THREADS = 32;
    private static final int COMMANDS = 10_000;
    private static final long PATIENCE_SECONDS = 120;

    private ConcurrencyFaults() {}

    static List<Fault> all() {
        return List.of(
                ofItsOwn(
                        27,
                        "32 threads at once: in order, no byte between, all complete",
                        Set.of(Phase.PUBLISHING),
                        ConcurrencyFaults::manyThreadsAtOnce),
                ofItsOwn(
                        27,
                        "a waiting call is interrupted: the link stays in step",
                        Set.of(Phase.PUBLISHING),
                        ConcurrencyFaults::interrupted),
                ofItsOwn(
                        28,
                        "publish, subscribe and query from a callback: they work",
                        Set.of(Phase.PUBLISHING),
                        ConcurrencyFaults::callsFromCallbacks),
                ofItsOwn(
                        28,
                        "close from a callback: it works",
                        Set.of(Phase.IDLE),
                        ConcurrencyFaults::closesFromACallback),
                ofItsOwn(
                        29,
                        "a handler that does not return: delays no command, and costs bounded memory",
                        Set.of(Phase.PUBLISHING),
                        ConcurrencyFaults::blockedHandler));
    }

    private static <T> T patiently(Future<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void patiently(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static DefaultModemSession<Tracker> online(Family family, EchoModem modem) {
        DefaultModemSession<Tracker> session = family.builder()
                .publishQuota(PublishQuota.unlimited())
                .port(modem)
                .build();
        session.connect();
        return session;
    }

    private static void manyThreadsAtOnce(Family family) {
        EchoModem modem = new EchoModem(family);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (DefaultModemSession<Tracker> session = online(family, modem)) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < COMMANDS; i++) {
                String number = Integer.toString(i);
                calls.add(
                        i % 2 == 0
                                ? threads.submit(() -> assertThat(session.publish(Tracker.TEST_TOPIC, number)
                                                .outcome())
                                        .isEqualTo(Outcome.ACCEPTED))
                                : threads.submit(() -> assertThat(session.query("AT+ECHO=" + number))
                                        .containsExactly("+ECHO: " + number)));
            }
            calls.forEach(ConcurrencyFaults::patiently);

            assertThat(modem.malformed()).isEmpty();
            assertThat(modem.published())
                    .hasSize(COMMANDS / 2)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, COMMANDS / 2)
                            .mapToObj(i -> Integer.toString(2 * i))
                            .toList());
            assertInOrder(session, modem);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One caller's commands are carried out in the order of its calls. */
    private static void assertInOrder(DefaultModemSession<Tracker> session, EchoModem modem) {
        List<String> expected =
                IntStream.range(0, 1000).mapToObj(i -> "in order " + i).toList();
        List<CompletableFuture<PublishResult>> published = expected.stream()
                .map(text -> session.publishAsync(Tracker.TEST_TOPIC, text))
                .toList();
        published.forEach(ConcurrencyFaults::patiently);
        assertThat(modem.published()).endsWith(expected.toArray(String[]::new));
    }

    private static void interrupted(Family family) {
        EchoModem modem = new EchoModem(family);
        try (DefaultModemSession<Tracker> session = online(family, modem)) {
            modem.holdingBack(() -> {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> session.publish(Tracker.TEST_TOPIC, "interrupted"))
                        .isInstanceOf(CallInterruptedException.class);
                assertThat(Thread.interrupted()).isTrue();
            });

            session.publishAsync(Tracker.TEST_TOPIC, "cancelled").cancel(true);
            assertThat(session.query("AT+ECHO=after")).containsExactly("+ECHO: after");
            // a query may overtake a publish, and a publish none
            assertThat(session.publish(Tracker.TEST_TOPIC, "last").outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(modem.published()).containsExactly("interrupted", "cancelled", "last");
        }
    }

    private static void callsFromCallbacks(Family family) {
        EchoModem modem = new EchoModem(family);
        try (DefaultModemSession<Tracker> session = online(family, modem)) {
            CompletableFuture<List<String>> answer = new CompletableFuture<>();
            CompletableFuture<PublishResult> fromAck = new CompletableFuture<>();
            session.subscribe(Tracker.TEST_TOPIC, message -> {
                session.subscribe(Tracker.COMMANDS, other -> {});
                assertThat(session.publish(Tracker.REPORT, "from a message").outcome())
                        .isEqualTo(Outcome.ACKNOWLEDGED);
                answer.complete(session.query("AT+ECHO=" + message.text()));
            });
            session.publishAsync(Tracker.TEST_TOPIC, "go")
                    .thenAccept(result -> fromAck.complete(session.publish(Tracker.REPORT, "from an acknowledgement")));
            modem.deliver("/a1hahpgAs3s/test/test", "here");

            assertThat(patiently(answer)).containsExactly("+ECHO: here");
            assertThat(patiently(fromAck).outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
        }
    }

    private static void closesFromACallback(Family family) {
        EchoModem modem = new EchoModem(family);
        DefaultModemSession<Tracker> session = online(family, modem);
        CountDownLatch closed = new CountDownLatch(1);
        session.subscribe(Tracker.TEST_TOPIC, message -> {
            session.close();
            closed.countDown();
        });
        modem.deliver("/a1hahpgAs3s/test/test", "enough");

        patiently(closed);
        assertThat(session.state()).isEqualTo(SessionState.CLOSED);
        assertThat(modem.isOpen()).isFalse();
    }

    private static void blockedHandler(Family family) {
        EchoModem modem = new EchoModem(family);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch dropped = new CountDownLatch(1);
        List<String> heard = new ArrayList<>();
        CountDownLatch allHeard = new CountDownLatch(1001);
        try (DefaultModemSession<Tracker> session = online(family, modem)) {
            session.onEvent(event -> {
                if (event instanceof SessionEvent.Dropped) {
                    dropped.countDown();
                }
            });
            session.subscribe(Tracker.TEST_TOPIC, message -> {
                blocked.countDown();
                patiently(release);
                heard.add(message.text());
                allHeard.countDown();
            });
            modem.deliver("/a1hahpgAs3s/test/test", "0");
            patiently(blocked);
            for (int i = 1; i <= 1010; i++) {
                modem.deliver("/a1hahpgAs3s/test/test", Integer.toString(i));
            }
            assertThat(session.query("AT+ECHO=1")).containsExactly("+ECHO: 1");
            assertThat(session.publish(Tracker.REPORT, "still").outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
            patiently(dropped);

            release.countDown();
            patiently(allHeard);
            assertThat(heard)
                    .containsExactlyElementsOf(IntStream.rangeClosed(0, 1000)
                            .mapToObj(Integer::toString)
                            .toList());
        }
    }
}
