package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.session.Sessions;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.IotPlatformBuilder;
import io.atforge.testkit.VirtualModem;
import io.atforge.topic.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A line that loses and flips bytes both ways: whatever the session is asked ends, in a kind that is known. */
class SessionUnderRandomFaultsTest {

    private static final int SEEDS = 20;
    private static final int ROUNDS = 3;
    private static final int OPERATIONS = 5;
    /** Real time, for operations whose own deadlines are some seconds of it. */
    private static final long PATIENCE_SECONDS = 100;
    private static final int TIMES_FASTER = 50;

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(SessionUnderRandomFaultsTest::platform)
            .build();

    private static IotPlatformBuilder platform() {
        IotPlatformBuilder platform = IotPlatform.builder()
                .product("a1hahpgAs3s")
                .topic("/${productKey}/${deviceName}/test", Permission.PUBLISH_SUBSCRIBE);
        for (long seed = 0; seed < SEEDS; seed++) {
            platform.device("device" + seed, IotPlatform.STAND_IN_SECRET);
        }
        return platform;
    }

    private static FaultPlan plan(long seed) {
        Place now = new Place.Chance(0.002);
        int bit = 1 << seed % 8;
        return FaultPlan.of(
                seed,
                new Fault.Drop(Direction.TO_HOST, now),
                new Fault.Drop(Direction.TO_MODEM, now),
                new Fault.Flip(Direction.TO_HOST, now, bit),
                new Fault.Flip(Direction.TO_MODEM, now, bit));
    }

    /** One device on its bad line. */
    private static final class Run {

        private final FaultPlan plan;
        private final List<String> conversation = new CopyOnWriteArrayList<>();
        private final List<String> endings = new ArrayList<>();

        Run(long seed) {
            plan = plan(seed);
        }

        List<String> run(IotPlatform platform) {
            try (QuickTime time = new QuickTime(TIMES_FASTER);
                    VirtualModem modem = VirtualModem.builder()
                            .platform(platform)
                            .scheduler(time.scheduler())
                            .faults(plan)
                            .build()) {
                ModemSession<Tracker> session = Sessions.onLoop(
                                Tracker.session("device" + plan.seed()).port(modem.port()), time.loop())
                        .build();
                session.trace(entry -> conversation.add(entry.toString()));
                for (int i = 0; i < ROUNDS; i++) {
                    end(session.connectAsync());
                    end(session.subscribeAsync(Tracker.TEST, message -> { }));
                    end(session.publishAsync(Tracker.TEST, "helloworld"));
                    end(session.publishAsync(Tracker.TEST_QOS1, new byte[] {0, 1, 2}));
                    end(session.queryAsync("AT+CSQ"));
                }
                end(CompletableFuture.runAsync(session::close));
                return endings;
            }
        }

        private void end(CompletableFuture<?> operation) {
            try {
                Object result = operation.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                Optional<AtForgeException> cause = result instanceof PublishResult published
                        ? published.cause()
                        : Optional.empty();
                endings.add(cause.map(Run::name).orElse("ok"));
            } catch (ExecutionException e) {
                assertThat(e.getCause()).as(this::story).isInstanceOf(AtForgeException.class);
                endings.add(name(e.getCause()));
            } catch (TimeoutException e) {
                throw new AssertionError("a hang " + story(), e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private static String name(Throwable error) {
            return error.getClass().getSimpleName();
        }

        private String story() {
            return "under the faults\n" + plan + "\n\n" + String.join("\n", conversation) + "\n";
        }
    }

    @Test
    void everyOperationEndsInAKnownKind(IotPlatform platform) throws Exception {
        List<Callable<List<String>>> runs =
                LongStream.range(0, SEEDS).<Callable<List<String>>>mapToObj(seed -> () -> new Run(seed).run(platform))
                        .toList();
        ExecutorService hosts = Executors.newCachedThreadPool();
        try {
            List<Future<List<String>>> endings = hosts.invokeAll(runs);
            for (int seed = 0; seed < SEEDS; seed++) {
                List<String> ends = endings.get(seed).get();
                System.out.println("seed " + seed + ": " + String.join(" ", ends));
                assertThat(ends).hasSize(OPERATIONS * ROUNDS + 1);
            }
        } finally {
            hosts.shutdownNow();
        }
    }
}
