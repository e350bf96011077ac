package io.atforge.maven.codegen;

import static io.atforge.maven.codegen.ThingModels.INT;
import static io.atforge.maven.codegen.ThingModels.choice;
import static io.atforge.maven.codegen.ThingModels.event;
import static io.atforge.maven.codegen.ThingModels.field;
import static io.atforge.maven.codegen.ThingModels.module;
import static io.atforge.maven.codegen.ThingModels.property;
import static io.atforge.maven.codegen.ThingModels.service;
import static io.atforge.maven.codegen.ThingModels.struct;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.descriptor.thing.EventType;
import io.atforge.maven.descriptor.thing.Member;
import io.atforge.maven.descriptor.thing.ServiceMethod;
import io.atforge.maven.descriptor.thing.ThingDescriptor;
import io.atforge.maven.descriptor.thing.ValueType;
import io.atforge.maven.descriptor.thing.WritableMethod;
import io.atforge.maven.thing.ThingEvent;
import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingModule;
import io.atforge.maven.thing.ThingProperty;
import io.atforge.maven.thing.ThingService;
import io.atforge.maven.thing.ThingType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of a file have no order that counts: another export of one model must not rename what an application uses. */
class ThingNameOrderTest {

    private static final ThingType ONE = choice("one");
    private static final ThingType TWO = choice("one", "two");
    private static final ThingType THREE = choice("one", "two", "three");

    /** Each kind of name is preferred by two, some of which are alike but for case or {@code _}. */
    private static final List<ThingProperty> PROPERTIES = List.of(
            property("aB", ONE, true),
            property("a_b", TWO, true),
            property("AB", INT, true),
            property("ab", INT, true),
            property("yield", INT, true),
            property("yield_", INT, true),
            property("x", INT, true),
            property("place", struct(field("m", ONE)), true),
            property("Place", struct(field("m", TWO)), true));

    private static final List<ThingEvent> EVENTS = List.of(
            event("mode", field("level", TWO), field("cD", ONE), field("c_d", TWO)),
            event("Mode", field("level", TWO)),
            event("lost", field("level", THREE), field("LEVEL", ONE)));

    private static final List<ThingService> SERVICES = List.of(
            service("set_x", List.of(field("level", TWO)), List.of()),
            service("setX", List.of(field("level", THREE)), List.of(field("cD", THREE))),
            service("Set_x", List.of(), List.of(field("a", ONE))));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anotherOrderGivesTheSameNames(long seed) {
        Random random = new Random(seed);
        ThingModule shuffled = module(
                "",
                shuffled(PROPERTIES, random),
                shuffled(EVENTS, random).stream()
                        .map(event -> event(event.identifier(), fields(event.output(), random)))
                        .toList(),
                shuffled(SERVICES, random).stream()
                        .map(service -> service(
                                service.identifier(),
                                shuffled(service.input(), random),
                                shuffled(service.output(), random)))
                        .toList());

        assertThat(shuffled.properties()).isNotEqualTo(PROPERTIES);
        assertThat(names(shuffled)).isEqualTo(names(module("", PROPERTIES, EVENTS, SERVICES)));
    }

    private static ThingField[] fields(List<ThingField> fields, Random random) {
        return shuffled(fields, random).toArray(ThingField[]::new);
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Every name, behind what it stands for. */
    private static SortedSet<String> names(ThingModule module) {
        SortedSet<String> names = new TreeSet<>();
        ThingDescriptor thing = ThingModels.descriptors("Tracker", module).get(0);
        add(names, "Properties", thing.properties());
        for (WritableMethod method : thing.writable()) {
            names.add(method.property().wire() + " is set by " + method.method());
        }
        for (EventType event : thing.events()) {
            names.add("event " + event.wire() + ": " + event.type());
            add(names, event.type(), event.output());
        }
        for (ServiceMethod service : thing.services()) {
            names.add("service " + service.wire() + ": " + service.method());
            add(names, service.inputType(), service.input());
            add(names, service.outputType(), service.output());
        }
        for (ValueType type : thing.valueTypes()) {
            add(names, type.type(), type instanceof ValueType.OfStruct struct ? struct.members() : List.of());
        }
        return names;
    }

    private static void add(SortedSet<String> names, String type, List<Member> members) {
        for (Member member : members) {
            names.add(type + "." + member.wire() + ": " + member.name() + " " + member.constant() + " "
                    + member.nested());
        }
    }
}
