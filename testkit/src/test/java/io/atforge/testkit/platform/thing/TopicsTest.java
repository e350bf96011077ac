package io.atforge.testkit.platform.thing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.DeviceId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which messages below {@code /ext/rrpc/} are answers to services of a thing. */
class TopicsTest {

    private static final DeviceId DEVICE = new DeviceId("pk", "test");

    @ParameterizedTest
    @CsvSource({
        "/ext/rrpc/7/sys/pk/test/thing/service/ask, true, 7",
        "/sys/pk/test/rrpc/response/8, false, 8",
        "/ext/rrpc/7/pk/test/user/command, false, ''",
        "/ext/rrpc/7/sys/pk/else/thing/service/ask, false, ''",
        "/sys/pk/test/thing/service/ask_reply, false, ''",
    })
    void leavesTheTopicsOfAnApplicationAlone(String topic, boolean platformOnly, String answered) {
        assertThat(Topics.isForPlatformOnly(DEVICE, topic)).isEqualTo(platformOnly);
        assertThat(Topics.rrpc(DEVICE, topic)).isEqualTo(answered);
    }
}
