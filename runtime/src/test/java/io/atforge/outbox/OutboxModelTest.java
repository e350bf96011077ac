package io.atforge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.OutboxException;
import io.atforge.OutboxException.Reason;
import io.atforge.topic.Qos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** The outbox does what a queue in memory does, whenever it is closed and opened again. */
@Tag("slow")
class OutboxModelTest {

    private static final OutboxLimits LIMITS = new OutboxLimits(8, 200);

    private enum Action {
        ADD,
        REMOVE_OLDEST,
        REMOVE_ANY,
        REMOVE_UNKNOWN,
        REOPEN
    }

    private final ArrayDeque<OutboxEntry> model = new ArrayDeque<>();
    private long greatestId;

    @Provide
    Arbitrary<List<Tuple2<Action, Integer>>> steps() {
        return Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.integers().between(0, 80).map(bytes -> Tuple.of(Action.ADD, bytes))),
                        Tuple.of(3, Arbitraries.just(Tuple.of(Action.REMOVE_OLDEST, 0))),
                        Tuple.of(1, Arbitraries.integers().between(0, 7).map(at -> Tuple.of(Action.REMOVE_ANY, at))),
                        Tuple.of(1, Arbitraries.just(Tuple.of(Action.REMOVE_UNKNOWN, 0))),
                        Tuple.of(1, Arbitraries.just(Tuple.of(Action.REOPEN, 0))))
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    @StatisticsReport(StatisticsReportMode.OFF)
    void isAQueue(@ForAll("steps") List<Tuple2<Action, Integer>> steps) throws IOException {
        model.clear();
        greatestId = 0;
        Path folder = Files.createTempDirectory("outbox");
        Path file = folder.resolve("outbox");
        Outbox outbox = open(file);
        try {
            for (Tuple2<Action, Integer> step : steps) {
                if (step.get1() == Action.REOPEN) {
                    outbox.close();
                    outbox = open(file);
                    if (!model.isEmpty()) {
                        did("a file read again");
                    }
                } else {
                    run(outbox, step.get1(), step.get2());
                }
                compare(outbox);
            }
        } finally {
            outbox.close();
            Files.delete(file);
            Files.delete(folder);
        }
        Statistics.label("steps").coverage(share -> {
            share.check("a message added").count(times -> times > 100);
            share.check("a message refused").count(times -> times > 100);
            share.check("a message removed").count(times -> times > 100);
            share.check("a file read again").count(times -> times > 100);
        });
    }

    private static void did(String what) {
        Statistics.label("steps").collect(what);
    }

    private static Outbox open(Path file) {
        return FileOutbox.open(file, LIMITS, Durability.PROCESS_KILL);
    }

    private void run(Outbox outbox, Action action, int number) {
        switch (action) {
            case ADD -> add(outbox, number);
            case REMOVE_OLDEST -> {
                if (!model.isEmpty()) {
                    assertThat(outbox.remove(model.removeFirst().id())).isTrue();
                    did("a message removed");
                }
            }
            case REMOVE_ANY -> {
                Iterator<OutboxEntry> at = model.iterator();
                for (int i = 0; i < number && at.hasNext(); i++) {
                    at.next();
                }
                if (at.hasNext()) {
                    assertThat(outbox.remove(at.next().id())).isTrue();
                    at.remove();
                }
            }
            case REMOVE_UNKNOWN -> assertThat(outbox.remove(greatestId + 1)).isFalse();
            case REOPEN -> throw new IllegalArgumentException();
        }
    }

    private void add(Outbox outbox, int bytes) {
        byte[] payload = new byte[bytes];
        Arrays.fill(payload, (byte) bytes);
        String topic = "/t/" + bytes;
        boolean fits = model.size() < LIMITS.messages() && bytesOfModel() + topic.length() + bytes <= LIMITS.bytes();
        try {
            long id = outbox.add(topic, Qos.of(bytes % 2), payload);
            assertThat(fits).isTrue();
            did("a message added");
            assertThat(id).isGreaterThan(greatestId);
            greatestId = id;
            model.addLast(new OutboxEntry(id, topic, Qos.of(bytes % 2), payload));
        } catch (OutboxException e) {
            assertThat(e.reason()).isEqualTo(Reason.FULL);
            assertThat(fits).isFalse();
            did("a message refused");
        }
    }

    private void compare(Outbox outbox) {
        assertThat(outbox.oldest(Integer.MAX_VALUE)).usingRecursiveComparison().isEqualTo(List.copyOf(model));
        assertThat(outbox.oldest().map(OutboxEntry::id))
                .isEqualTo(model.stream().findFirst().map(OutboxEntry::id));
        assertThat(outbox.size()).isEqualTo(model.size());
        assertThat(outbox.bytes()).isEqualTo(bytesOfModel());
    }

    private long bytesOfModel() {
        return model.stream()
                .mapToLong(entry -> entry.topic().length() + entry.payload().length)
                .sum();
    }
}
