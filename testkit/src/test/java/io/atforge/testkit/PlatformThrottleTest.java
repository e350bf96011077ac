package io.atforge.testkit;

import static io.atforge.testkit.Conversation.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient.Mqtt3Publishes;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.atforge.testkit.platform.PublishLimit;
import io.atforge.testkit.platform.ReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages that come faster than the platform takes them, from an MQTT client without a modem in between. */
class PlatformThrottleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final StandingClock CLOCK = new StandingClock();

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(PlatformClients.TRACKER_SECRET)
                    .clock(CLOCK)
                    .publishQuota(30, 10))
            .build();

    private IotPlatform platform;
    private Mqtt3BlockingClient client;

    @BeforeEach
    void connect(IotPlatform running) {
        platform = running;
        client = new PlatformClients(running).tracker();
    }

    @AfterEach
    void leave() {
        platform.kickAll();
    }

    private void publish(MqttQos qos, int from, int to) {
        for (int i = from; i < to; i++) {
            client.publishWith()
                    .topic(TOPIC)
                    .qos(qos)
                    .payload(String.valueOf(i).getBytes(StandardCharsets.UTF_8))
                    .send();
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    @Test
    void takesThirtyOfAHundredMessagesAndDropsTheRestInSilence() throws Exception {
        client.subscribeWith().topicFilter(TOPIC).send();
        try (Mqtt3Publishes publishes = client.publishes(MqttGlobalPublishFilter.ALL)) {
            publish(MqttQos.AT_MOST_ONCE, 0, 100);
            platform.awaitThrottled(message -> message.text().equals("99"), PATIENCE);
            platform.send(TOPIC, "end");

            List<String> delivered = new ArrayList<>();
            // the broker's message with QoS 1 may overtake those with QoS 0
            while (!delivered.contains("end") || !delivered.containsAll(numbers(0, 30))) {
                Mqtt3Publish next = publishes
                        .receive(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .orElseThrow();
                delivered.add(new String(next.getPayloadAsBytes(), StandardCharsets.UTF_8));
            }
            assertThat(delivered)
                    .hasSize(31)
                    .filteredOn(text -> !text.equals("end"))
                    .isEqualTo(numbers(0, 30));
        }
        assertThat(platform.received()).extracting(ReceivedMessage::text).isEqualTo(numbers(0, 30));
        assertThat(platform.throttled()).extracting(ReceivedMessage::text).isEqualTo(numbers(30, 100));
        assertThat(platform.refusals()).isEmpty();
        assertThat(platform.connected()).hasSize(1);
    }

    @Test
    void takesAsManyAgainASecondLater() throws Exception {
        publish(MqttQos.AT_MOST_ONCE, 0, 40);
        platform.awaitThrottled(message -> message.text().equals("39"), PATIENCE);
        CLOCK.advance(Duration.ofSeconds(1));

        publish(MqttQos.AT_MOST_ONCE, 40, 80);
        platform.awaitThrottled(message -> message.text().equals("79"), PATIENCE);

        assertThat(platform.received()).hasSize(60);
        assertThat(platform.throttled()).hasSize(20);
    }

    /** Each call returns with the PUBACK. */
    @Test
    void acknowledgesWhatItDrops() {
        publish(MqttQos.AT_LEAST_ONCE, 0, 12);

        assertThat(platform.received()).hasSize(10);
        assertThat(platform.throttled()).extracting(ReceivedMessage::text).containsExactly("10", "11");
    }

    @Test
    void isToldAnotherLimitAndHasItsOwnInTheNextTest() {
        platform.limitPublishes(PublishLimit.FREE_INSTANCE);
        publish(MqttQos.AT_LEAST_ONCE, 0, 6);
        assertThat(platform.throttled()).hasSize(1);
        platform.clear();
        assertThat(platform.throttled()).isEmpty();
        platform.limitPublishes(PublishLimit.NONE);
        publish(MqttQos.AT_LEAST_ONCE, 0, 20);
        assertThat(platform.throttled()).isEmpty();

        platform.startAfresh();

        publish(MqttQos.AT_LEAST_ONCE, 0, 11);
        assertThat(platform.throttled()).hasSize(1);
    }
}
