package io.atforge.testkit;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A device that writes its Alink JSON by hand, over MQTT without a modem in between. */
final class ThingClient {

    static final DeviceId DEVICE = new DeviceId("a1hahpgAs3s", "test");
    static final String ROOT = "/sys/a1hahpgAs3s/test/";
    static final Path[] MODEL = {
        Path.of("src/test/resources/things/everything.tsl.json"), Path.of("src/test/resources/things/gps.tsl.json")
    };

    /** A message that came. */
    record Heard(String topic, String text) {

        Map<?, ?> json() {
            return (Map<?, ?>) JsonText.read(text);
        }

        int code() {
            return Integer.parseInt(json().get("code").toString());
        }
    }

    private final Mqtt3BlockingClient client;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    ThingClient(Mqtt3BlockingClient client, String... filters) {
        this.client = client;
        Mqtt3AsyncClient async = client.toAsync();
        for (String filter : filters) {
            async.subscribeWith()
                    .topicFilter(filter)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .callback(message -> heard.add(new Heard(
                            message.getTopic().toString(),
                            new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8))))
                    .send()
                    .join();
        }
    }

    /** The tutorial's device, which hears all answers, all that is set and invoked. */
    static ThingClient online(IotPlatform platform) {
        return new ThingClient(
                new PlatformClients(platform).tracker(),
                ROOT + "thing/event/+/post_reply",
                ROOT + "thing/event/property/+/post_reply",
                ROOT + "thing/property/desired/get_reply",
                ROOT + "thing/property/desired/delete_reply",
                ROOT + "thing/service/property/set",
                ROOT + "thing/service/reboot",
                ROOT + "thing/other_reply",
                ROOT + "rrpc/request/+");
    }

    /** Publishes with QoS 1: when this returns, the platform has carried it out. */
    void publish(String topic, String text) {
        client.publish(Mqtt3Publish.builder()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(text.getBytes(StandardCharsets.UTF_8))
                .build());
    }

    void request(String id, String tail, String params) {
        publish(
                ROOT + tail,
                "{\"id\":\"%s\",\"version\":\"1.0\",\"params\":%s,\"method\":\"%s\"}"
                        .formatted(id, params, tail.replace('/', '.')));
    }

    Heard ask(String tail, String params) throws InterruptedException {
        request("7", tail, params);
        return next();
    }

    Heard next() throws InterruptedException {
        Heard next = heard.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came within 20 s");
        }
        return next;
    }

    boolean hasHeardMore() {
        return !heard.isEmpty();
    }
}
