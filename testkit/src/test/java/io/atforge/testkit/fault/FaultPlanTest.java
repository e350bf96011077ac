package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan and its text are the same thing, and the same plan does the same again. */
class FaultPlanTest {

    private static final int SEEDS = 2_000;

    @Test
    void theTextIsWhatItsDocumentationShows() {
        String text = """
                seed 17
                baud 115200
                turnaround PT0.005S
                late at 120 for PT20S
                echo on at 300
                split to-host chance 0.1
                join to-host chance 1.0 for PT0.016S
                delay to-host at 12 for PT0.25S
                drop to-modem chance 0.001
                flip to-host at 310 mask 0x04
                duplicate to-host at 40
                inject to-host at 64 "\\r\\n+CGEV: ME PDN ACT 7\\r\\n"
                garbage to-host at 80 count 16
                silence to-host at 500 for PT30S""";
        FaultPlan plan = FaultPlan.parse(text);
        assertThat(plan.seed()).isEqualTo(17);
        assertThat(plan.faults())
                .hasSize(13)
                .contains(
                        new Fault.Flip(Direction.TO_HOST, new Place.At(310), 4),
                        new Fault.Inject(Direction.TO_HOST, new Place.At(64), "\r\n+CGEV: ME PDN ACT 7\r\n"),
                        new Fault.LateReply(new Place.At(120), Duration.ofSeconds(20)));
        assertThat(plan).hasToString(text);
    }

    @Test
    void everyPlanIsReadBackFromItsText() {
        Set<Class<?>> kinds = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            FaultPlan plan = RandomPlan.any(seed);
            assertThat(FaultPlan.parse(plan.toString()))
                    .as("plan %d%n%s", seed, plan)
                    .isEqualTo(plan);
            plan.faults().forEach(fault -> kinds.add(fault.getClass()));
        }
        assertThat(kinds).hasSize(13);
    }

    @Test
    void thePlanFromTheTextDoesTheSameToTheSameConversation() {
        int struck = 0;
        for (long seed = 0; seed < 200; seed++) {
            FaultPlan plan = RandomPlan.any(seed);
            assertThat(converse(FaultPlan.parse(plan.toString()), seed))
                    .as("plan %d%n%s", seed, plan)
                    .isEqualTo(converse(plan, seed));
            struck += converse(plan, seed).equals(converse(FaultPlan.NONE, seed)) ? 0 : 1;
        }
        assertThat(struck).as("plans that change a conversation, of 200").isGreaterThan(150);
    }

    private static List<Bench.Arrival> converse(FaultPlan plan, long seed) {
        Bench bench = new Bench(plan);
        Random random = new Random(seed);
        bench.open();
        for (int i = 0; i < 20; i++) {
            bench.write(RandomPlan.bytes(random) + "\r");
            bench.say("\r\n" + RandomPlan.bytes(random));
            bench.advance(random.nextInt(5_000));
        }
        bench.advance(1_000_000);
        List<Bench.Arrival> all = new ArrayList<>(bench.atHost);
        all.addAll(bench.atModem);
        return all;
    }

    @Test
    void theBytesDoNotDependOnThePieces() {
        int struck = 0;
        for (long seed = 0; seed < 200; seed++) {
            FaultPlan plan = RandomPlan.ofBytes(seed);
            String said = RandomPlan.bytes(new Random(seed)).repeat(5);
            Bench whole = new Bench(plan);
            whole.open();
            whole.say(said);
            Bench pieces = new Bench(plan);
            pieces.open();
            for (char c : said.toCharArray()) {
                pieces.say(String.valueOf(c));
                pieces.advance(1);
            }
            whole.advance(1_000_000);
            pieces.advance(1_000_000);
            assertThat(Bench.text(pieces.atHost)).as("plan %d%n%s", seed, plan).isEqualTo(Bench.text(whole.atHost));
            struck += Bench.text(whole.atHost).equals(said) ? 0 : 1;
        }
        assertThat(struck).as("plans that change what is said, of 200").isGreaterThan(150);
    }

    @Test
    void anotherSeedDoesSomethingElse() {
        assertThat(flipped(1)).isNotEqualTo(flipped(2)).isEqualTo(flipped(1));
    }

    private static String flipped(long seed) {
        Bench bench =
                new Bench(new FaultPlan(seed, List.of(new Fault.Flip(Direction.TO_HOST, new Place.Chance(0.1), 0x20))));
        bench.open();
        bench.say("a".repeat(100));
        return Bench.text(bench.atHost);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            drop to-host at 1                     | line 1: 'drop' stands where 'seed' should
            seed x                                | line 1: 'x' is no whole number
            seed 1 2                              | line 1: '2' is too much
            seed 1;;explode to-host at 1          | line 3: there is no fault 'explode'; there are: split, join
            seed 1;drop                           | line 2: something is missing at the end
            seed 1;drop sideways at 1             | line 2: 'sideways' is no direction
            seed 1;drop to-host near 1            | line 2: 'near' is no place
            seed 1;drop to-host at -1             | line 2: offset -1
            seed 1;drop to-host chance 0          | line 2: probability 0.0
            seed 1;drop to-host chance 1.5        | line 2: probability 1.5
            seed 1;drop to-host chance NaN        | line 2: probability NaN
            seed 1;delay to-host at 1 for 5s      | line 2: '5s' is no duration; write for example PT0.5S
            seed 1;turnaround soon                | line 2: 'soon' is no duration
            seed 1;drop to-host at noon           | line 2: 'noon' is no offset in bytes
            seed 1;drop to-host chance high       | line 2: 'high' is no chance; write for example 0.01
            seed 1;delay to-host at 1 for PT-5S   | line 2: duration PT-5S is negative
            seed 1;flip to-host at 1 mask 0x100   | line 2: mask 256
            seed 1;flip to-host at 1 mask all     | line 2: 'all' is no mask; write for example 0x20
            seed 1;flip to-host at 1 mask 0       | line 2: mask 0
            seed 1;garbage to-host at 1 count 0   | line 2: count 0
            seed 1;garbage to-host at 1 count few | line 2: 'few' is no whole number
            seed 1;inject to-host at 1 X          | line 2: X is not between quotes
            seed 1;inject to-host at 1 ""         | line 2: bytes to inject
            seed 1;inject to-host at 1 "\\q"      | line 2: unknown escape \\q
            seed 1;inject to-host at 1 "\\x1"     | ends within an escape
            seed 1;inject to-host at 1 "a\\"      | ends within an escape
            seed 1;inject to-host at 1 "\\xZZ"    | line 2: not a hexadecimal digit
            seed 1;inject to-host at 1 "\u4e2d"   | line 2: bytes to inject
            seed 1;echo maybe at 1                | line 2: 'maybe'; write on or off
            seed 1;baud 0                         | line 2: baud 0
            seed 1;baud fast                      | line 2: 'fast' is no rate in bits per second
            seed 1;baud 1;baud 2                  | a plan has at most one baud
            seed 1;turnaround PT1S;turnaround PT1S | a plan has at most one turnaround
            ;                                     | starts with its seed
            """)
    void aMistakeIsNamedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> FaultPlan.parse(text.replace(';', '\n')))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
