package io.atforge.testkit.modem.simcom;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import io.atforge.testkit.modem.simcom.Requests.Operation;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * The commands that publish: a topic, a payload, and the order to send them, which forgets both. Without a payload an
 * empty one is published (vendor's MQTT application note, 3.5). A topic must be UTF-8 unless {@code checkUTF8} is off;
 * what that setting does for payloads no source says, and here it does nothing.
 */
final class PublishCommands {

    private final MqttService service;
    private final int maxTopic;
    private final int maxPayload;

    PublishCommands(MqttService service, int maxTopic, int maxPayload) {
        this.service = service;
        this.maxTopic = maxTopic;
        this.maxPayload = maxPayload;
    }

    void register(CommandTable table) {
        table.set("+CMQTTTOPIC", service.command("+CMQTTTOPIC", 2, 2, this::topic))
                .test("+CMQTTTOPIC", "+CMQTTTOPIC: (0,1),(1-" + maxTopic + ")")
                .set("+CMQTTPAYLOAD", service.command("+CMQTTPAYLOAD", 2, 2, this::payload))
                .test("+CMQTTPAYLOAD", "+CMQTTPAYLOAD: (0,1),(1-" + maxPayload + ")")
                .set("+CMQTTPUB", service.command("+CMQTTPUB", 3, 6, this::publish))
                .test("+CMQTTPUB", "+CMQTTPUB: (0,1),(0-2),(60-180),(0-1),(0-1)");
    }

    // 11 without a connection: published programs react to "+CMQTTTOPIC: 0,11".
    private CommandResponse topic(MqttClient client, Parameters values) {
        ClientSettings settings = client.online();
        int length = length(values, maxTopic);
        return CommandResponse.data(OptionalInt.of(length), length, bytes -> {
            Topics.Checked checked = Topics.check(bytes, settings.utf8Checked(), MqttTopic::of);
            if (checked.error().isPresent()) {
                return Replies.failed(
                        "+CMQTTTOPIC", client.index(), checked.error().get());
            }
            client.topic(checked.topic());
            return CommandResponse.ok();
        });
    }

    private CommandResponse payload(MqttClient client, Parameters values) {
        client.online();
        int length = length(values, maxPayload);
        return CommandResponse.data(OptionalInt.of(length), length, bytes -> {
            client.payload(bytes);
            return CommandResponse.ok();
        });
    }

    private static int length(Parameters values, int most) {
        int length = values.number(1, 0, 999_999_999);
        if (length < 1 || length > most) {
            throw MqttError.LENGTH.failure();
        }
        return length;
    }

    private CommandResponse publish(MqttClient client, Parameters values) {
        ClientSettings settings = client.online();
        if (client.connection().busy(Operation.PUBLISH)) {
            throw MqttError.CLIENT_BUSY.failure();
        }
        return settings.publishTopicInCommand() ? publishTopic(client, settings, values) : publishDraft(client, values);
    }

    private CommandResponse publishDraft(MqttClient client, Parameters values) {
        values.count(3, 5);
        int qos = values.number(1, 0, 2);
        // "60 to 180 seconds" (vendor's manual).
        Duration within = Duration.ofSeconds(values.number(2, 60, 180));
        boolean retain = values.count() > 3 && values.number(3, 0, 1) == 1;
        String topic = client.topic();
        if (topic.isEmpty()) {
            throw MqttError.TOPIC_EMPTY.failure();
        }
        byte[] payload = client.takePayload();
        return CommandResponse.ok().then(() -> client.connection().publish(topic, qos, retain, payload, within));
    }

    // With argtopic on: topic, QoS and the payload's length stand in the command, which asks for the payload.
    private CommandResponse publishTopic(MqttClient client, ClientSettings settings, Parameters values) {
        values.count(4, 6);
        Topics.Checked checked =
                Topics.check(Latin1.bytes(values.quoted(1, maxTopic)), settings.utf8Checked(), MqttTopic::of);
        if (checked.error().isPresent()) {
            throw checked.error().get().failure();
        }
        int qos = values.number(2, 0, 2);
        int length = values.number(3, 1, 999_999_999);
        boolean retain = values.count() > 4 && values.number(4, 0, 1) == 1;
        if (length > maxPayload) {
            throw CommandFailure.badParameters();
        }
        return CommandResponse.data(OptionalInt.of(length), length, bytes -> {
            if (!client.isOnline()) {
                return Replies.failed("+CMQTTPUB", client.index(), MqttError.NO_CONNECTION);
            }
            return CommandResponse.ok()
                    .then(() -> client.connection()
                            .publish(checked.topic(), qos, retain, bytes, settings.operationTimeout()));
        });
    }
}
