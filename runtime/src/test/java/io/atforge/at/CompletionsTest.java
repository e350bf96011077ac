package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
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

/** Several commands whose completion comes over the network: each gets its own, or none. */
class CompletionsTest {

    private static final Duration ANSWERS = Duration.ofMillis(5);
    private static final Duration COMPLETES_WITHIN = Duration.ofSeconds(60);

    private final ChannelBench bench = new ChannelBench();

    /** What becomes of one command: it is refused, or its completion takes so long, after that of the one before. */
    record Fate(boolean refused, int completesAfterMillis) {}

    /** A sender that has so many under way, and knows from the modem when each completion was said. */
    private final class Sender {

        private final List<Fate> fates;
        private final int window;
        private final List<Optional<Long>> said = new ArrayList<>();
        private final List<Long> ended = new ArrayList<>();
        private final List<CompletableFuture<AtResult>> results = new ArrayList<>();
        private int underWay;
        private int mostUnderWay;
        private long lastSaid;

        Sender(List<Fate> fates, int window) {
            this.fates = fates;
            this.window = window;
            bench.modem = this::answer;
        }

        private String answer(String command) {
            int number = said.size();
            Fate fate = fates.get(number);
            bench.loop.after(ANSWERS, () -> bench.port.receive(fate.refused() ? "\r\nERROR\r\n" : "\r\nOK\r\n"));
            if (fate.refused()) {
                said.add(Optional.empty());
            } else {
                long at = Math.max(bench.loop.nanoTime() + ANSWERS.toNanos(), lastSaid)
                        + fate.completesAfterMillis() * 1_000_000L;
                lastSaid = at;
                said.add(Optional.of(at));
                bench.loop.after(
                        Duration.ofNanos(at - bench.loop.nanoTime()), () -> bench.port.receive("\r\nCONNECT OK\r\n"));
            }
            return "";
        }

        void next() {
            while (results.size() < fates.size() && underWay < window) {
                underWay++;
                mostUnderWay = Math.max(mostUnderWay, underWay);
                ended.add(0L);
                int number = results.size();
                CompletableFuture<AtResult> result =
                        bench.channel.execute(ChannelBench.completing("AT+X=" + number), () -> {});
                results.add(result);
                result.whenComplete((done, error) -> {
                    ended.set(number, bench.loop.nanoTime());
                    underWay--;
                    next();
                });
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

        for (int i = 0; i < fates.size(); i++) {
            assertThat(sender.results.get(i)).isCompleted();
            boolean refused = sender.results.get(i).join() instanceof AtResult.Failed;
            assertThat(refused).as("command %d", i).isEqualTo(fates.get(i).refused());
            int number = i;
            sender.said
                    .get(i)
                    .ifPresent(at -> assertThat(sender.ended.get(number))
                            .as("command %d", number)
                            .isEqualTo(at));
        }
        assertThat(bench.told).isEmpty();
        Statistics.label("as many as may be").collect(sender.mostUnderWay == Math.min(window, fates.size()));
        Statistics.label("completed").collect(fates.stream().anyMatch(fate -> !fate.refused()));
        Statistics.label("as many as may be")
                .coverage(share -> share.check(true).percentage(part -> part > 95));
        Statistics.label("completed").coverage(share -> share.check(true).percentage(part -> part > 80));
    }

    @Provide
    Arbitrary<List<Fate>> fates() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)),
                        Arbitraries.integers().between(1, 2_000))
                .as(Fate::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<Integer> windows() {
        return Arbitraries.of(1, 4, 16);
    }

    private CompletableFuture<AtResult> accepted(String line) {
        bench.modem = command -> "\r\nOK\r\n";
        CompletableFuture<AtResult> result = bench.channel.execute(ChannelBench.completing(line), () -> {});
        bench.loop.run();
        return result;
    }

    @Test
    void keepsTheLineForNobody() {
        bench.open();
        CompletableFuture<AtResult> first = accepted("AT+X=1");
        CompletableFuture<AtResult> other = bench.execute("AT+CSQ");

        assertThat(first).isNotDone();
        assertThat(other).isCompleted();
    }

    @Test
    void allAreGivenUpTogetherAndWhatCompletesThemReachesNobody() {
        bench.open();
        List<CompletableFuture<AtResult>> lost = List.of(accepted("AT+X=1"), accepted("AT+X=2"));
        bench.channel.abort(new ConnectionLostException("closed"));
        assertThat(lost)
                .allSatisfy(each -> assertThat(ChannelBench.failure(each)).isInstanceOf(ConnectionLostException.class));
        CompletableFuture<AtResult> next = accepted("AT+X=3");
        bench.receive("\r\nCONNECT OK\r\n\r\nCONNECT OK\r\n");
        assertThat(next).isNotDone();
        bench.receive("\r\nCONNECT OK\r\n");

        assertThat(next).isCompleted();
    }

    @Test
    void whatIsMissingEndsInTime() {
        bench.open();
        CompletableFuture<AtResult> missing = accepted("AT+X=1");
        bench.loop.advance(Duration.ofSeconds(1));
        CompletableFuture<AtResult> later = accepted("AT+X=2");
        bench.loop.advance(COMPLETES_WITHIN.minusSeconds(1));
        assertThat(ChannelBench.failure(missing)).isInstanceOf(AtTimeoutException.class);
        assertThat(later).isNotDone();
        bench.loop.advance(Duration.ofSeconds(1));

        assertThat(ChannelBench.failure(later)).isInstanceOf(AtTimeoutException.class);
    }

    @Test
    void anErrorThatNobodyAskedForEndsTheFirst() {
        bench.open();
        CompletableFuture<AtResult> first = accepted("AT+X=1");
        CompletableFuture<AtResult> second = accepted("AT+X=2");
        bench.receive("\r\n+CME ERROR: 3\r\n");

        assertThat(first.join()).isEqualTo(new AtResult.Failed(List.of(), "+CME ERROR: 3", true));
        assertThat(second).isNotDone();
    }

    @Test
    void oneTooManyIsTold() {
        bench.open();
        CompletableFuture<AtResult> only = accepted("AT+X=1");
        bench.receive("\r\nCONNECT OK\r\n");
        assertThat(only).isCompleted();
        assertThat(bench.told).isEmpty();
        bench.receive("\r\nCONNECT OK\r\n");

        assertThat(bench.told).containsExactly("one too many: CONNECT OK", "CONNECT OK");
    }
}
