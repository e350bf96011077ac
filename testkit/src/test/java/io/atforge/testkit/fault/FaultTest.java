package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault does what it says, to the byte and to the millisecond. */
class FaultTest {

    /** Faults divided by semicolons; what is sent and what must arrive as {@code millisecond:bytes}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            split DIR at 2                           | 0:abcd 0:ef               | 0:ab 0:cd 0:ef
            split DIR at 0                           | 0:abcd                    | 0:abcd
            split DIR chance 1.0                     | 0:abc                     | 0:a 0:b 0:c
            join DIR at 1 for PT0.016S               | 0:ab 5:cd 20:e            | 0:a 16:bcd 20:e
            join DIR at 1 for PT0.016S               | 0:ab 16:c                 | 0:a 16:b 16:c
            join DIR chance 1.0 for PT0.016S         | 0:ab 5:c 20:d 30:e        | 16:abc 36:de
            join DIR at 0 for PT0.01S;split DIR at 1 | 0:abc                     | 10:abc
            delay DIR at 2 for PT0.25S               | 0:abcd 100:e 300:f        | 0:ab 250:cd 250:e 300:f
            delay DIR at 0 for PT1S;delay DIR at 1 for PT1S | 0:ab               | 1000:a 2000:b
            drop DIR at 1                            | 0:abc                     | 0:ac
            drop DIR chance 1.0                      | 0:abc                     |
            flip DIR at 1 mask 0x01                  | 0:abc                     | 0:acc
            flip DIR at 1 mask 0x80                  | 0:abc                     | 0:a\\xE2c
            duplicate DIR at 1                       | 0:abc                     | 0:abbc
            duplicate DIR at 1;duplicate DIR at 1    | 0:abc                     | 0:abbbbc
            drop DIR at 1;duplicate DIR at 1         | 0:abc                     | 0:ac
            inject DIR at 1 "\\r\\nX"                | 0:abc                     | 0:a\\r\\nXbc
            inject DIR at 3 X                        | 0:abc 7:d                 | 0:abc 7:Xd
            inject DIR at 1 X;inject DIR at 1 Y      | 0:abc                     | 0:aXYbc
            inject DIR at 1 X;drop DIR at 1          | 0:abc                     | 0:aXc
            inject DIR at 1 X;flip DIR at 1 mask 1   | 0:abc                     | 0:aXcc
            inject DIR at 1 X;delay DIR at 1 for PT1S | 0:abc                    | 0:a 1000:Xbc
            inject DIR at 1 X;split DIR at 1         | 0:abc                     | 0:a 0:Xbc
            silence DIR at 2 for PT1S                | 0:abc 999:d 1000:e        | 0:ab 1000:e
            silence DIR at 0 for PT9S;inject DIR at 2 X | 0:ab 5:cd 9000:e       | 5:X 9000:e
            drop DIR at 2                            | 0:a 1:b 2:c 3:d           | 0:a 1:b 3:d
            """)
    void doesWhatItSaysInEitherDirection(String faults, String sent, String expected) {
        for (Direction direction : Direction.values()) {
            Bench bench = Bench.under(faults.replace("DIR", direction.toString())
                    .replace(" X", " \"X\"")
                    .replace(" Y", " \"Y\"")
                    .split(";"));
            for (String piece : sent.split(" ")) {
                int colon = piece.indexOf(':');
                long at = Long.parseLong(piece.substring(0, colon));
                bench.time.advance(Duration.ofMillis(at).minusNanos(bench.time.nanoTime()));
                bench.send(direction, piece.substring(colon + 1));
            }
            bench.advance(100_000);

            List<String> arrivals = bench.arrivals(direction).stream()
                    .map(Bench.Arrival::toString)
                    .toList();
            assertThat(arrivals)
                    .as(direction + ": " + faults)
                    .isEqualTo(expected == null ? List.of() : Arrays.asList(expected.split(" ")));
        }
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void strikesInItsOwnDirectionOnly(Direction direction) {
        Bench bench = Bench.under("drop " + direction + " chance 1.0");
        bench.write("command");
        bench.say("reply");
        assertThat(Bench.text(bench.atModem)).isEqualTo(direction == Direction.TO_MODEM ? "" : "command");
        assertThat(Bench.text(bench.atHost)).isEqualTo(direction == Direction.TO_HOST ? "" : "reply");
    }

    @Test
    void aLineWithoutFaultsPassesEachPieceAsItIs() {
        Bench bench = Bench.under();
        bench.say("ab");
        bench.say("c");
        bench.write("de");
        bench.write("f");
        assertThat(bench.atHost).hasToString("[0:ab, 0:c]");
        assertThat(bench.atModem).hasToString("[0:de, 0:f]");
    }

    @Test
    void garbageComesFromTheSeed() {
        String garbage = garbage(1);
        assertThat(garbage).startsWith("a").endsWith("bc").hasSize(3 + 32);
        assertThat(garbage(1)).isEqualTo(garbage);
        assertThat(garbage(2)).isNotEqualTo(garbage);
        assertThat(garbage.chars().distinct().count())
                .as("different bytes of 32")
                .isGreaterThan(16);
    }

    private static String garbage(long seed) {
        Bench bench = new Bench(FaultPlan.parse("seed " + seed + "\ngarbage to-host at 1 count 32"));
        bench.open();
        bench.say("abc");
        return Bench.text(bench.atHost);
    }

    @Test
    void aChanceStrikesAboutAsOftenAsItSays() {
        Bench bench = Bench.under("drop to-host chance 0.01");
        bench.say("x".repeat(100_000));
        assertThat(Bench.text(bench.atHost).length()).isBetween(98_800, 99_200);
    }

    @Test
    void twoFaultsOfTheSameChanceRollByThemselves() {
        Bench bench = Bench.under("drop to-host chance 0.5", "duplicate to-host chance 0.5");
        bench.say("x".repeat(10_000));
        // With one roll for both, each byte would be dropped or come once.
        assertThat(Bench.text(bench.atHost).length()).isBetween(7_000, 8_000);
    }

    @Test
    void theTurnaroundHoldsTheAnswerAndNothingElse() {
        Bench bench = Bench.under("turnaround PT0.027S");
        bench.modem(command -> bench.say("OK"));
        bench.advance(100);
        bench.write("AT\r");
        bench.advance(100);
        bench.say("RDY");
        assertThat(bench.atModem).hasToString("[100:AT\\r]");
        assertThat(bench.atHost).hasToString("[127:OK, 200:RDY]");
    }

    @Test
    void aLateReplyKeepsEverythingBehindIt() {
        Bench bench = Bench.under("late at 4 for PT20S");
        bench.modem(command -> bench.say(command.equals("AT+B\r") ? "B" : "other"));
        bench.write("AT+A\r");
        bench.advance(1_000);
        bench.write("AT+B\r");
        bench.advance(1_000);
        bench.say("RDY");
        bench.advance(30_000);
        bench.write("AT+C\r");
        // Byte 4 is the CR of the first command.
        assertThat(bench.atHost).hasToString("[20000:other, 20000:B, 20000:RDY, 32000:other]");
    }

    @Test
    void aLateReplyIsThatOfTheFirstCommandThatEndsAtTheByteOrBehind() {
        Bench bench = Bench.under("late at 5 for PT20S");
        bench.modem(command -> bench.say("OK"));
        bench.write("AT+A\r");
        bench.write("AT+B\r");
        bench.advance(30_000);
        bench.write("AT+C\r");
        assertThat(bench.atHost).hasToString("[0:OK, 20000:OK, 30000:OK]");
    }

    @Test
    void repliesAreLateByChanceOfTheirCommandsNotOfTheirBytes() {
        Bench bench = Bench.under("late chance 0.25 for PT1S");
        bench.modem(command -> bench.say("."));
        for (int i = 0; i < 1000; i++) {
            bench.write("AT+COMMAND\r");
            bench.advance(2_000);
        }
        assertThat(bench.atHost.stream().filter(reply -> reply.nanos() % 2_000_000_000L != 0))
                .hasSizeBetween(200, 300);
    }
}
