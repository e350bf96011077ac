package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient.Mqtt3Publishes;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.topic.Permission;
import io.atforge.topic.Qos;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's rules about topics and messages, seen by an MQTT client without a modem in between. */
class PlatformRulesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(PlatformClients.TRACKER_SECRET)
                    .topic("/${productKey}/${deviceName}/up", Permission.PUBLISH)
                    .topic("/${productKey}/${deviceName}/down", Permission.SUBSCRIBE)
                    .topic("/${productKey}/${deviceName}/user/#", Permission.SUBSCRIBE)
                    .topic("/${productKey}/${deviceName}/ext/+/get", Permission.SUBSCRIBE)
                    .topic("/${productKey}/${deviceName}/one/+", Permission.SUBSCRIBE))
            .build();

    private IotPlatform platform;
    private PlatformClients clients;

    @BeforeEach
    void remember(IotPlatform running) {
        platform = running;
        clients = new PlatformClients(running);
    }

    @AfterEach
    void leaveNobodyConnected() {
        platform.connected().forEach(device -> platform.kick(device.productKey(), device.deviceName()));
    }

    @ParameterizedTest
    @CsvSource({
        "/a1hahpgAs3s/test/test, true",
        "/a1hahpgAs3s/test/up, false",
        "/a1hahpgAs3s/test/down, true",
        "/a1hahpgAs3s/test/other, false",
        "/a1hahpgAs3s/else/test, false",
        "/a1hahpgAs3s/+/test, false",
        "/a1hahpgAs3s/test/#, false",
        "/a1hahpgAs3s/test/+, false",
        "#, false",
        "/a1hahpgAs3s/test/user, true",
        "/a1hahpgAs3s/test/user/#, true",
        "/a1hahpgAs3s/test/user/+/x, true",
        "/a1hahpgAs3s/test/ext/a/get, true",
        "/a1hahpgAs3s/test/ext/+/get, true",
        "/a1hahpgAs3s/test/ext/#, false",
        "/a1hahpgAs3s/test/ext/a/b/get, false",
        "/a1hahpgAs3s/test/one/+, true",
        "/a1hahpgAs3s/test/one/#, false",
        "/a1hahpgAs3s/test/one, false",
        "/sys/a1hahpgAs3s/test/thing/service/property/set, false",
    })
    void permitsSubscriptionsByTopicClass(String filter, boolean permitted) {
        Mqtt3BlockingClient client = clients.tracker();
        if (permitted) {
            client.subscribeWith().topicFilter(filter).send();
            assertThat(platform.refusals()).isEmpty();
        } else {
            assertThatThrownBy(() -> client.subscribeWith().topicFilter(filter).send())
                    .isInstanceOf(Mqtt3SubAckException.class);
            assertThat(platform.refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.reason()).isEqualTo(Reason.SUBSCRIBE_NOT_PERMITTED);
                assertThat(refusal.who()).isEqualTo(PlatformClients.TRACKER_ID);
                assertThat(refusal.what()).isEqualTo(filter);
            });
            // The connection stays.
            client.subscribeWith().topicFilter("/a1hahpgAs3s/test/test").send();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/a1hahpgAs3s/test/test, true",
        "/a1hahpgAs3s/test/up, true",
        "/a1hahpgAs3s/test/down, false",
        "/a1hahpgAs3s/test/user/get, false",
        "/a1hahpgAs3s/test/other, false",
        "/a1hahpgAs3s/else/up, false",
        "/sys/a1hahpgAs3s/test/thing/event/property/post, false",
    })
    void permitsPublishesByTopicClass(String topic, boolean permitted) throws Exception {
        Mqtt3BlockingClient client = clients.tracker();
        Mqtt3Publish publish =
                Mqtt3Publish.builder().topic(topic).qos(MqttQos.AT_LEAST_ONCE).build();
        if (permitted) {
            client.publish(publish);
            assertThat(platform.received())
                    .extracting(message -> message.topic())
                    .containsExactly(topic);
        } else {
            assertCloses(client, publish, Reason.PUBLISH_NOT_PERMITTED);
        }
    }

    @Test
    void refusesToRetainAndQos2() throws Exception {
        Mqtt3Publish plain =
                Mqtt3Publish.builder().topic("/a1hahpgAs3s/test/test").build();
        assertCloses(clients.tracker(), plain.extend().retain(true).build(), Reason.RETAIN);
        platform.clear();
        clients.forget();
        assertCloses(clients.tracker(), plain.extend().qos(MqttQos.EXACTLY_ONCE).build(), Reason.QOS_2);
    }

    @Test
    void aMessageKeepsItsPublishersQos() throws Exception {
        Mqtt3BlockingClient client = clients.tracker();
        try (Mqtt3Publishes publishes = client.publishes(MqttGlobalPublishFilter.ALL)) {
            client.subscribeWith()
                    .topicFilter("/a1hahpgAs3s/test/test")
                    .qos(MqttQos.AT_MOST_ONCE)
                    .send();
            platform.send("/a1hahpgAs3s/test/test", new byte[] {1}, Qos.AT_LEAST_ONCE);
            platform.send("/a1hahpgAs3s/test/test", new byte[] {2}, Qos.AT_MOST_ONCE);
            assertThat(publishes.receive(20, TimeUnit.SECONDS).orElseThrow().getQos())
                    .isEqualTo(MqttQos.AT_LEAST_ONCE);
            assertThat(publishes.receive(20, TimeUnit.SECONDS).orElseThrow().getQos())
                    .isEqualTo(MqttQos.AT_MOST_ONCE);
        }
    }

    private void assertCloses(Mqtt3BlockingClient client, Mqtt3Publish publish, Reason reason) throws Exception {
        client.toAsync().publish(publish);
        clients.closed().get(20, TimeUnit.SECONDS);
        assertThat(platform.awaitRefusal(refusal -> true, PATIENCE).reason()).isEqualTo(reason);
        assertThat(platform.received()).isEmpty();
    }
}
