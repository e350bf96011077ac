package com.example.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import io.atforge.topic.Permission;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class FirstTest {

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.builder()
                    .product(Tracker.PRODUCT.key())
                    .topic(TrackerTopics.POSITION.topicClass().text(), Permission.PUBLISH)
                    .device(TrackerDevices.TEST.name(), IotPlatform.STAND_IN_SECRET))
            .build();

    @Test
    void reportsItsPosition(VirtualModem modem, IotPlatform platform) throws Exception {
        try (ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .build()) {
            session.connect();
            assertThat(session.publish(TrackerTopics.POSITION, "here").outcome())
                    .isEqualTo(Outcome.ACKNOWLEDGED);
        }
        assertThat(platform.awaitPublish(message -> true, Duration.ofSeconds(30)).text())
                .isEqualTo("here");
    }
}
