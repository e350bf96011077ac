package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionState;
import io.atforge.testkit.Sessions;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.platform.PublishLimit;
import io.atforge.topic.PublishQuota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The platform drops in silence what comes too fast: a flood of messages goes out at its pace. */
class FloodTest {

    private static final int QOS_0 = 1000;
    private static final int QOS_1 = 300;

    private final VirtualBench bench = new VirtualBench();
    private final List<CompletableFuture<PublishResult>> results = new ArrayList<>();

    private ModemSession<Tracker> online(UnaryOperator<ModemSessionBuilder<Tracker>> change) {
        ModemSession<Tracker> session = change.apply(bench.session()
                        .publishing(PublishPolicy.standard()
                                .withCapacity(QOS_0 + QOS_1)
                                .withTimeToLive(Duration.ofMinutes(10))
                                .withInFlight(16)))
                .build();
        Sessions.start(session);
        assertThat(bench.time.await(Duration.ofMinutes(1), () -> session.state() == SessionState.ONLINE))
                .isTrue();
        return session;
    }

    private void flood(ModemSession<Tracker> session) {
        for (int i = 0; i < QOS_0; i++) {
            results.add(session.publishAsync(Tracker.TEST, "at most once " + i));
        }
        for (int i = 0; i < QOS_1; i++) {
            results.add(session.publishAsync(Tracker.TEST_QOS1, "at least once " + i));
        }
        assertThat(bench.time.await(Duration.ofHours(1), () -> results.stream().allMatch(CompletableFuture::isDone)))
                .isTrue();
        bench.time.advance(Duration.ofSeconds(1));
        assertThat(results.stream().map(result -> result.join().outcome()))
                .containsOnly(Outcome.ACCEPTED, Outcome.ACKNOWLEDGED);
    }

    private Duration took(Runnable what) {
        long before = bench.time.nanoTime();
        what.run();
        return Duration.ofNanos(bench.time.nanoTime() - before);
    }

    @Test
    void losesNothingAndGoesOutWithinTwoPercentOfTheQuota() {
        bench.platform.limitPublishes(PublishLimit.STANDARD);
        ModemSession<Tracker> session = online(builder -> builder.publishQuota(PublishQuota.standard()));
        Duration time = took(() -> flood(session)).minusSeconds(1);

        assertThat(bench.platform.throttled()).isEmpty();
        assertThat(bench.arrivals.distinct()).isEqualTo(QOS_0 + QOS_1);
        // thirty at once, 33 times thirty later, the last time not all of them
        assertThat(33 * 30 * 1e9 / time.toNanos()).isBetween(30 * 0.98, 30.0);
        assertThat(session.statistics().heldBack()).isBetween(60L, 70L);
    }

    @Test
    void ofAFreeInstanceFiveASecondInAll() {
        bench.platform.limitPublishes(PublishLimit.FREE_INSTANCE);
        ModemSession<Tracker> session = online(builder -> builder.publishQuota(PublishQuota.freeInstance()));
        Duration time = took(() -> flood(session)).minusSeconds(1);

        assertThat(bench.platform.throttled()).isEmpty();
        assertThat(bench.arrivals.distinct()).isEqualTo(QOS_0 + QOS_1);
        assertThat((QOS_0 + QOS_1 - 5) * 1e9 / time.toNanos()).isBetween(5 * 0.98, 5.0);
    }

    /** What the pace is there for. */
    @Test
    void withoutThePaceTheyAreSaidToBeAcceptedAndAreLost() {
        bench.platform.limitPublishes(PublishLimit.STANDARD);
        ModemSession<Tracker> session = online(builder -> builder);
        flood(session);

        assertThat(bench.platform.throttled()).hasSizeGreaterThan(QOS_0 / 2);
        assertThat(bench.arrivals.distinct())
                .isEqualTo(QOS_0 + QOS_1 - bench.platform.throttled().size());
        assertThat(session.statistics().heldBack()).isZero();
    }
}
