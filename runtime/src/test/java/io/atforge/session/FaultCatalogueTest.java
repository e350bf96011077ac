package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The catalogue of faults that users of other projects met: each, in each phase where it can strike. */
class FaultCatalogueTest {

    private static final List<Fault> FAULTS = Stream.of(
                    FramingFaults.all(), TransactionFaults.all(), ConcurrencyFaults.all())
            .flatMap(List::stream)
            .toList();

    @TestFactory
    Stream<DynamicTest> whatMustHappen() {
        return FAULTS.stream().flatMap(fault -> fault.phases().stream().map(phase -> dynamicTest(
                "fault " + fault.number() + ", " + phase + ": " + fault.outcome(),
                () -> fault.test().accept(new FaultBench(phase)))));
    }

    @Test
    void noneIsMissing() {
        FaultTable.write(Path.of("target", "fault-table.md"), FAULTS);

        assertThat(FAULTS).extracting(Fault::number)
                .containsAll(IntStream.rangeClosed(1, 29).boxed().toList());
    }
}
