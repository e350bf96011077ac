package io.atforge.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.atforge.bench.Family;
import io.atforge.bench.Phase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The catalogue of faults that users of other projects met: each, in each phase where it can strike. */
@Tag("slow")
class FaultCatalogueTest {

    private static final List<Fault> FAULTS = Stream.of(
                    FramingFaults.all(),
                    TransactionFaults.all(),
                    ConcurrencyFaults.all(),
                    ConnectionFaults.all(),
                    PublishFaults.all(),
                    NetworkFaults.all(),
                    PortFaults.all(),
                    SoakFaults.all())
            .flatMap(List::stream)
            .toList();

    /** Those that say nothing of what only the Air720 does. */
    private static final Set<Integer> OF_EVERY_FAMILY =
            Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 18, 20, 26);

    @TestFactory
    Stream<DynamicTest> whatMustHappen() {
        return FAULTS.stream().flatMap(fault -> tests(fault, Family.AIR720));
    }

    /** The engine knows no family by name: one that lies in the test resources alone passes the same tests. */
    @TestFactory
    Stream<DynamicTest> whatMustHappenWithAFamilyThatTheMainCodeDoesNotKnow() {
        return FAULTS.stream()
                .filter(fault -> OF_EVERY_FAMILY.contains(fault.number()))
                .flatMap(fault -> tests(fault, Family.LOOKALIKE));
    }

    /** What strikes while messages go out, strikes while several are under way. */
    @TestFactory
    Stream<DynamicTest> whatMustHappenWithSeveralMessagesUnderWay() {
        return IntStream.of(4, 16)
                .boxed()
                .flatMap(window -> FAULTS.stream()
                        .flatMap(fault -> tests(fault, Family.AIR720.withWindow(window), Phase.PUBLISHES)));
    }

    private static Stream<DynamicTest> tests(Fault fault, Family family) {
        return tests(fault, family, EnumSet.allOf(Phase.class));
    }

    private static Stream<DynamicTest> tests(Fault fault, Family family, Set<Phase> phases) {
        return fault.phases().stream()
                .filter(phases::contains)
                .map(phase -> dynamicTest(
                        "fault " + fault.number() + ", " + phase + ": " + fault.outcome(),
                        () -> fault.test().accept(phase, family)));
    }

    @Test
    void noneIsMissing() {
        FaultTable.write(Path.of("target", "fault-table.md"), FAULTS);

        assertThat(FAULTS)
                .extracting(Fault::number)
                .containsAll(IntStream.rangeClosed(1, 52).boxed().toList())
                .containsAll(OF_EVERY_FAMILY);
        assertThat(FAULTS)
                .allSatisfy(
                        fault -> assertThat(fault.phases()).as(fault.outcome()).isNotEmpty());
    }

    /** What strikes at any moment is tried at every moment. */
    @Test
    void whatStrikesAtAnyMomentIsTriedInEveryPhase() {
        for (int number : List.of(33, 35, 36, 37, 44, 46, 52)) {
            assertThat(FaultTable.phases(FAULTS.stream()
                            .filter(fault -> fault.number() == number)
                            .toList()))
                    .as("fault " + number)
                    .containsExactlyInAnyOrder(Phase.values());
        }
    }
}
