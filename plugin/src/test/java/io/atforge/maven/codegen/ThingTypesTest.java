package io.atforge.maven.codegen;

import static io.atforge.maven.codegen.ThingModels.BOOL;
import static io.atforge.maven.codegen.ThingModels.INT;
import static io.atforge.maven.codegen.ThingModels.NONE;
import static io.atforge.maven.codegen.ThingModels.choice;
import static io.atforge.maven.codegen.ThingModels.event;
import static io.atforge.maven.codegen.ThingModels.field;
import static io.atforge.maven.codegen.ThingModels.module;
import static io.atforge.maven.codegen.ThingModels.property;
import static io.atforge.maven.codegen.ThingModels.service;
import static io.atforge.maven.codegen.ThingModels.struct;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.naming.MemberName;
import io.atforge.maven.thing.ThingEvent;
import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingModule;
import io.atforge.maven.thing.ThingProperty;
import io.atforge.maven.thing.ThingService;
import io.atforge.maven.thing.ThingType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated for thing models compiles as strictly as a user can ask for, whatever the names in them. */
@Tag("slow")
class ThingTypesTest {

    @TempDir
    Path folder;

    @Test
    void aSmallModelBecomesTypes() throws IOException {
        assertThat(classes(ThingModels.sources("Tracker", ThingModels.tracker())))
                .containsExactlyInAnyOrder(
                        "Tracker",
                        "TrackerThing",
                        "TrackerThing$Alarm",
                        "TrackerThing$Alarm$Builder",
                        "TrackerThing$GeoLocation",
                        "TrackerThing$Handlers",
                        "TrackerThing$Level",
                        "TrackerThing$MeasureInput",
                        "TrackerThing$MeasureInput$Builder",
                        "TrackerThing$MeasureOutput",
                        "TrackerThing$MeasureOutput$Builder",
                        "TrackerThing$Properties",
                        "TrackerThing$Properties$Builder",
                        "TrackerThing$RebootInput",
                        "TrackerThing$RebootInput$Builder",
                        "TrackerThing$WorkMode");
    }

    @Test
    void identifiersOfACustomModuleCarryItsPrefixWhereTheyAreItsFeatures() {
        String source = ThingModels.sources(
                        "Tracker",
                        module(
                                "gps_unit",
                                List.of(property("latitude", INT, true)),
                                List.of(event("lost", field("since", INT))),
                                List.of(service("restart", List.of(field("delay", INT)), List.of()))))
                .get("com/example/tracker/TrackerThingGpsUnit.java");

        assertThat(source)
                .contains(
                        "\"gps_unit:latitude\"", "\"gps_unit:lost\"", "\"gps_unit:restart\"", "\"since\"", "\"delay\"");
    }

    @Test
    void everyNameThatJavaOrThisGeneratorUsesCanBeOneOfAModel() throws IOException {
        List<String> names = Stream.concat(
                        Stream.of(
                                ("class default int true null _ __ 1st yield record var values builder build identifier"
                                                + " getClass hashCode equals toString clone finalize notify notifyAll wait io java com"
                                                + " org value name code other that input FIELDS fields TYPE MODEL Model wanted"
                                                + " this self TrackerThing Tracker Properties Handlers Builder properties handlers")
                                        .split(" ")),
                        Stream.of(("Error Override Object String Integer Float Double Boolean Enum Record Values Field"
                                        + " DataType EnumValue EventValues PropertyValues Service ThingModel WritableProperty"
                                        + " Instant List Optional Deprecated Math System Thing ERROR error Er_ror set_a_b setAB"
                                        + " set_AB a_b aB")
                                .split(" ")))
                .toList();
        ThingType members =
                struct(names.stream().limit(50).map(name -> field(name, INT)).toArray(ThingField[]::new));
        ThingModule module = module(
                "",
                concat(
                        names.stream().map(name -> property(name, choice("on", name), true)),
                        Stream.of(
                                property("members", members, true),
                                property("f", new ThingType.Float32(-Float.MAX_VALUE, Float.MAX_VALUE, "", NONE), true),
                                property("d", new ThingType.Float64(-Double.MAX_VALUE, 1, "", NONE), true),
                                property("n", new ThingType.Int32(Integer.MIN_VALUE, 1, 0, NONE), true),
                                property("b", BOOL, true),
                                property("s", new ThingType.Text(9), true),
                                property("t", new ThingType.Date(), true),
                                property("l", new ThingType.Array(9, new ThingType.Text(9)), true))),
                names.stream()
                        .map(name -> event(name, field(name, INT), field("members", members)))
                        .toList(),
                names.stream()
                        .map(name -> service(
                                name,
                                name.equals("class")
                                        ? names.stream()
                                                .map(each -> field(each, INT))
                                                .toList()
                                        : List.of(),
                                List.of(field(name, choice("other")))))
                        .toList());

        Set<String> classes = classes(ThingModels.sources("Tracker", module));

        assertThat(classes.stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .as("class files are the same on systems where case counts for nothing")
                .doesNotHaveDuplicates();
        // the product, the holder, handlers, properties with their builder and the struct; each event, parameters and
        // results with their builders; an enum for each property, and one for each result of another name
        long results = names.stream().map(MemberName::ofType).distinct().count();
        assertThat(classes).hasSize(6 + 6 * names.size() + names.size() + (int) results);
    }

    @Test
    void aTypeOfTheSameShapeAndIdentifierIsWrittenOnce() throws IOException {
        ThingModule module = module(
                "",
                List.of(property("mode", choice("a", "b"), true), property("other", choice("a", "b"), true)),
                List.of(event("Alarm", field("mode", choice("a", "b"))), event("Fault", field("mode", choice("c")))),
                List.of());

        assertThat(classes(ThingModels.sources("Tracker", module)))
                .filteredOn(name -> name.matches(".*(Mode|Other).*"))
                .containsExactlyInAnyOrder("TrackerThing$Mode", "TrackerThing$Other", "TrackerThing$FaultMode");
    }

    @Test
    void theJavadocSaysWhatTheConsoleSays() {
        assertThat(ThingModels.sources("Tracker", ThingModels.tracker()).get("com/example/tracker/TrackerThing.java"))
                .contains(
                        "<code>temperature</code>: float, -40 to 120, step 0.1, in °C (摄氏度); read-only.",
                        "<code>PowerSwitch</code>: bool, false: 关, true: 开; the platform may set it.",
                        "名称 temperature.",
                        "2: 省电.",
                        "Event <code>Alarm</code>, alert.");
    }

    @Test
    void constantsOfEnumsAreNamedByLatinTexts() {
        ThingType type = new ThingType.Enumeration(List.of(
                new ThingType.Constant(0, "Eco mode"),
                new ThingType.Constant(1, "on"),
                new ThingType.Constant(2, "ON"),
                new ThingType.Constant(3, "省电"),
                new ThingType.Constant(-1, ""),
                new ThingType.Constant(Integer.MIN_VALUE, "VALUE_3"),
                new ThingType.Constant(7, "class")));
        String source = ThingModels.sources(
                        "Tracker", module("", List.of(property("mode", type, true)), List.of(), List.of()))
                .get("com/example/tracker/TrackerThing.java");

        assertThat(source)
                .contains(
                        "ECO_MODE(0),",
                        "VALUE_1(1),",
                        "VALUE_2(2),",
                        "VALUE_3(3),",
                        "VALUE_MINUS_1(-1),",
                        "VALUE_MINUS_2147483648(-2147483648),",
                        "CLASS(7);");
    }

    @Test
    void aModelAtThePlatformsLimitsCompiles() throws IOException {
        ThingType wide = struct(IntStream.range(0, 50)
                .mapToObj(i -> field("member_" + i, i % 2 == 0 ? INT : new ThingType.Float64(-1e300, 1e300, "", NONE)))
                .toArray(ThingField[]::new));
        List<ThingProperty> properties = IntStream.range(0, 200)
                .mapToObj(i -> property(
                        "property_" + i,
                        i % 20 == 0 ? new ThingType.Array(512, wide) : i % 2 == 0 ? INT : ThingModels.TEMPERATURE,
                        true))
                .toList();
        List<ThingEvent> events = IntStream.range(0, 50)
                .mapToObj(i -> event("event_" + i, field("wide", wide)))
                .toList();
        List<ThingService> services = IntStream.range(0, 50)
                .mapToObj(i -> service("service_" + i, List.of(field("wide", wide)), List.of(field("n", INT))))
                .toList();
        List<ThingModule> modules = new ArrayList<>();
        modules.add(module("", properties, events, services));
        IntStream.range(1, 20)
                .forEach(i -> modules.add(module("block" + i, properties.subList(0, 15), List.of(), List.of())));

        Set<String> classes = classes(ThingModels.sources("Tracker", modules.toArray(ThingModule[]::new)));

        assertThat(classes)
                .filteredOn(name -> name.matches("TrackerThing(Block\\d+)?"))
                .hasSize(20);
        assertThat(classes)
                .filteredOn(name -> name.matches("TrackerThing\\$Property\\d+"))
                .hasSize(10);
        assertThat(classes)
                .filteredOn(name -> name.matches("TrackerThing\\$Event\\d+"))
                .hasSize(50);
        assertThat(classes)
                .filteredOn(name -> name.matches("TrackerThing\\$Service\\d+Output"))
                .hasSize(50);
    }

    @Test
    void anotherOrderOfTheFileGivesTheSameNames() throws IOException {
        Function<List<String>, Set<String>> types = names -> {
            try {
                return classes(ThingModels.sources(
                        "Tracker",
                        module(
                                "",
                                List.of(),
                                names.stream().map(ThingModels::event).toList(),
                                List.of())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };

        assertThat(types.apply(List.of("Error", "error", "ERROR")))
                .isEqualTo(types.apply(List.of("ERROR", "error", "Error")))
                .contains("TrackerThing$ERROR", "TrackerThing$Error_", "TrackerThing$Error_2");
    }

    /** The classes that come out, without a warning. */
    private Set<String> classes(Map<String, String> sources) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        Compilation compilation = Compilation.of(classes, sources);
        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.successful()).isTrue();
        try (Stream<Path> files = Files.list(classes.resolve("com/example/tracker"))) {
            return files.map(file -> file.getFileName().toString().replace(".class", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static List<ThingProperty> concat(Stream<ThingProperty> first, Stream<ThingProperty> second) {
        return Stream.concat(first, second).toList();
    }
}
