package io.atforge.testkit.thing;

import static io.atforge.testkit.thing.ThingBench.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.Outbox;
import io.atforge.session.ModemSession;
import io.atforge.testkit.AcceleratedTime;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.line.TcpLine;
import io.atforge.testkit.platform.thing.ReportedEvent;
import io.atforge.testkit.thing.TrackerThing.Alarm;
import io.atforge.thing.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program is killed after it has posted an event, and before the platform has acknowledged it. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledThingTest {

    private static final Instant WHEN = Instant.parse("2026-11-27T12:00:00.123Z");
    private static final String TOOK = "took";

    /** The program. */
    public static void main(String[] arguments) throws InterruptedException {
        Thread watch = new Thread(KilledThingTest::endWithTheTest, "test");
        watch.setDaemon(true);
        watch.start();
        try (Outbox outbox = FileOutbox.open(Path.of(arguments[1]));
                ModemSession<Tracker> session = Tracker.session("test")
                        .port(arguments[0])
                        .outbox(outbox)
                        .build()) {
            session.connect();
            session.thing(TrackerThing.MODEL).post(new Sample<>(Alarm.of(7, "smoke"), WHEN));
            System.out.println(TOOK);
            new CountDownLatch(1).await();
        }
    }

    /** Its input ends with the process that reads its output. */
    private static void endWithTheTest() {
        try {
            System.in.read();
        } catch (IOException e) {
            // an end, too
        }
        Runtime.getRuntime().halt(1);
    }

    @Test
    void theNextProgramSendsTheEventWithTheTimeItHad(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("outbox");
        try (AcceleratedTime time = new AcceleratedTime(1);
                IotPlatform platform = ThingBench.platform(time)) {
            try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                    TcpLine line = modem.listen()) {
                platform.withholdAcknowledgements(true);
                killAfterPosting(line.address(), file);
                platform.withholdAcknowledgements(false);
            }
            // whether the first program's own has come, too, is another matter: it has QoS 1
            platform.clear();
            platform.things().startAfresh();

            try (Outbox outbox = FileOutbox.open(file)) {
                assertThat(outbox.size()).isEqualTo(1);
                try (ThingBench bench = new ThingBench(
                        platform, modem -> modem, Tracker.session("test").outbox(outbox))) {
                    bench.online();
                    bench.awaitPublished("thing/event/alarm/post", 1);

                    assertThat(platform.things().events(DEVICE))
                            .containsExactly(new ReportedEvent("alarm", "{\"level\":7,\"text\":\"smoke\"}", WHEN));
                }
            }
        }
    }

    private static void killAfterPosting(String port, Path outbox) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledThingTest.class.getName(),
                        port,
                        outbox.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo(TOOK);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
