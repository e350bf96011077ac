package io.atforge.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.atforge.bench.Family;
import io.atforge.bench.Phase;
import io.atforge.bench.Trait;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The catalogue of faults that users of other projects met: each, in each phase where it can strike, in each family. */
@Tag("slow")
class FaultCatalogueTest {

    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 52).boxed().toList();

    /** Those that say nothing of what only the Air720 does. */
    private static final Set<Integer> OF_EVERY_FAMILY =
            Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18, 20, 26);

    @TestFactory
    Stream<DynamicTest> whatMustHappen() {
        return faults(Family.AIR720).stream().flatMap(fault -> tests(fault, Family.AIR720));
    }

    @TestFactory
    Stream<DynamicTest> whatMustHappenWithTheOtherFamilies() {
        return Family.all().stream()
                .filter(family -> !family.equals(Family.AIR720))
                .flatMap(family -> faults(family).stream().flatMap(fault -> tests(fault, family)));
    }

    /** The engine knows no family by name: one that lies in the test resources alone passes the same tests. */
    @TestFactory
    Stream<DynamicTest> whatMustHappenWithAFamilyThatTheMainCodeDoesNotKnow() {
        return faults(Family.LOOKALIKE).stream()
                .filter(fault -> OF_EVERY_FAMILY.contains(fault.number()))
                .flatMap(fault -> tests(fault, Family.LOOKALIKE));
    }

    /** What strikes while messages go out, strikes while several are under way, where the modem takes several. */
    @TestFactory
    Stream<DynamicTest> whatMustHappenWithSeveralMessagesUnderWay() {
        return Family.all().stream()
                .flatMap(family -> family.windows().stream().map(family::withWindow))
                .flatMap(family -> faults(family).stream().flatMap(fault -> tests(fault, family, Phase.PUBLISHES)));
    }

    private static List<Fault> faults(Family family) {
        return Stream.of(
                        FramingFaults.of(family),
                        TransactionFaults.of(family),
                        ConcurrencyFaults.all(),
                        ConnectionFaults.of(family),
                        PublishFaults.all(),
                        NetworkFaults.of(family),
                        PortFaults.all(),
                        SoakFaults.of(family),
                        FamilyFaults.of(family))
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<DynamicTest> tests(Fault fault, Family family) {
        return tests(fault, family, EnumSet.allOf(Phase.class));
    }

    private static Stream<DynamicTest> tests(Fault fault, Family family, Set<Phase> phases) {
        String prefix = family.equals(Family.AIR720) ? "" : family + ": ";
        return fault.phases().stream()
                .filter(phase -> fault.cannotIn(family).isEmpty())
                .filter(phases::contains)
                .map(phase -> dynamicTest(
                        prefix + "fault " + fault.number() + ", " + phase + ": " + fault.outcome(),
                        () -> fault.test().accept(phase, family)));
    }

    /** Without them the tests with several messages under way would be none, and green. */
    @Test
    void severalMessagesAreUnderWayWhereAModemTakesThem() {
        assertThat(Family.AIR720.windows()).containsExactly(4, 16);
        assertThat(Family.AIR780E.windows()).containsExactly(4, 16);
        assertThat(Family.QUECTEL.windows()).containsExactly(4, 16);
        assertThat(Family.SIMCOM.windows()).isEmpty();
    }

    /** A number is tested, or has a reason why none of it can occur; and so has each of its parts. */
    @Test
    void noneIsMissingInAnyFamily() {
        Map<Family, List<Fault>> faults = new LinkedHashMap<>();
        Family.all().forEach(family -> faults.put(family, faults(family)));
        FaultTable.write(Path.of("target", "fault-table.md"), faults);

        Map<String, Set<Integer>> cannotOccur = new TreeMap<>();
        faults.forEach((family, parts) -> {
            assertThat(parts).as(family.toString()).extracting(Fault::number).containsAll(NUMBERS);
            Set<Integer> untested = new TreeSet<>(NUMBERS);
            parts.stream()
                    .filter(fault -> fault.cannotIn(family).isEmpty())
                    .forEach(fault -> untested.remove(fault.number()));
            cannotOccur.put(family.toString(), untested);
            assertThat(parts)
                    .as(family.toString())
                    .allSatisfy(fault ->
                            assertThat(fault.phases()).as(fault.outcome()).isNotEmpty());
        });
        assertThat(cannotOccur)
                .isEqualTo(Map.of("Air720", Set.of(), "Air780E", Set.of(), "Quectel", Set.of(), "SIMCom", Set.of(40)));
        assertThat(NUMBERS).containsAll(OF_EVERY_FAMILY);
    }

    /** What a family lacks, some part needs, and has a reason in words; and no trait is one that every family lacks. */
    @Test
    void whatCannotOccurInAFamilyHasAReason() {
        for (Family family : Family.all()) {
            Map<Trait, String> lacks = family.manners().lacks();
            assertThat(faults(family).stream()
                            .filter(fault -> fault.cannotIn(family).isPresent())
                            .flatMap(fault -> fault.needs().stream()))
                    .as(family.toString())
                    .containsAll(lacks.keySet());
            assertThat(lacks.values()).as(family.toString()).allMatch(reason -> reason.length() > 20);
        }
        assertThat(Trait.values())
                .allMatch(trait -> Family.all().stream()
                        .anyMatch(family -> !family.manners().lacks().containsKey(trait)));
    }

    /** What strikes at any moment is tried at every moment. */
    @Test
    void whatStrikesAtAnyMomentIsTriedInEveryPhase() {
        for (Family family : Family.all()) {
            for (int number : List.of(33, 35, 36, 37, 44, 46, 52)) {
                assertThat(FaultTable.phases(faults(family).stream()
                                .filter(fault -> fault.number() == number)
                                .filter(fault -> fault.cannotIn(family).isEmpty())
                                .toList()))
                        .as(family + ", fault " + number)
                        .containsExactlyInAnyOrder(Phase.values());
            }
        }
    }
}
