package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import org.junit.jupiter.api.Test;

/** A port with faults is a port. */
class FaultyPortTest {

    private final PortException cause = new PortException(Reason.LOST, "unplugged");

    @Test
    void hasTheNameOfThePortBelow() {
        assertThat(new Bench(FaultPlan.NONE).port.name()).isEqualTo("below");
    }

    @Test
    void goesOnWithThePlanAfterItWasClosedAndOpened() {
        Bench bench = Bench.under("drop to-host at 4", "drop to-modem at 1");
        bench.say("abc");
        bench.write("d");
        bench.port.close();
        assertThat(bench.isOpenBelow()).isFalse();
        bench.open();
        bench.say("efg");
        bench.write("hi");
        assertThat(Bench.text(bench.atHost)).isEqualTo("abceg");
        assertThat(Bench.text(bench.atModem)).isEqualTo("di");
    }

    @Test
    void losesWhatIsUnderWayWhenItIsClosed() {
        Bench bench = Bench.under("delay to-host at 0 for PT1S", "delay to-modem at 0 for PT1S");
        bench.say("abc");
        bench.write("def");
        bench.port.close();
        bench.open();
        bench.advance(10_000);
        assertThat(bench.atHost).isEmpty();
        assertThat(bench.atModem).isEmpty();
    }

    @Test
    void isLostOnceWhenThePortBelowIs() {
        Bench bench = Bench.under("delay to-host at 0 for PT1S");
        bench.say("abc");
        bench.loseBelow(cause);
        bench.loseBelow(cause);
        bench.advance(10_000);
        assertThat(bench.losses).containsExactly(cause);
        assertThat(bench.atHost).isEmpty();
        assertThatThrownBy(() -> bench.write("x")).isInstanceOf(PortException.class);
        bench.open();
        bench.say("d");
        bench.advance(10_000);
        assertThat(Bench.text(bench.atHost)).isEqualTo("d");
    }

    @Test
    void isLostWhenThePortBelowTakesNoMoreBytes() {
        Bench bench = Bench.under("delay to-modem at 0 for PT1S");
        bench.write("abc");
        bench.fail(cause);
        bench.advance(10_000);
        assertThat(bench.losses).containsExactly(cause);
    }

    @Test
    void isNotLostWhenItIsClosed() {
        Bench bench = Bench.under();
        bench.port.close();
        bench.port.close();
        assertThat(bench.losses).isEmpty();
        assertThatThrownBy(() -> bench.write("x"))
                .isInstanceOfSatisfying(
                        PortException.class, e -> assertThat(e.reason()).isEqualTo(Reason.LOST));
    }

    @Test
    void staysClosedWhenThePortBelowDoesNotOpen() {
        Bench bench = new Bench(FaultPlan.NONE);
        bench.fail(cause);
        assertThatThrownBy(bench::open).isSameAs(cause);
        assertThatThrownBy(() -> bench.write("x")).isInstanceOf(PortException.class);
        bench.fail(null);
        bench.open();
        bench.write("y");
        assertThat(Bench.text(bench.atModem)).isEqualTo("y");
    }

    @Test
    void isOpenedOnceAtATime() {
        Bench bench = Bench.under();
        assertThatThrownBy(bench::open)
                .isInstanceOfSatisfying(
                        PortException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUSY));
    }
}
