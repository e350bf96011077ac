package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.DisconnectReason;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionState;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.scenario.Scenario;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/happenings.md that says what a session makes of each. */
class SessionUnderInjectedFaultsTest {

    private static final Path DOCS = Path.of("../docs/happenings.md");
    private static final String TABLE = "| typed, a minute between them | troubles of the session |";
    private static final Pattern WORDS = Pattern.compile("`([^`]+)`");

    /** Longer than the pauses after a platform that refuses. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final VirtualBench bench = new VirtualBench();
    private final VirtualTime time = bench.time;
    private final SimulatedPlatform platform = bench.platform;
    private final VirtualModem modem = bench.modem;
    private final ModemSession<Tracker> session = bench.session().build();
    private final List<DisconnectReason> troubles = new ArrayList<>();

    @AfterEach
    void switchOff() {
        modem.close();
    }

    /** A row of the table: what is typed, and which troubles it brings, in order. */
    record Row(List<String> typed, List<DisconnectReason> troubles) {

        static Row of(String line) {
            String[] cells = line.split("\\|");
            return new Row(
                    words(cells[1]),
                    words(cells[2]).stream().map(DisconnectReason::valueOf).toList());
        }

        private static List<String> words(String cell) {
            return WORDS.matcher(cell).results().map(found -> found.group(1)).toList();
        }
    }

    static Stream<Row> rows() throws IOException {
        List<String> lines = Files.readAllLines(DOCS);
        int header = lines.indexOf(TABLE);
        assertThat(header).as(TABLE).isNotNegative();
        List<Row> rows = lines.stream()
                .skip(header + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(Row::of)
                .toList();
        assertThat(rows).hasSizeGreaterThan(15);
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isWhatTheDocsSay(Row row) {
        session.onStateChange(change -> {
            if (change.current() == SessionState.WAITING) {
                tell(session.statistics().lastDisconnect().orElseThrow());
            }
        });
        CompletableFuture<Void> connected = session.connectAsync();
        time.advance(Duration.ofMinutes(2));
        assertThat(connected).isCompleted();
        report();
        // Nothing is under way then.
        time.advance(Duration.ofSeconds(122));

        for (String words : row.typed()) {
            modem.play(Scenario.parse("seed 1\nat 0s " + words), platform);
            time.advance(Duration.ofMinutes(1));
        }
        time.advance(PATIENCE);

        assertThat(troubles).isEqualTo(row.troubles());
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        CompletableFuture<PublishResult> last = session.publishAsync(Tracker.TEST_QOS1, "there again");
        time.advance(Duration.ofSeconds(1));
        assertThat(last).isCompletedWithValueMatching(result -> result.outcome() == Outcome.ACKNOWLEDGED);
    }

    /** The same trouble again, on the way back, is one. */
    private void tell(DisconnectReason trouble) {
        if (!troubles.contains(trouble)) {
            troubles.add(trouble);
        }
    }

    /** As the sample's gateway does. */
    private void report() {
        session.publishAsync(Tracker.TEST_QOS1, "here");
        time.after(Duration.ofSeconds(5), this::report);
    }
}
