package io.atforge.testkit.thing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.atforge.InvalidArgumentException;
import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.thing.tsl.Codes;
import io.atforge.testkit.platform.thing.tsl.TslModel;
import io.atforge.testkit.thing.RandomThing.Member;
import io.atforge.testkit.thing.RandomType.Fault;
import io.atforge.thing.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/**
 * The runtime's values and the stand-in's check, which share no code, mean the same: for any model within the platform's
 * limits, what one side makes the other takes, and what is wrong is wrong on both.
 */
class ThingValuesAgreeTest {

    private static final List<String> KINDS = List.of(
            "int",
            "float",
            "double",
            "bool",
            "text",
            "date",
            "enum",
            "struct",
            "array of int",
            "array of float",
            "array of double",
            "array of text",
            "array of struct");

    /** What is wrong of one type by itself; in a struct and in an array it is met, too. */
    private static final List<String> FAULTS = List.of(
            "int too large",
            "int too small",
            "int of 64 bits",
            "int with a fraction",
            "no int",
            "float too large",
            "float too small",
            "float that is no number",
            "infinite float",
            "no float",
            "double too large",
            "double too small",
            "double that is no number",
            "infinite double",
            "no double",
            "a third bool",
            "no bool",
            "text too long",
            "text of too many bytes",
            "no text",
            "no date",
            "a date of a fraction",
            "unknown enum",
            "no enum",
            "no struct",
            "a struct without a member",
            "in a struct: int too large",
            "in a struct: text too long",
            "in a struct: unknown enum",
            "no array",
            "an array too long",
            "in an array: int too small",
            "in an array: float too large",
            "in an array: double too small",
            "in an array: text too long",
            "in an array: a struct without a member",
            "in an array: in a struct: int too large");

    private Path file;

    @BeforeTry
    void makeFile() throws IOException {
        file = Files.createTempFile("thing", ".tsl.json");
    }

    @AfterTry
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    /** Each try has a seed, and draws all from it. */
    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withoutEdgeCases();
    }

    @Property(tries = 300)
    @StatisticsReport(StatisticsReportMode.OFF)
    void whatIsMadeIsTakenAndComesBackAsItWas(@ForAll("seeds") long seed) throws Exception {
        Random random = new Random(seed);
        RandomThing thing = RandomThing.draw(random);
        TslModel platform = model(thing);

        for (int i = 0; i < 5; i++) {
            Values values = thing.values(random);
            Map<?, ?> arrived = (Map<?, ?>) JsonText.read(values.json());
            assertThat(arrived).hasSize(values.fields().size());
            Map<String, String> stored = new LinkedHashMap<>();
            arrived.forEach((identifier, value) -> {
                assertThat(platform.property((String) identifier, value))
                        .as("%s = %s of %s", identifier, value, thing)
                        .isEqualTo(Codes.OK);
                stored.put((String) identifier, JsonText.write(value));
            });
            assertThat(Values.read(parse(object(stored)), thing.properties()))
                    .as("seed %d", seed)
                    .isEqualTo(values);

            Values data = thing.eventValues(random);
            Object event = JsonText.read(data.json());
            assertThat(platform.event(thing.event(), event))
                    .as("%s of %s", data, thing)
                    .isEqualTo(Codes.OK);
            assertThat(Values.read(parse(JsonText.write(event)), thing.data()))
                    .as("seed %d", seed)
                    .isEqualTo(data);
        }
        thing.members()
                .forEach(member ->
                        Statistics.label("types").collect(member.known().kind()));
        Statistics.label("types")
                .coverage(share -> KINDS.forEach(kind -> share.check(kind).count(times -> times > 5)));
    }

    @Property(tries = 300)
    @StatisticsReport(StatisticsReportMode.OFF)
    void whatIsWrongIsRefusedOnBothSides(@ForAll("seeds") long seed) throws Exception {
        Random random = new Random(seed);
        RandomThing thing = RandomThing.draw(random);
        TslModel platform = model(thing);

        for (Member<?> member : thing.members()) {
            refused(member, platform, random);
        }
        assertThat(platform.property("noSuchProperty!", JsonText.read("1"))).isEqualTo(6320);
        Statistics.label("faults")
                .coverage(share -> FAULTS.forEach(fault -> share.check(fault).count(times -> times > 0)));
    }

    private static <T> void refused(Member<T> member, TslModel platform, Random random) throws JsonParserException {
        String identifier = member.field().identifier();
        assertThatThrownBy(() -> member.field().check(null))
                .as("null as %s", member.known())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining(identifier);
        int count = member.known().faults().size();
        // all of a simple type, some of a struct with many members
        List<Fault<T>> faults = random.ints(0, count)
                .distinct()
                .limit(Math.min(count, 6))
                .mapToObj(at -> member.known().faults().get(at).get())
                .toList();
        for (Fault<T> fault : faults) {
            if (fault.value() != null) {
                assertThatThrownBy(() -> member.field().check(fault.value()))
                        .as("%s: %s as %s", fault.name(), fault.value(), member.known())
                        .isInstanceOf(InvalidArgumentException.class)
                        .hasMessageContaining(identifier);
            }
            if (fault.json() != null) {
                assertThat(platform.property(identifier, JsonText.read(fault.json())))
                        .as("%s: %s as %s", fault.name(), fault.json(), member.known())
                        .isEqualTo(fault.code());
                Map<String, Object> sent = parse(object(Map.of(identifier, fault.json())));
                assertThatThrownBy(() -> Values.read(sent, List.of(member.field())))
                        .as("%s: %s as %s", fault.name(), fault.json(), member.known())
                        .isInstanceOf(InvalidArgumentException.class)
                        .hasMessageContaining(identifier);
            }
            if (fault.value() != null || fault.json() != null) {
                Statistics.label("faults").collect(fault.name());
            }
        }
    }

    @Property(tries = 300)
    @StatisticsReport(StatisticsReportMode.OFF)
    void anyJsonGivesAValueOrANamedError(@ForAll("seeds") long seed) throws Exception {
        Random random = new Random(seed);
        RandomThing thing = RandomThing.draw(random);

        for (int i = 0; i < 20; i++) {
            Values values = thing.values(random);
            Map<String, String> members = new LinkedHashMap<>();
            values.fields().forEach(field -> members.put(field.identifier(), values.json(field)));
            String victim = RandomJson.one(List.copyOf(members.keySet()), random);
            members.put(victim, RandomJson.altered(members.get(victim), random));
            Map<String, Object> tree;
            try {
                tree = parse(object(members));
            } catch (JsonParserException e) {
                Statistics.label("read").collect("no JSON");
                continue;
            }
            try {
                Values read = Values.read(tree, thing.properties());
                // what was read is within the limits: the same again is the same
                assertThat(Values.read(parse(read.json()), thing.properties()))
                        .as("seed %d", seed)
                        .isEqualTo(read);
                Statistics.label("read").collect("values");
            } catch (InvalidArgumentException e) {
                assertThat(e).as("seed %d", seed).hasMessageContaining(victim);
                Statistics.label("read").collect("refused");
            } catch (RuntimeException e) {
                fail("seed " + seed + ": " + members.get(victim) + " as " + victim + " of " + thing, e);
            }
        }
        Statistics.label("read").coverage(share -> {
            share.check("values").count(times -> times > 100);
            share.check("refused").count(times -> times > 1000);
        });
    }

    private TslModel model(RandomThing thing) throws IOException {
        Files.writeString(file, thing.tsl());
        return TslModel.read(file);
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> JsonText.write(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** As the runtime reads what comes. */
    private static Map<String, Object> parse(String json) throws JsonParserException {
        return JsonParser.object().withLazyNumbers().from(json);
    }
}
