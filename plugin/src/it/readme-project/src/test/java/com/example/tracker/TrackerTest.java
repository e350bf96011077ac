package com.example.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AtForgeExtension.class)
class TrackerTest {

    @Test
    void publishes(VirtualModem modem) {
        try (ModemSession<Tracker> tracker = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .build()) {
            tracker.connect();
            assertEquals(Outcome.ACCEPTED, tracker.publish(TrackerTopics.TEST, "hello").outcome());
        }
    }

    @Test
    void failsTheBuild() {
        fail("as it should");
    }
}
