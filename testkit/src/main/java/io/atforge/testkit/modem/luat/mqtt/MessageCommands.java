package io.atforge.testkit.modem.luat.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import io.atforge.testkit.modem.luat.mqtt.MqttSession.Phase;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The commands that publish, subscribe and read messages. */
public final class MessageCommands {

    private static final int MAX_TOPIC = 256;

    private final MqttSession session;
    private final Inbox inbox;
    private final int maxPayload;
    private boolean hex;

    public MessageCommands(MqttSession session, Inbox inbox, int maxPayload) {
        this.session = session;
        this.inbox = inbox;
        this.maxPayload = maxPayload;
    }

    public void register(CommandTable table) {
        table.set("+MPUB", this::publish)
                .test("+MPUB", "+MPUB: <topic>,(0-2),(0-1),<message>")
                .set("+MPUBEX", this::publishData)
                .test("+MPUBEX", "+MPUBEX:<topic>,(0-2),(0-1),<len>")
                .set("+MSUB", this::subscribe)
                .test("+MSUB", "+MSUB: <topic>,(0-2)")
                .set("+MUNSUB", this::unsubscribe)
                .test("+MUNSUB", "+MUNSUB: <topic>")
                .set("+MQTTMODE", this::mode)
                .read("+MQTTMODE", none -> CommandResponse.ok("+MQTTMODE: " + (hex ? 1 : 0)))
                .test("+MQTTMODE", "+MQTTMODE: (0,1)")
                .set("+MQTTMSGSET", this::caching)
                .read("+MQTTMSGSET", none -> CommandResponse.ok("+MQTTMSGSET:" + (inbox.caching() ? 1 : 0)))
                .test("+MQTTMSGSET", "+MQTTMSGSET: (0,1)")
                .execute("+MQTTMSGGET", none -> CommandResponse.ok(inbox.takeAll()))
                .read("+MQTTMSGGET", none -> CommandResponse.ok(inbox.overview()))
                .test("+MQTTMSGGET");
    }

    private CommandResponse publish(String parameters) {
        Parameters values = Parameters.parse(parameters).count(4, 4);
        Header header = header(values);
        String message = values.quoted(3, Integer.MAX_VALUE);
        byte[] payload = hex ? PublishText.unhex(message) : PublishText.unescape(message);
        // Whether the manual's limit counts escaped or plain bytes is not documented; plain bytes are counted here.
        if (payload.length > maxPayload) {
            throw CommandFailure.badParameters();
        }
        session.require(Phase.ONLINE);
        return send(header, payload);
    }

    private CommandResponse publishData(String parameters) {
        Parameters values = Parameters.parse(parameters).count(3, 4);
        Header header = header(values);
        OptionalInt length =
                values.count() == 4 ? OptionalInt.of(values.number(3, 1, maxPayload)) : OptionalInt.empty();
        session.require(Phase.ONLINE);
        return CommandResponse.data(
                length,
                maxPayload,
                payload -> session.phase() == Phase.ONLINE
                        ? send(header, payload)
                        : CommandResponse.failed(CmeError.OPERATION_NOT_ALLOWED));
    }

    /** What the two publishing commands have in common. */
    private record Header(String topic, int qos, boolean retain) {}

    private static Header header(Parameters values) {
        return new Header(topic(values, MqttTopic::of), values.number(1, 0, 2), values.number(2, 0, 1) == 1);
    }

    private CommandResponse send(Header header, byte[] payload) {
        return CommandResponse.ok().then(() -> session.publish(header.topic(), header.qos(), header.retain(), payload));
    }

    private CommandResponse subscribe(String parameters) {
        Parameters values = Parameters.parse(parameters).count(2, 2);
        String topic = topic(values, MqttTopicFilter::of);
        int qos = values.number(1, 0, 2);
        session.require(Phase.ONLINE);
        return CommandResponse.ok().then(() -> session.subscribe(topic, qos));
    }

    private CommandResponse unsubscribe(String parameters) {
        String topic = topic(Parameters.parse(parameters).count(1, 1), MqttTopicFilter::of);
        session.require(Phase.ONLINE);
        return CommandResponse.ok().then(() -> session.unsubscribe(topic));
    }

    private static String topic(Parameters values, Consumer<String> check) {
        String topic = Latin1.toUnicode(values.name(0, MAX_TOPIC));
        try {
            check.accept(topic);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badParameters();
        }
        return topic;
    }

    private CommandResponse mode(String parameters) {
        hex = Parameters.parse(parameters).count(1, 1).number(0, 0, 1) == 1;
        return CommandResponse.ok();
    }

    private CommandResponse caching(String parameters) {
        inbox.caching(Parameters.parse(parameters).count(1, 1).number(0, 0, 1) == 1);
        return CommandResponse.ok();
    }

    public void restart() {
        hex = false;
        inbox.restart();
    }
}
