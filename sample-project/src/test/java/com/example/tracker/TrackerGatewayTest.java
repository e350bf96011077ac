package com.example.tracker;

import static io.atforge.session.SessionState.ONLINE;
import static io.atforge.session.SessionState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.Backoff;
import io.atforge.session.ModemSession;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionState;
import io.atforge.session.StateChange;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The gateway on a pseudo-terminal, while what it needs goes away and comes back. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class TrackerGatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration NEVER = Duration.ofDays(1);

    @RegisterExtension
    static final AtForgeExtension ATFORGE =
            AtForgeExtension.builder().platform(TestPlatform::describe).build();

    @TempDir
    Path folder;

    private final BlockingQueue<StateChange> changes = new LinkedBlockingQueue<>();

    private TrackerGateway gateway;

    private void start(VirtualModem modem) throws InterruptedException {
        Backoff brief = Backoff.exponential(Duration.ofSeconds(1), Duration.ofSeconds(5))
                .withFactor(1.5)
                .withJitter(0);
        ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.pty(folder.resolve("modem")).address())
                .secrets((productKey, deviceName) -> TestPlatform.SECRET)
                .publishing(TrackerGateway.REPORTS)
                .recovery(RecoveryLadder.standard().withBackoff(brief))
                .build();
        session.onStateChange(changes::add);
        gateway = new TrackerGateway(session);
        gateway.start(NEVER);
        await(ONLINE);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private StateChange await(SessionState wanted) throws InterruptedException {
        StateChange change;
        do {
            change = changes.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(change).as("a change to %s", wanted).isNotNull();
        } while (change.current() != wanted);
        return change;
    }

    private String awaitCause() throws InterruptedException {
        return await(WAITING).cause().orElseThrow().getMessage();
    }

    /** The first report is made at the start, each other when the device hears a command. */
    private void assertReports(IotPlatform platform, int number) throws Exception {
        platform.awaitPublish(
                message -> new String(message.payload(), StandardCharsets.UTF_8).contains("\"report\":" + number + ","),
                PATIENCE);
    }

    private void assertObeys(IotPlatform platform, int number) throws Exception {
        platform.send(TrackerTopics.COMMAND.of("test"), "report");
        assertReports(platform, number);
    }

    @Test
    void survivesThatTheBrokerIsKilled(VirtualModem modem, IotPlatform platform) throws Exception {
        start(modem);
        assertReports(platform, 1);
        platform.stop();
        assertThat(awaitCause()).contains("lost its connection (CLOSED)");
        platform.restart();
        await(ONLINE);
        assertObeys(platform, 2);
    }

    @Test
    void survivesThatTheModemIsUnplugged(VirtualModem modem, IotPlatform platform) throws Exception {
        start(modem);
        assertReports(platform, 1);
        modem.unplug();
        assertThat(awaitCause()).contains("was lost");
        assertThat(awaitCause()).contains("does not exist");
        modem.plug();
        await(ONLINE);
        assertObeys(platform, 2);
    }

    @Test
    void survivesThatTheModemReboots(VirtualModem modem, IotPlatform platform) throws Exception {
        start(modem);
        assertReports(platform, 1);
        modem.reboot();
        assertThat(awaitCause()).contains("restarted (RDY)");
        await(ONLINE);
        assertObeys(platform, 2);
    }

    @Test
    void survivesAllOfThatInARow(VirtualModem modem, IotPlatform platform) throws Exception {
        start(modem);
        modem.unplug();
        awaitCause();
        modem.plug();
        await(ONLINE);
        assertObeys(platform, 2);
        modem.reboot();
        awaitCause();
        await(ONLINE);
        assertObeys(platform, 3);
        platform.stop();
        awaitCause();
        platform.restart();
        await(ONLINE);
        assertObeys(platform, 4);
    }
}
