package io.atforge.internal.monitoring;

import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.log.CapturedLog;
import io.atforge.session.SessionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of SessionLogTest, SessionLogNoiseTest share. */
final class CapturedLines {

    static final Path DOCS = Path.of("../docs/staying-connected.md");
    static final Duration HOUR = Duration.ofHours(1);

    final CapturedLog log = CapturedLog.open();

    void noMore() {
        log.close();
    }

    static LifeBench bench() {
        return new LifeBench(Phase.IDLE);
    }

    /** Times differ, and are not what is looked at. */
    List<String> shown() {
        return log.shown().stream().map(CapturedLines::timeless).toList();
    }

    static String timeless(String line) {
        return line.replaceAll("\\d+\\.\\d s", "N s");
    }

    long warnings() {
        return shown().stream().filter(line -> line.startsWith("WARN")).count();
    }

    static void awaitOnline(LifeBench bench) {
        bench.await(Duration.ofMinutes(70), () -> bench.session().state() == SessionState.ONLINE);
    }

    /** What the ports say of themselves is theirs. */
    static String withoutPlace(String line) {
        return line.replace("serial:/tmp/modem?baud=115200", "bench").replaceAll("PORT: .*; tries", "PORT: …; tries");
    }

    static Stream<String> example() throws IOException {
        String[] blocks = Files.readString(DOCS).split("```\n");
        String block = Arrays.stream(blocks)
                .filter(text -> text.contains(": ONLINE after "))
                .findFirst()
                .orElseThrow();
        return block.lines()
                .map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d ", ""))
                .filter(line -> line.contains(" device test: "))
                .map(CapturedLines::timeless);
    }
}
