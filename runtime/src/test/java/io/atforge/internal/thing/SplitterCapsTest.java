package io.atforge.internal.thing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.thing.DataType;
import io.atforge.thing.EventValues;
import io.atforge.thing.Field;
import io.atforge.thing.PropertyValues;
import io.atforge.thing.Sample;
import io.atforge.thing.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The platform's caps hold on a modem that would take more. */
class SplitterCapsTest {

    private static final Splitter ROOMY = new Splitter(1_000_000, "a modem without limits");
    private static final Pattern PROPERTY = Pattern.compile("\"value\":7\\b");
    private static final Pattern EVENT = Pattern.compile("\"value\":\\{\\}");

    private record Numbers(Values values) implements PropertyValues<SplitterCapsTest> {}

    private record Lost(Values values) implements EventValues<SplitterCapsTest> {

        @Override
        public String identifier() {
            return "lost";
        }
    }

    private static Sample<SplitterCapsTest> numbers(int count) {
        Values.Builder values = Values.builder();
        IntStream.range(0, count).forEach(i -> values.put(new Field<>("p" + i, DataType.int32(0, 9, 1, "")), 7));
        return new Sample<>(new Numbers(values.build()), Instant.EPOCH);
    }

    private static List<Sample<SplitterCapsTest>> events(int count) {
        return Stream.generate(() -> new Sample<SplitterCapsTest>(new Lost(Values.none()), Instant.EPOCH))
                .limit(count)
                .toList();
    }

    private static List<Long> count(Pattern what, List<Request> requests) {
        return requests.stream()
                .map(request -> what.matcher(request.params()).results().count())
                .toList();
    }

    @Test
    void aReportHas200Properties() {
        assertThat(count(PROPERTY, Reports.at(numbers(200), ROOMY))).containsExactly(200L);
        assertThat(count(PROPERTY, Reports.at(numbers(401), ROOMY))).containsExactly(200L, 200L, 1L);
    }

    @Test
    void aBatchHas20EventsBeside200Properties() {
        List<Sample<SplitterCapsTest>> samples = new ArrayList<>(events(20));
        samples.add(numbers(200));
        assertThat(Reports.batch(samples, ROOMY)).hasSize(1);

        samples.addAll(events(1));
        List<Request> parts = Reports.batch(samples, ROOMY);
        assertThat(count(EVENT, parts)).containsExactly(20L, 1L);
        assertThat(count(PROPERTY, parts)).containsExactly(200L, 0L);
    }

    @Test
    void aHistoryIsCutAsABatchIs() {
        List<Sample<SplitterCapsTest>> samples = new ArrayList<>(events(21));
        samples.add(numbers(201));
        List<Request> parts = Reports.history(samples, "a1hahpgAs3s", "test", ROOMY);

        assertThat(count(EVENT, parts)).containsExactly(20L, 1L, 0L);
        assertThat(count(PROPERTY, parts)).containsExactly(0L, 200L, 1L);
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.params())
                        .startsWith("[{\"identity\":{\"productKey\":\"a1hahpgAs3s\",\"deviceName\":\"test\"}"));
    }
}
