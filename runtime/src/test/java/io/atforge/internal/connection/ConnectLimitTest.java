package io.atforge.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;

class ConnectLimitTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** The monotonic clock may start anywhere, and run over. */
    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void neverAllowsMoreInAnyMinuteAndNeverWaitsWithoutNeed(
            @ForAll @IntRange(min = 1, max = 5) int perMinute,
            @ForAll long start,
            @ForAll @Size(min = 10, max = 60) List<@IntRange(max = 40_000) Integer> pausesInMillis) {
        ConnectLimit limit = new ConnectLimit(perMinute);
        List<Long> connects = new ArrayList<>();
        long elapsed = 0;
        for (int delay : pausesInMillis) {
            elapsed += Duration.ofMillis(delay).toNanos();
            long wait = limit.until(start + elapsed).toNanos();
            assertThat(wait).isBetween(0L, MINUTE);
            long now = elapsed;
            boolean full = connects.stream().filter(at -> now - at < MINUTE).count() >= perMinute;
            assertThat(wait > 0).isEqualTo(full);
            Statistics.label("has to wait").collect(full);
            Statistics.label("has to wait").coverage(share -> share.check(true).percentage(part -> part > 10));
            elapsed += wait;
            limit.connects(start + elapsed);
            connects.add(elapsed);
        }
        for (long from : connects) {
            assertThat(connects.stream()
                            .filter(at -> at >= from && at < from + MINUTE)
                            .count())
                    .isLessThanOrEqualTo(perMinute);
        }
    }

    @Test
    void allowsTheNextAMinuteAfterTheFirst() {
        ConnectLimit limit = new ConnectLimit(2);
        limit.connects(0);
        assertThat(limit.until(1)).isZero();
        limit.connects(Duration.ofSeconds(10).toNanos());

        assertThat(limit.until(Duration.ofSeconds(20).toNanos())).isEqualTo(Duration.ofSeconds(40));
        assertThat(limit.until(MINUTE)).isZero();
    }
}
