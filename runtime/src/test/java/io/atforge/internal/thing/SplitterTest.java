package io.atforge.internal.thing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.thing.DataType;
import io.atforge.thing.EventValues;
import io.atforge.thing.Field;
import io.atforge.thing.PropertyValues;
import io.atforge.thing.Sample;
import io.atforge.thing.Values;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Whatever is reported: each part fits, nothing is lost, and the order stays. */
class SplitterTest {

    private record Texts(Values values) implements PropertyValues<SplitterTest> {}

    private record Event(Values values) implements EventValues<SplitterTest> {

        @Override
        public String identifier() {
            return "alarm";
        }
    }

    private static Field<String> field(String identifier) {
        return new Field<>(identifier, DataType.text(2048));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.strings()
                .withChars("x\"\\/\n\u0001\u00e9\u6c49*")
                .ofMaxLength(60)
                .list()
                .ofMinSize(1)
                .ofMaxSize(450)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Property(tries = 100)
    void partsOfAReportFitAndAreTheWhole(
            @ForAll("texts") List<String> texts, @ForAll @IntRange(min = 600, max = 20_000) int limit) {
        Values.Builder builder = Values.builder();
        for (int i = 0; i < texts.size(); i++) {
            builder.put(field("p" + i), texts.get(i));
        }
        Values values = builder.build();
        List<Request> parts = Reports.properties(values, new Splitter(limit, "test"));

        List<String> sent = new ArrayList<>();
        for (Request part : parts) {
            Map<String, Object> params = fitting(part, limit);
            Map<String, Object> properties = Envelope.members(params.get("params"));
            assertThat(properties).hasSizeBetween(1, 200);
            properties.forEach((identifier, value) -> sent.add(identifier + value));
        }
        List<String> whole = new ArrayList<>();
        Json.object(values.json()).forEach((identifier, value) -> whole.add(identifier + value));
        assertThat(sent).isEqualTo(whole);
        Statistics.label("several parts").collect(parts.size() > 1);
        Statistics.label("several parts")
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    }

    @Provide
    Arbitrary<List<Sample<SplitterTest>>> samples() {
        Arbitrary<Values> values = Arbitraries.strings()
                .ascii()
                .ofMaxLength(60)
                .map(text -> Values.builder()
                        .put(field("p" + text.length() % 3), text)
                        .build());
        return Combinators.combine(
                        values,
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 1_000_000))
                .<Sample<SplitterTest>>as((each, event, time) ->
                        new Sample<>(event ? new Event(each) : new Texts(each), Instant.ofEpochMilli(time)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(450)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Property(tries = 100)
    void partsOfABatchFitAndAreTheWhole(
            @ForAll("samples") List<Sample<SplitterTest>> samples,
            @ForAll @IntRange(min = 600, max = 20_000) int limit) {
        List<Request> parts = Reports.batch(samples, new Splitter(limit, "test"));
        List<String> properties = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (Request part : parts) {
            Map<String, Object> params = Envelope.members(fitting(part, limit).get("params"));
            int before = properties.size();
            for (String identifier : List.of("p0", "p1", "p2")) {
                add(identifier, Envelope.members(params.get("properties")), properties);
            }
            assertThat(properties.size() - before).isLessThanOrEqualTo(200);
            int eventsBefore = events.size();
            add("alarm", Envelope.members(params.get("events")), events);
            assertThat(events.size() - eventsBefore).isLessThanOrEqualTo(20);
        }
        for (String identifier : List.of("p0", "p1", "p2")) {
            assertThat(properties.stream()
                            .filter(sent -> sent.startsWith(identifier))
                            .collect(joining()))
                    .isEqualTo(expected(identifier, samples));
        }
        assertThat(events.stream().collect(joining())).isEqualTo(expectedEvents(samples));
        Statistics.label("several parts").collect(parts.size() > 1);
        Statistics.label("several parts")
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    }

    private static void add(String identifier, Map<String, Object> from, List<String> to) {
        if (from.get(identifier) instanceof List<?> list) {
            list.forEach(each -> to.add(identifier + Envelope.members(each).get("time")));
        }
    }

    private static String expected(String identifier, List<Sample<SplitterTest>> samples) {
        return samples.stream()
                .filter(sample -> sample.values() instanceof Texts texts
                        && texts.values().fields().get(0).identifier().equals(identifier))
                .map(sample -> identifier + sample.time().toEpochMilli())
                .collect(joining());
    }

    private static String expectedEvents(List<Sample<SplitterTest>> samples) {
        return samples.stream()
                .filter(sample -> sample.values() instanceof Event)
                .map(sample -> "alarm" + sample.time().toEpochMilli())
                .collect(joining());
    }

    /** As it goes out with the longest number that a request has. */
    private static Map<String, Object> fitting(Request part, int limit) {
        byte[] whole = Envelope.request("4294967295", part, true);
        assertThat(whole.length).isLessThanOrEqualTo(limit);
        return Json.object(new String(whole, StandardCharsets.UTF_8));
    }

    @Property(tries = 100)
    void oneThatFitsNowhereIsNamed(@ForAll @IntRange(min = 100, max = 2048) int length) {
        Values values = Values.builder()
                .put(field("small"), "")
                .put(field("large"), "x".repeat(length))
                .build();
        int alone = Envelope.mostBytes(
                new Request("thing/event/property/post", "{\"large\":\"" + "x".repeat(length) + "\"}"));
        assertThat(Reports.properties(values, new Splitter(alone, "test"))).hasSize(2);
        assertThatThrownBy(() -> Reports.properties(values, new Splitter(alone - 1, "test")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("large alone makes a message of " + alone + " bytes");
    }
}
