package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.PortException;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
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

/** However late a modem answers, and whatever it does not answer: no answer reaches another command. */
class LateResponsesTest {

    /** How the modem deals with one command. It works on one after the other. */
    record Behaviour(int delayMillis, boolean answered, boolean refused, int acknowledgedAfterMillis) {}

    private static final Behaviour PROMPT = new Behaviour(0, true, false, 10);

    /** A modem that answers each command with the command's own number. */
    private static final class SlowModem {

        private final ManualLoop loop;
        private final Iterator<Behaviour> behaviours;
        private ScriptedPort port;
        private long busyUntil;

        SlowModem(ManualLoop loop, List<Behaviour> behaviours) {
            this.loop = loop;
            this.behaviours = behaviours.iterator();
        }

        String write(String command) {
            Behaviour behaviour = behaviours.hasNext() ? behaviours.next() : PROMPT;
            busyUntil = Math.max(busyUntil, loop.nanoTime()) + behaviour.delayMillis() * 1_000_000L;
            if (behaviour.answered()) {
                String name = command.substring(2, command.length() - 1).replace("?", "");
                String answer = behaviour.refused() ? "\r\nERROR\r\n" : "\r\n" + name + ": 1\r\n\r\nOK\r\n";
                Duration wait = Duration.ofNanos(busyUntil - loop.nanoTime());
                loop.after(wait, () -> port.receive(answer));
                if (name.startsWith("+ACK") && !behaviour.refused()) {
                    loop.after(
                            wait.plusMillis(behaviour.acknowledgedAfterMillis()),
                            () -> port.receive("\r\nACKNOWLEDGED\r\n"));
                }
            }
            return "";
        }
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void reachNoOtherCommand(@ForAll("schedules") List<Behaviour> behaviours) {
        ManualLoop loop = new ManualLoop();
        SlowModem modem = new SlowModem(loop, behaviours);
        modem.port = new ScriptedPort(modem::write);
        AtChannel channel = channel(loop, modem.port);
        channel.open(Runnable::run);
        loop.run();

        List<CompletableFuture<AtResult>> results = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            results.add(channel.execute(i % 2 == 0 ? query(i) : acknowledged(i)));
            loop.advance(Duration.ofSeconds(3));
        }
        loop.advance(Duration.ofMinutes(5));

        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i)).isDone();
            Statistics.label("answered").collect(!results.get(i).isCompletedExceptionally());
            if (!results.get(i).isCompletedExceptionally()) {
                AtResult result = results.get(i).join();
                String own = (i % 2 == 0 ? "+Q" : "+ACK") + i + ": 1";
                assertThat(result.lines()).as("answer to command %d", i).isIn(List.of(own), List.of());
                assertThat(result instanceof AtResult.Failed || result.lines().equals(List.of(own)))
                        .isTrue();
            }
        }
        Statistics.label("answered").coverage(share -> {
            share.check(true).percentage(part -> part > 50);
            share.check(false).percentage(part -> part > 10);
        });
    }

    private static AtCommand query(int number) {
        return AtCommand.of("AT+Q" + number, Duration.ofSeconds(4));
    }

    private static AtCommand acknowledged(int number) {
        return new AtCommand(
                "AT+ACK" + number,
                Optional.empty(),
                new AtCommand.Rules(
                        Optional.empty(),
                        List.of(),
                        List.of(ReplyPattern.parse("ACKNOWLEDGED")),
                        List.of(),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5)),
                List.of());
    }

    private static AtChannel channel(ManualLoop loop, ScriptedPort port) {
        return new AtChannel(port, Tables.SMALL, loop, new ChannelListener() {
            @Override
            public void unsolicited(UnsolicitedResult line) {}

            @Override
            public void message(Frame.Message message) {}

            @Override
            public void discarded(Frame.Discarded discarded) {}

            @Override
            public void lost(PortException cause) {}

            @Override
            public void unresponsive(AtTimeoutException cause) {}
        });
    }

    /** Late by up to half a minute in all: what is later than that, a channel calls unresponsive. */
    @Provide
    Arbitrary<List<Behaviour>> schedules() {
        Arbitrary<Integer> delays = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(2, Arbitraries.integers().between(1, 4_400)),
                Tuple.of(1, Arbitraries.integers().between(4_000, 8_000)));
        return Combinators.combine(
                        delays,
                        Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false)),
                        Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true)),
                        Arbitraries.integers().between(0, 9_000))
                .as(Behaviour::new)
                .list()
                .ofMaxSize(10);
    }
}
