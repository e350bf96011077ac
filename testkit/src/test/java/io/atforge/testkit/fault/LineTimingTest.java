package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 8N1: ten bits a byte, in both directions, to the nanosecond. */
class LineTimingTest {

    private static final Duration AGES = Duration.ofHours(1);

    /** When the n-th byte of an unbroken run has arrived, the first is 1. */
    private static long arrival(long n, int baud) {
        BigInteger[] nanos = BigInteger.valueOf(n * 10)
                .multiply(BigInteger.valueOf(1_000_000_000))
                .divideAndRemainder(BigInteger.valueOf(baud));
        return nanos[0].longValueExact() + nanos[1].signum();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 9600, 115200, 230400, 921600})
    void everyByteArrivesWithItsLastBit(int baud) {
        for (Direction direction : Direction.values()) {
            Bench bench = Bench.under("baud " + baud);
            bench.send(direction, "x".repeat(100));
            bench.send(direction, "y".repeat(100));
            bench.time.advance(AGES);
            assertThat(bench.arrivals(direction))
                    .extracting(Bench.Arrival::nanos)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 200)
                            .map(n -> arrival(n, baud))
                            .boxed()
                            .toList());
            assertThat(Bench.text(bench.arrivals(direction))).isEqualTo("x".repeat(100) + "y".repeat(100));
        }
    }

    @Test
    void nineHundredSixtyBytesTakeASecondAt9600() {
        Bench bench = Bench.under("baud 9600");
        bench.write("x".repeat(960));
        bench.time.advance(Duration.ofNanos(999_999_999));
        assertThat(bench.atModem).hasSize(959);
        bench.time.advance(Duration.ofNanos(1));
        assertThat(bench.atModem).hasSize(960);
    }

    @Test
    void theDirectionsDoNotWaitForEachOther() {
        Bench bench = Bench.under("baud 9600");
        bench.write("x".repeat(960));
        bench.say("y");
        bench.advance(2);
        assertThat(bench.atHost).extracting(Bench.Arrival::nanos).containsExactly(arrival(1, 9600));
    }

    @Test
    void aCommandAndItsReplyTakeTheTimeOfBothAndTheTurnaround() {
        Bench bench = Bench.under("baud 115200", "turnaround PT0.005S");
        bench.modem(piece -> {
            if (piece.endsWith("\r")) {
                bench.say("\r\nOK\r\n");
            }
        });
        bench.write("AT+CSQ\r");
        bench.advance(100);
        assertThat(bench.atHost.get(5).nanos()).isEqualTo(arrival(7, 115200) + 5_000_000 + arrival(6, 115200));
    }

    @Test
    void anIdleLineStartsAnew() {
        Bench bench = Bench.under("baud 115200");
        bench.say("abc");
        bench.advance(1_000);
        bench.say("d");
        bench.advance(1_000);
        assertThat(bench.atHost.get(3).nanos()).isEqualTo(1_000_000_000 + arrival(1, 115200));
    }

    @Test
    void aDelayStopsTheLineForItsTime() {
        Bench bench = Bench.under("baud 1000", "delay to-host at 1 for PT1S");
        bench.say("abc");
        bench.advance(10_000);
        assertThat(bench.atHost).hasToString("[10:a, 1020:b, 1030:c]");
    }

    @Test
    void faultsThatAddBytesTakeTheirTimeToo() {
        Bench bench = Bench.under("baud 1000", "inject to-host at 1 \"XY\"", "drop to-host at 2");
        bench.say("abcd");
        bench.advance(10_000);
        assertThat(bench.atHost).hasToString("[10:a, 20:X, 30:Y, 40:b, 50:d]");
    }

    @Test
    void aLateSchedulerHandsOverInOnePieceWhatHasArrived() {
        Bench bench = Bench.under("baud 1000", "split to-host at 4");
        bench.say("abcdef");
        bench.time.stall(Duration.ofMillis(35));
        bench.time.stall(Duration.ofMillis(100));
        // The split is none of the line's doing, so it stays.
        assertThat(bench.atHost).hasToString("[35:abc, 135:d, 135:ef]");
    }

    @Test
    void aLateSchedulerMakesNoByteAfterItLate() {
        Bench bench = Bench.under("baud 1000");
        bench.say("abcd");
        bench.time.stall(Duration.ofMillis(25));
        bench.advance(100);
        assertThat(bench.atHost).hasToString(List.of("25:ab", "30:c", "40:d").toString());
    }
}
