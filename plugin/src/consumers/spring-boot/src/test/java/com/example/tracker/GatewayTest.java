package com.example.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.ModemSession;
import io.atforge.session.SessionState;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import io.atforge.topic.Permission;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The whole application on a virtual modem. */
@SpringBootTest
@Timeout(120)
class GatewayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Spring closes all three, the session first. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Desk {

        @Bean
        IotPlatform platform() {
            return IotPlatform.builder()
                    .product(Tracker.PRODUCT.key())
                    .topic(TrackerTopics.POSITION.topicClass().text(), Permission.PUBLISH)
                    .topic(TrackerTopics.COMMAND.topicClass().text(), Permission.SUBSCRIBE)
                    .device(TrackerDevices.TEST.name(), IotPlatform.STAND_IN_SECRET)
                    .start();
        }

        @Bean
        VirtualModem modem(IotPlatform platform) {
            return VirtualModem.builder().platform(platform).build();
        }

        @Bean
        @Primary
        ModemSession<Tracker> sessionOnTheDesk(VirtualModem modem) {
            return ModemSession.builder(TrackerDevices.TEST)
                    .port(modem.port())
                    .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                    .build();
        }
    }

    @Autowired
    IotPlatform platform;

    @Autowired
    ModemSession<Tracker> session;

    @Autowired
    ModemHealthIndicator health;

    @Autowired
    PositionReporter reporter;

    @Autowired
    MeterRegistry registry;

    @Test
    void reportsAndIsWell() throws Exception {
        platform.awaitPublish(message -> message.topic().endsWith("/position"), PATIENCE);
        reporter.report().join();

        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(registry.get("atforge.publishes").tag("outcome", "acknowledged").functionCounter().count())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void obeysACommand() throws Exception {
        platform.awaitPublish(message -> message.topic().endsWith("/position"), PATIENCE);
        platform.clear();

        platform.send(TrackerTopics.COMMAND.of(TrackerDevices.TEST.name()), "report");

        platform.awaitPublish(message -> message.topic().endsWith("/position"), PATIENCE);
    }
}
