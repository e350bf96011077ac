package io.atforge.internal.traffic;

import static io.atforge.internal.traffic.PublishPace.MARGIN_NANOS;
import static io.atforge.internal.traffic.PublishPace.WINDOW_NANOS;
import static io.atforge.topic.Qos.AT_LEAST_ONCE;
import static io.atforge.topic.Qos.AT_MOST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.topic.PublishQuota;
import io.atforge.topic.Qos;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;

class PublishPaceTest {

    private static final long SECOND = 1_000_000_000;

    /** A message that is there to be sent, or was. */
    private record Entry(Qos qos, long at) {}

    @Property(tries = 500)
    @StatisticsReport(StatisticsReportMode.OFF)
    void noWindowOfASecondHoldsMoreThanTheQuota(
            @ForAll("quotas") PublishQuota quota, @ForAll("arrivals") List<Entry> arrivals) {
        List<Entry> sent = paced(new PublishPace(quota), arrivals, 0);

        assertThat(sent).hasSameSizeAs(arrivals);
        assertWithin(quota.qos0PerSecond(), timesOf(sent, entry -> entry.qos() == AT_MOST_ONCE), SECOND);
        assertWithin(quota.qos1PerSecond(), timesOf(sent, entry -> entry.qos() == AT_LEAST_ONCE), SECOND);
        assertWithin(quota.inAllPerSecond(), timesOf(sent, entry -> true), SECOND);
        boolean waited = !timesOf(sent, entry -> true).equals(timesOf(arrivals, entry -> true));
        Statistics.label("some had to wait").collect(waited);
        Statistics.label("some had to wait").coverage(share -> share.check(true).percentage(part -> part > 30));
        Statistics.label("limited").collect(!quota.isUnlimited());
        Statistics.label("limited").coverage(share -> share.check(true).percentage(part -> part > 80));
    }

    @Property(tries = 200)
    @StatisticsReport(StatisticsReportMode.OFF)
    void nothingIsLostToANetworkThatDelaysByLessThanTheMargin(
            @ForAll @IntRange(min = 1, max = 40) int limit,
            @ForAll("arrivals") List<Entry> arrivals,
            @ForAll Random random) {
        List<Entry> sent = paced(new PublishPace(PublishQuota.inAll(limit)), arrivals, 0);

        List<Long> arrived = sent.stream()
                .map(entry -> entry.at() + random.nextLong(MARGIN_NANOS))
                .sorted()
                .toList();

        assertWithin(limit, arrived, SECOND);
        Statistics.collect(limit < arrivals.size());
        Statistics.coverage(share -> share.check(true).percentage(part -> part > 20));
    }

    @Property(tries = 50)
    void aFullQueueGoesAt98PercentOfTheQuota(@ForAll @IntRange(min = 1, max = 200) int limit, @ForAll Qos qos) {
        PublishPace pace = new PublishPace(PublishQuota.perSecond(limit, limit));
        long seconds = 1000;
        long now = 0;
        long sent = 0;
        while (true) {
            now += pace.waitNanos(qos, now);
            if (now >= seconds * SECOND) {
                break;
            }
            pace.sent(qos, now);
            sent++;
        }

        // The burst at the start is no part of what can be kept up.
        assertThat(sent - limit).isBetween(seconds * limit * 98 / 100, seconds * limit);
    }

    @Property(tries = 200)
    @StatisticsReport(StatisticsReportMode.OFF)
    void aKindWithAQuotaOfItsOwnDoesNotWaitForTheOther(@ForAll("arrivals") List<Entry> arrivals, @ForAll Qos own) {
        PublishQuota quota = PublishQuota.perSecond(5, 3);
        List<Entry> alone =
                arrivals.stream().filter(entry -> entry.qos() == own).toList();

        List<Entry> together = paced(new PublishPace(quota), arrivals, 0);

        assertThat(together.stream().filter(entry -> entry.qos() == own))
                .isEqualTo(paced(new PublishPace(quota), alone, 0));
        Statistics.collect(alone.size() < arrivals.size() && !alone.isEmpty());
        Statistics.coverage(share -> share.check(true).percentage(part -> part > 50));
    }

    @Property(tries = 200)
    @StatisticsReport(StatisticsReportMode.OFF)
    void aWaitShrinksAsTimePasses(
            @ForAll("quotas") PublishQuota quota,
            @ForAll("arrivals") List<Entry> arrivals,
            @ForAll Qos qos,
            @ForAll @LongRange(max = 2 * SECOND) long later) {
        PublishPace pace = new PublishPace(quota);
        List<Entry> sent = paced(pace, arrivals, 0);
        long now = sent.isEmpty() ? 0 : sent.get(sent.size() - 1).at();

        long wait = pace.waitNanos(qos, now);

        assertThat(wait).isBetween(0L, WINDOW_NANOS);
        assertThat(pace.waitNanos(qos, now + later)).isEqualTo(Math.max(0, wait - later));
        Statistics.collect(wait > 0);
        Statistics.coverage(share -> share.check(true).percentage(part -> part > 20));
    }

    @Property(tries = 200)
    @StatisticsReport(StatisticsReportMode.OFF)
    void theSameHoldsWhereTheClockRunsOver(
            @ForAll("quotas") PublishQuota quota,
            @ForAll("arrivals") List<Entry> arrivals,
            @ForAll @LongRange(max = 3 * SECOND) long before) {
        long start = Long.MAX_VALUE - before;

        List<Entry> sent = paced(new PublishPace(quota), arrivals, start);

        assertThat(sent.stream().map(entry -> new Entry(entry.qos(), entry.at() - start)))
                .isEqualTo(paced(new PublishPace(quota), arrivals, 0));
        Statistics.collect(sent.stream().anyMatch(entry -> entry.at() < 0));
        Statistics.coverage(share -> share.check(true).percentage(part -> part > 20));
    }

    @Test
    void sendsTheWholeQuotaAtOnceAndThenWaitsForTheWindow() {
        PublishPace pace = new PublishPace(PublishQuota.standard());
        for (int i = 0; i < 30; i++) {
            assertThat(pace.waitNanos(AT_MOST_ONCE, 7)).isZero();
            pace.sent(AT_MOST_ONCE, 7);
        }

        assertThat(pace.waitNanos(AT_MOST_ONCE, 7)).isEqualTo(WINDOW_NANOS);
        assertThat(pace.waitNanos(AT_LEAST_ONCE, 7)).isZero();
        assertThat(pace.waitNanos(AT_MOST_ONCE, 7 + WINDOW_NANOS - 1)).isEqualTo(1);
        assertThat(pace.waitNanos(AT_MOST_ONCE, 7 + WINDOW_NANOS)).isZero();
    }

    @Test
    void bothKindsShareAQuotaInAll() {
        PublishPace pace = new PublishPace(PublishQuota.freeInstance());
        for (int i = 0; i < 5; i++) {
            pace.sent(i % 2 == 0 ? AT_MOST_ONCE : AT_LEAST_ONCE, 0);
        }

        assertThat(pace.waitNanos(AT_MOST_ONCE, 0)).isEqualTo(WINDOW_NANOS);
        assertThat(pace.waitNanos(AT_LEAST_ONCE, 0)).isEqualTo(WINDOW_NANOS);
    }

    @Test
    void countsWhatDidNotWait() {
        PublishPace pace = new PublishPace(PublishQuota.inAll(2));
        pace.sent(AT_MOST_ONCE, 0);
        pace.sent(AT_MOST_ONCE, 0);
        pace.sent(AT_MOST_ONCE, 100);
        pace.sent(AT_MOST_ONCE, 200);

        assertThat(pace.waitNanos(AT_MOST_ONCE, 300)).isEqualTo(WINDOW_NANOS - 200);
    }

    @Test
    void nothingWaitsWithoutAQuota() {
        PublishPace pace = new PublishPace(PublishQuota.unlimited());
        for (int i = 0; i < 100_000; i++) {
            pace.sent(AT_MOST_ONCE, 0);
        }

        assertThat(pace.waitNanos(AT_MOST_ONCE, 0)).isZero();
    }

    @Provide
    Arbitrary<PublishQuota> quotas() {
        Arbitrary<Integer> limit = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(1, 12)),
                Tuple.of(2, Arbitraries.just(PublishQuota.UNLIMITED)));
        return Combinators.combine(limit, limit, limit).as(PublishQuota::new);
    }

    /** Bursts and pauses, so that some messages have to wait and others find the window empty. */
    @Provide
    Arbitrary<List<Entry>> arrivals() {
        Arbitrary<Long> gap = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(0L)),
                Tuple.of(6, Arbitraries.longs().between(0, SECOND / 5)),
                Tuple.of(1, Arbitraries.longs().between(SECOND, 3 * SECOND)));
        return Combinators.combine(Arbitraries.of(Qos.class), gap)
                .as(Entry::new)
                .list()
                .ofMaxSize(60)
                .map(gaps -> {
                    List<Entry> arrivals = new ArrayList<>();
                    long now = 0;
                    for (Entry each : gaps) {
                        now += each.at();
                        arrivals.add(new Entry(each.qos(), now));
                    }
                    return arrivals;
                });
    }

    /** Sends each kind in its order, each message as soon as it is there and may go. */
    private static List<Entry> paced(PublishPace pace, List<Entry> arrivals, long start) {
        Map<Qos, Queue<Entry>> waiting = new EnumMap<>(Qos.class);
        for (Qos qos : Qos.values()) {
            waiting.put(
                    qos,
                    new ArrayDeque<>(
                            arrivals.stream().filter(each -> each.qos() == qos).toList()));
        }
        List<Entry> sent = new ArrayList<>();
        long passed = 0;
        while (sent.size() < arrivals.size()) {
            long next = Long.MAX_VALUE;
            for (Map.Entry<Qos, Queue<Entry>> queue : waiting.entrySet()) {
                Entry first = queue.getValue().peek();
                if (first == null) {
                    continue;
                }
                long wait = Math.max(first.at() - passed, pace.waitNanos(queue.getKey(), start + passed));
                if (wait > 0) {
                    next = Math.min(next, wait);
                    continue;
                }
                queue.getValue().remove();
                pace.sent(queue.getKey(), start + passed);
                sent.add(new Entry(queue.getKey(), start + passed));
                next = 0;
            }
            passed += next;
        }
        return sent;
    }

    private static List<Long> timesOf(List<Entry> entries, Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).map(Entry::at).toList();
    }

    /** One message more than the limit spans more than the window. */
    private static void assertWithin(int limit, List<Long> times, long window) {
        for (int i = limit; i < times.size() && limit != PublishQuota.UNLIMITED; i++) {
            assertThat(times.get(i) - times.get(i - limit)).isGreaterThan(window);
        }
    }
}
