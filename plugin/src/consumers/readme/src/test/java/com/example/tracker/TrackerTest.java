package com.example.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AtForgeExtension.class)
class TrackerTest {

    @Test
    void hearsWhatItSays(VirtualModem modem) throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (ModemSession<Tracker> tracker = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .build()) {
            tracker.connect();
            tracker.subscribe(TrackerTopics.TEST, message -> heard.add(message.text()));
            assertEquals(Outcome.ACCEPTED, tracker.publish(TrackerTopics.TEST, "helloworld").outcome());
            assertEquals("helloworld", heard.poll(30, TimeUnit.SECONDS));
        }
    }
}
