package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.at.tables.ReplyPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;

/** Commands whose completion names them: whatever comes in which order and how often, each gets its own, or none. */
class IdentifiedCompletionsTest {

    private static final Duration ANSWERS = Duration.ofMillis(5);
    private static final Duration COMPLETES_WITHIN = Duration.ofSeconds(60);

    private final ChannelBench bench = new ChannelBench();

    private static AtCommand command(int id) {
        return new AtCommand(
                "AT+X=" + id,
                Optional.empty(),
                new AtCommand.Rules(
                        Optional.empty(),
                        List.of(),
                        List.of(ReplyPattern.parse("+X: " + id + ",0")),
                        List.of(ReplyPattern.parse("/\\+X: " + id + ",[1-9]/")),
                        Duration.ofSeconds(9),
                        COMPLETES_WITHIN,
                        true),
                List.of());
    }

    /**
     * What becomes of one command.
     *
     * @param refused whether the modem refuses it
     * @param code    what completes it: 0, or a failure
     * @param said    when that is said, after it was accepted, in ms, once or more often; never if empty
     */
    record Fate(boolean refused, int code, List<Integer> said) {}

    private final class Sender {

        private final List<Fate> fates;
        private final int window;
        private final List<Long> acceptedAt = new ArrayList<>();
        private final List<Long> ended = new ArrayList<>();
        private final List<CompletableFuture<AtResult>> results = new ArrayList<>();
        private int underWay;
        private int mostUnderWay;

        Sender(List<Fate> fates, int window) {
            this.fates = fates;
            this.window = window;
            bench.modem = this::answer;
        }

        private String answer(String sent) {
            if (!sent.startsWith("AT+X=")) {
                return "\r\n" + AtCommand.nameOf(sent.strip()).replace("?", "") + ": 1\r\n\r\nOK\r\n";
            }
            int id = acceptedAt.size();
            Fate fate = fates.get(id);
            acceptedAt.add(bench.loop.nanoTime() + ANSWERS.toNanos());
            bench.loop.after(ANSWERS, () -> bench.port.receive(fate.refused() ? "\r\nERROR\r\n" : "\r\nOK\r\n"));
            if (!fate.refused()) {
                fate.said()
                        .forEach(millis -> bench.loop.after(
                                ANSWERS.plusMillis(millis),
                                () -> bench.port.receive("\r\n+X: " + id + "," + fate.code() + "\r\n")));
            }
            return "";
        }

        void next() {
            while (results.size() < fates.size() && underWay < window) {
                underWay++;
                mostUnderWay = Math.max(mostUnderWay, underWay);
                int id = results.size();
                ended.add(0L);
                CompletableFuture<AtResult> result = bench.channel.execute(command(id), () -> {});
                results.add(result);
                result.whenComplete((done, error) -> {
                    ended.set(id, bench.loop.nanoTime());
                    underWay--;
                    next();
                });
            }
        }

        /** Nothing but its own completion ends it, at the moment when that comes first; else its deadline does. */
        void check(int id) {
            Fate fate = fates.get(id);
            Optional<Integer> first =
                    fate.said().stream().min(Integer::compare).filter(millis -> millis < COMPLETES_WITHIN.toMillis());
            CompletableFuture<AtResult> result = results.get(id);
            if (fate.refused()) {
                assertThat(result.join()).isInstanceOfSatisfying(AtResult.Failed.class, failed -> {
                    assertThat(failed.error()).isEqualTo("ERROR");
                    assertThat(failed.accepted()).isFalse();
                });
            } else if (first.isEmpty()) {
                assertThat(ChannelBench.failure(result)).isInstanceOf(AtTimeoutException.class);
                assertThat(ended.get(id)).isEqualTo(acceptedAt.get(id) + COMPLETES_WITHIN.toNanos());
            } else {
                String line = "+X: " + id + "," + fate.code();
                boolean completed = result.join() instanceof AtResult.Done done
                        ? done.completion().equals(Optional.of(line))
                        : result.join() instanceof AtResult.Failed failed
                                && failed.accepted()
                                && failed.error().equals(line);
                assertThat(completed).as("%s of %s", result.join(), fate).isTrue();
                assertThat(result.join() instanceof AtResult.Done).isEqualTo(fate.code() == 0);
                assertThat(ended.get(id))
                        .isEqualTo(acceptedAt.get(id)
                                + Duration.ofMillis(first.get()).toNanos());
            }
        }
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void eachEndsWithItsOwn(@ForAll("fates") List<Fate> fates, @ForAll("windows") int window) {
        bench.open();
        Sender sender = new Sender(fates, window);
        sender.next();
        bench.loop.advance(Duration.ofHours(1));

        for (int id = 0; id < fates.size(); id++) {
            sender.check(id);
        }
        assertThat(bench.told).noneMatch(told -> told.startsWith("one too many"));
        Statistics.label("lost")
                .collect(fates.stream()
                        .anyMatch(fate -> !fate.refused() && fate.said().isEmpty()));
        Statistics.label("said again")
                .collect(fates.stream().anyMatch(fate -> fate.said().size() > 1));
        Statistics.label("late")
                .collect(fates.stream()
                        .anyMatch(
                                fate -> fate.said().stream().anyMatch(millis -> millis > COMPLETES_WITHIN.toMillis())));
        Statistics.label("beside each other").collect(window == 1 || fates.size() == 1 || sender.mostUnderWay > 1);
        for (String label : List.of("lost", "said again", "late")) {
            Statistics.label(label).coverage(share -> share.check(true).percentage(part -> part > 50));
        }
        Statistics.label("beside each other")
                .coverage(share -> share.check(true).percentage(part -> part > 95));
    }

    @Provide
    Arbitrary<List<Fate>> fates() {
        Arbitrary<Integer> millis = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(1, 2_000)),
                Tuple.of(1, Arbitraries.integers().between(60_001, 200_000)));
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)),
                        Arbitraries.frequency(Tuple.of(5, 0), Tuple.of(1, 2)),
                        millis.list().ofMaxSize(3))
                .as(Fate::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<Integer> windows() {
        return Arbitraries.of(1, 4, 16);
    }

    private CompletableFuture<AtResult> accepted(int id) {
        bench.modem = sent -> "\r\nOK\r\n";
        CompletableFuture<AtResult> result = bench.channel.execute(command(id), () -> {});
        bench.loop.run();
        return result;
    }

    @Test
    void theOrderMakesNoDifference() {
        bench.open();
        CompletableFuture<AtResult> seventh = accepted(7);
        CompletableFuture<AtResult> eighth = accepted(8);
        bench.receive("\r\n+X: 8,0\r\n");
        assertThat(eighth).isCompleted();
        assertThat(seventh).isNotDone();
        bench.receive("\r\n+X: 7,0\r\n");

        assertThat(seventh).isCompleted();
    }

    @Test
    void oneThatWasGivenUpNeedsNoPlace() {
        bench.open();
        CompletableFuture<AtResult> lost = accepted(7);
        bench.channel.abort(new ConnectionLostException("closed"));
        assertThat(ChannelBench.failure(lost)).isInstanceOf(ConnectionLostException.class);
        CompletableFuture<AtResult> next = accepted(8);
        bench.receive("\r\n+X: 7,0\r\n");
        assertThat(next).isNotDone();
        bench.receive("\r\n+X: 8,0\r\n");

        assertThat(next).isCompleted();
        assertThat(bench.told).containsExactly("+X: 7,0");
    }

    /** There are 65,535 ids. */
    @Test
    void theSameMayComeRound() {
        bench.open();
        CompletableFuture<AtResult> lost = accepted(7);
        bench.channel.abort(new ConnectionLostException("closed"));
        CompletableFuture<AtResult> missed = accepted(8);
        bench.loop.advance(COMPLETES_WITHIN);
        assertThat(ChannelBench.failure(lost)).isInstanceOf(ConnectionLostException.class);
        assertThat(ChannelBench.failure(missed)).isInstanceOf(AtTimeoutException.class);
        List<CompletableFuture<AtResult>> again = List.of(accepted(7), accepted(8));
        bench.receive("\r\n+X: 7,0\r\n\r\n+X: 8,0\r\n");

        assertThat(again).allMatch(CompletableFuture::isDone);
    }

    @Test
    void anotherIsOnlyTold() {
        bench.open();
        CompletableFuture<AtResult> only = accepted(7);
        bench.receive("\r\n+X: 7,0\r\n");
        assertThat(only).isCompleted();
        bench.receive("\r\n+X: 7,0\r\n");

        assertThat(bench.told).containsExactly("+X: 7,0");
    }

    /** It may be the one that waits, and it may be another. */
    @Test
    void anErrorThatNamesNoneEndsNone() {
        bench.open();
        CompletableFuture<AtResult> waiting = accepted(7);
        bench.receive("\r\n+CME ERROR: 3\r\n");
        assertThat(waiting).isNotDone();
        bench.receive("\r\n+X: 7,0\r\n");

        assertThat(waiting).isCompleted();
    }

    @Test
    void staysNamedWithLessTime() {
        assertThat(command(7).completeWithin(Duration.ofSeconds(1)).rules().identified())
                .isTrue();
        assertThat(ChannelBench.completing("AT+X=1").rules().identified()).isFalse();
    }
}
