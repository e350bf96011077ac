package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void isAlwaysWithinItsBounds(
            @ForAll @IntRange(min = 1, max = 10_000) int firstMillis,
            @ForAll @IntRange(max = 1_000_000) int more,
            @ForAll @DoubleRange(min = 1, max = 10) double factor,
            @ForAll @DoubleRange(max = 1) double jitter,
            @ForAll @IntRange int failures,
            @ForAll long seed) {
        Duration first = Duration.ofMillis(firstMillis);
        Duration limit = first.plusMillis(more);
        Duration wait = new Backoff(first, factor, limit, jitter).after(failures, new Random(seed));

        double unshaken = Math.min(first.toNanos() * Math.pow(factor, failures), limit.toNanos());
        assertThat(wait).isBetween(Duration.ZERO, limit);
        Statistics.label("below the limit").collect(unshaken < limit.toNanos());
        Statistics.label("below the limit").coverage(share -> share.check(true).percentage(part -> part > 10));
        assertThat((double) wait.toNanos())
                .isBetween(Math.floor(unshaken * (1 - jitter)), Math.min(unshaken * (1 + jitter), limit.toNanos()));
    }

    @Test
    void isNeverQuiteTheSame() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 0.25);
        Random random = new Random(1);

        assertThat(backoff.after(3, random)).isNotEqualTo(backoff.after(3, random));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 10, 0.25",
        "-1, 2, 10, 0.25",
        "5, 2, 4, 0.25",
        "1, 0.9, 10, 0.25",
        "1, 2, 10, -0.1",
        "1, 2, 10, 1.1"
    })
    void rejectsWhatMakesNoSense(long first, double factor, long limit, double jitter) {
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(first), factor, Duration.ofSeconds(limit), jitter))
                .isInstanceOf(InvalidArgumentException.class);
    }
}
