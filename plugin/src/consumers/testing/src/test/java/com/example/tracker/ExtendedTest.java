package com.example.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.port.Port;
import io.atforge.session.ModemSession;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AtForgeExtension.class)
class ExtendedTest {

    private ModemSession<Tracker> session;

    @BeforeEach
    void connect(Port port) {
        session = ModemSession.builder(TrackerDevices.TEST)
                .port(port)
                .secrets((productKey, deviceName) -> IotPlatform.STAND_IN_SECRET)
                .build();
        session.connect();
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void saysHello(IotPlatform platform) {
        assertThat(session.publish(TrackerTopics.TEST, "hello").isSuccess()).isTrue();
        assertThat(platform.connected()).hasSize(1);
    }
}
