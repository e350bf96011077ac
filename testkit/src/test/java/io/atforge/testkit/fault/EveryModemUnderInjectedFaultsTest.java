package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionState;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.scenario.Scenario;
import io.atforge.testkit.simulation.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What docs/happenings.md says can happen, happens to a session on each virtual modem: where it is trouble, the session was
 * ended by it and connected anew, else not, and it is online again. Which trouble it is called, differs by what a family says; the table names the Air720's.
 */
@Tag("slow")
class EveryModemUnderInjectedFaultsTest {

    /** Longer than the pauses after a platform that refuses. */
    private static final Duration PATIENCE = Duration.ofHours(2);

    static Stream<Arguments> rows() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        for (ModemModel model : ModemModel.values()) {
            SessionUnderInjectedFaultsTest.rows()
                    .forEach(row -> rows.add(
                            Arguments.of(model, row.typed(), !row.troubles().isEmpty())));
        }
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isOnlineAgain(ModemModel model, List<String> typed, boolean isTrouble) {
        VirtualBench bench = new VirtualBench(model);
        VirtualTime time = bench.time;
        List<String> conversation = new ArrayList<>();
        ModemSession<Tracker> session = bench.session().build();
        CompletableFuture<Void> connected = session.connectAsync();
        time.advance(Duration.ofMinutes(2));
        assertThat(connected).isCompleted();
        report(session, time);
        // Nothing is under way then.
        time.advance(Duration.ofSeconds(122));
        session.trace(entry -> conversation.add(entry.toString()));

        for (String words : typed) {
            bench.modem.play(Scenario.parse("seed 1\nat 0s " + words), bench.platform);
            time.advance(Duration.ofMinutes(1));
        }
        time.advance(PATIENCE);

        CompletableFuture<PublishResult> last = session.publishAsync(Tracker.TEST_QOS1, "there again");
        time.advance(Duration.ofSeconds(1));
        bench.modem.close();
        String story = String.join("\n", conversation.subList(0, Math.min(100, conversation.size())));
        assertThat(session.statistics().connects() > 1).as(story).isEqualTo(isTrouble);
        assertThat(session.state()).as(story).isEqualTo(SessionState.ONLINE);
        assertThat(last).as(story).isCompletedWithValueMatching(result -> result.outcome() == Outcome.ACKNOWLEDGED);
    }

    /** As the sample's gateway does. */
    private static void report(ModemSession<Tracker> session, VirtualTime time) {
        session.publishAsync(Tracker.TEST_QOS1, "here");
        time.after(Duration.ofSeconds(5), () -> report(session, time));
    }
}
