package io.atforge.internal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.DisconnectReason;
import io.atforge.session.PublishResult;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionState;
import io.atforge.session.SessionStatistics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs the counters in a Java of its own, which has no flight recorder, or one that nobody uses. */
class WithoutFlightRecorderTest {

    private static final String COUNTED = "counted 1 command, 1 connect";

    /** What the log of the JVM says when it loads the class of an event. */
    private static final String EVENT_LOADED = FlightEvents.CommandRecord.class.getName() + " source:";

    /** What runs there. */
    static final class Counting {

        private Counting() {}

        public static void main(String[] arguments) {
            Counters counters = new Counters(() -> 0, () -> "test", "scripted", 10);
            counters.command("AT", Duration.ofMillis(1), Optional.empty(), false);
            counters.state(SessionState.OFFLINE, SessionState.ONLINE, Optional.empty());
            counters.recovering(DisconnectReason.CLOSED, RecoveryAction.RESET);
            counters.rejected();
            counters.published(
                    new PublishResult(PublishResult.Outcome.ACCEPTED, Optional.empty()), Duration.ofMillis(1), 10);
            SessionStatistics statistics = counters.snapshot();
            System.out.println("counted " + statistics.commands() + " command, " + statistics.connects() + " connect");
        }
    }

    private static String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of("-Xlog:class+load", "-cp", System.getProperty("java.class.path"), Counting.class.getName()));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return output;
    }

    @Test
    void countsWhereJavaHasNone() throws IOException, InterruptedException {
        assertThat(run("--limit-modules", "java.base")).contains(COUNTED);
    }

    @Test
    void doesNotStartOneThatNobodyUses() throws IOException, InterruptedException {
        assertThat(run()).contains(COUNTED).doesNotContain(EVENT_LOADED);
        assertThat(run("-XX:StartFlightRecording")).contains(COUNTED, EVENT_LOADED);
    }
}
