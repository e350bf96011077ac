package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.testkit.platform.thing.Verification;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which topics of the thing model a device may use. */
class ThingTopicsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String POST = "/sys/a1hahpgAs3s/test/thing/event/property/post";

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(PlatformClients.TRACKER_SECRET)
                    .thingModel(ThingClient.MODEL)
                    .product("plain")
                    .device("test", PlatformClients.TRACKER_SECRET))
            .build();

    @AfterEach
    void leaveNobodyConnected(IotPlatform platform) {
        platform.kickAll();
    }

    @ParameterizedTest
    @CsvSource({
        "/sys/a1hahpgAs3s/test/thing/event/+/post_reply, true",
        "/sys/a1hahpgAs3s/test/thing/service/property/set, true",
        "/sys/a1hahpgAs3s/test/thing/service/gps:restart, true",
        "/sys/a1hahpgAs3s/test/thing/service/#, true",
        "/sys/a1hahpgAs3s/test/rrpc/request/+, true",
        "/ext/rrpc/+/sys/a1hahpgAs3s/test/thing/service/ask, true",
        "/sys/a1hahpgAs3s/else/thing/service/property/set, false",
        "/sys/a1hahpgAs3s/+/thing/service/property/set, false",
        "/sys/plain/test/thing/service/property/set, false",
        "/ext/rrpc/+/sys/a1hahpgAs3s/else/thing/service/ask, false",
        "/ext/rrpc/#, false",
    })
    void permitsItsOwnSubscriptions(String filter, boolean permitted, IotPlatform platform) {
        Mqtt3BlockingClient client = new PlatformClients(platform).tracker();
        if (permitted) {
            client.subscribeWith().topicFilter(filter).send();
        } else {
            assertThatThrownBy(() -> client.subscribeWith().topicFilter(filter).send())
                    .isInstanceOf(Mqtt3SubAckException.class);
        }
        assertThat(platform.refusals())
                .hasSize(permitted ? 0 : 1)
                .allMatch(refusal -> refusal.reason() == Reason.SUBSCRIBE_NOT_PERMITTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                POST + "_reply",
                "/sys/a1hahpgAs3s/test/thing/service/property/set",
                "/sys/a1hahpgAs3s/test/rrpc/request/1",
                "/sys/a1hahpgAs3s/else/thing/event/property/post",
                "/sys/plain/test/thing/event/property/post",
            })
    void permitsNoPublishWhereThePlatformSpeaks(String topic, IotPlatform platform) throws Exception {
        new PlatformClients(platform)
                .tracker()
                .toAsync()
                .publishWith()
                .topic(topic)
                .send();
        assertThat(platform.awaitRefusal(refusal -> true, PATIENCE).reason()).isEqualTo(Reason.PUBLISH_NOT_PERMITTED);
    }

    @Test
    void weakVerificationIsOfAModel() {
        assertThatThrownBy(() -> IotPlatform.builder().product("pk").verification(Verification.WEAK))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("call thingModel(...) first");
    }
}
