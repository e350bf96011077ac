package com.example.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a message comes to when the modem restarts at the worst moment. */
@Timeout(120)
class TrackerScenarioTest {

    @RegisterExtension
    static final AtForgeExtension ATFORGE =
            AtForgeExtension.builder().platform(TestPlatform::describe).build();

    @Test
    void knowsThatItDoesNotKnow(VirtualModem modem, IotPlatform platform) {
        modem.play(Scenario.parse("""
                seed 17
                on AT+MPUB= #1 sent reboot
                """), platform);
        try (ModemSession<Tracker> tracker = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> TestPlatform.SECRET)
                .build()) {
            tracker.connect();
            assertThat(tracker.publish(TrackerTopics.POSITION, "here").outcome())
                    .isEqualTo(Outcome.UNKNOWN);
            assertThat(tracker.publish(TrackerTopics.POSITION, "there").outcome())
                    .isEqualTo(Outcome.ACKNOWLEDGED);
        }
    }
}
