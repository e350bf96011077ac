package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.Transport;
import io.atforge.bench.Tracker;
import io.atforge.session.PublishResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** Where acknowledgements name their messages, each message gets its own, whatever becomes of the others'. */
class AcknowledgementsByIdTest {

    /** @param fates when each is acknowledged, once or more often, in ms; never if it is lost */
    @Property(tries = 60)
    @StatisticsReport(StatisticsReportMode.OFF)
    void eachMessageGetsItsOwn(@ForAll("fates") List<List<Integer>> fates, @ForAll("windows") int window) {
        FamilyBench bench = FamilyBench.quectel(
                Transport.TCP,
                builder -> builder.publishing(PublishPolicy.standard()
                        .withTimeToLive(Duration.ofHours(1))
                        .withInFlight(window)));
        Map<String, Integer> messages = new HashMap<>();
        bench.prompt("AT+QMTPUBEX=", sent -> {
            int number = messages.size();
            String id = FamilyBench.id(sent);
            messages.put(id, number);
            for (int millis : fates.get(number)) {
                bench.loop.after(
                        Duration.ofMillis(millis), () -> bench.port.receive("\r\n+QMTPUB: 0," + id + ",0\r\n"));
            }
            return "\r\nOK\r\n";
        });
        bench.online();
        bench.done(bench.session.subscribeAsync(Tracker.TEST_TOPIC, message -> {}));
        List<CompletableFuture<PublishResult>> results = new ArrayList<>();
        for (int i = 0; i < fates.size(); i++) {
            results.add(bench.session.publishAsync(Tracker.REPORT, "m"));
        }
        bench.loop.advance(Duration.ofMinutes(20));

        for (int i = 0; i < fates.size(); i++) {
            Outcome expected = fates.get(i).isEmpty() ? Outcome.UNKNOWN : Outcome.ACKNOWLEDGED;
            assertThat(results.get(i)).isCompleted();
            assertThat(results.get(i).join().outcome()).as("message %d", i).isEqualTo(expected);
        }
        assertThat(messages).hasSize(fates.size());
        assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
        Statistics.label("lost").collect(fates.stream().anyMatch(List::isEmpty));
        Statistics.label("twice").collect(fates.stream().anyMatch(fate -> fate.size() > 1));
        for (String label : List.of("lost", "twice")) {
            Statistics.label(label).coverage(share -> share.check(true).percentage(part -> part > 50));
        }
    }

    @Provide
    Arbitrary<List<List<Integer>>> fates() {
        Arbitrary<Integer> millis = Arbitraries.integers().between(1, 1_500);
        Arbitrary<List<Integer>> fate = Arbitraries.frequencyOf(
                Tuple.of(6, millis.list().ofMinSize(1).ofMaxSize(3)), Tuple.of(2, Arbitraries.just(List.of())));
        return fate.list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<Integer> windows() {
        return Arbitraries.of(1, 4, 16);
    }
}
