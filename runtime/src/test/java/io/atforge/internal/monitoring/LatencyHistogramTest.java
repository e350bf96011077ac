package io.atforge.internal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.SessionStatistics.Latency;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

class LatencyHistogramTest {

    private static Latency of(List<Duration> all) {
        LatencyHistogram histogram = new LatencyHistogram();
        all.forEach(histogram::record);
        return histogram.snapshot();
    }

    @Example
    void isZeroWhileNothingWasRecorded() {
        assertThat(of(List.of()))
                .isEqualTo(new Latency(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    @Example
    void saysInWhichBucketTheMiddleAndTheTailAre() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (int i = 0; i < 98; i++) {
            histogram.record(Duration.ofMillis(7));
        }
        histogram.record(Duration.ofMillis(150));
        histogram.record(Duration.ofSeconds(4));

        assertThat(histogram.snapshot())
                .isEqualTo(new Latency(
                        100,
                        Duration.ofMillis(4836),
                        Duration.ofMillis(48).plusNanos(360_000),
                        Duration.ofSeconds(4),
                        Duration.ofMillis(10),
                        Duration.ofMillis(200)));
    }

    @Example
    void takesAnEndOfABucketIntoTheBucket() {
        Duration long1 = Duration.ofSeconds(100);
        assertThat(of(List.of(Duration.ofMillis(2), Duration.ofMillis(2), long1))
                        .p50())
                .isEqualTo(Duration.ofMillis(2));
        assertThat(of(List.of(Duration.ofNanos(2_000_001), Duration.ofNanos(2_000_001), long1))
                        .p50())
                .isEqualTo(Duration.ofMillis(5));
    }

    @Example
    void takesWhatIsLongerThanAllBuckets() {
        assertThat(of(List.of(Duration.ofDays(100))).p50()).isEqualTo(Duration.ofDays(100));
    }

    @Property(tries = 300)
    @StatisticsReport(StatisticsReportMode.OFF)
    void isNeverBelowThePercentileAndAtMostTwoAndAHalfTimesIt(
            @ForAll @Size(min = 1, max = 300) List<@LongRange(min = 0, max = 100_000_000_000L) Long> nanos) {
        Latency latency = of(nanos.stream().map(Duration::ofNanos).toList());
        List<Long> sorted = nanos.stream().sorted().toList();

        assertThat(latency.count()).isEqualTo(nanos.size());
        Statistics.label("has a tail").collect(latency.p50().compareTo(latency.p99()) < 0);
        Statistics.label("has a tail").coverage(share -> share.check(true).percentage(part -> part > 10));
        assertThat(latency.max()).isEqualTo(Duration.ofNanos(sorted.get(sorted.size() - 1)));
        assertBetween(sorted, 50, latency.p50());
        assertBetween(sorted, 99, latency.p99());
    }

    private static void assertBetween(List<Long> sorted, int percent, Duration shown) {
        int rank = (sorted.size() * percent + 99) / 100;
        long exact = sorted.get(rank - 1);
        assertThat(shown.toNanos()).isBetween(exact, Math.max(1_000_000, exact * 5 / 2));
    }
}
