package com.example.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AtForgeExtension.class)
class AppTest {

    @Test
    void saysItFromAModule(VirtualModem modem) {
        assertTrue(App.class.getModule().isNamed());
        assertEquals("io.atforge.runtime", ModemSession.class.getModule().getName());
        try (ModemSession<Tracker> tracker = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .build()) {
            assertEquals(Outcome.ACCEPTED, App.say(tracker).outcome());
        }
    }
}
