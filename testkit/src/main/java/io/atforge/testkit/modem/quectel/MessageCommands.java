package io.atforge.testkit.modem.quectel;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import io.atforge.testkit.modem.uplink.MqttLink;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandResponse.Result;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The commands that publish, subscribe and read messages. */
final class MessageCommands {

    private static final int LAST_MESSAGE = 65_535;
    private static final int MOST_TOPICS = 5;

    private final List<MqttClient> clients;
    private final List<ReceiveBuffer> buffers;
    private final MqttSettings settings;
    private final QuectelVariant variant;
    private final int maxPayload;
    private final int maxTopic;

    MessageCommands(
            List<MqttClient> clients,
            List<ReceiveBuffer> buffers,
            MqttSettings settings,
            QuectelVariant variant,
            int maxPayload,
            int maxTopic) {
        this.clients = clients;
        this.buffers = buffers;
        this.settings = settings;
        this.variant = variant;
        this.maxPayload = maxPayload;
        this.maxTopic = maxTopic;
    }

    void register(CommandTable table) {
        table.set("+QMTPUB", parameters -> publish(parameters, "+QMTPUB", 5))
                .test("+QMTPUB", "+QMTPUB: (0-5),(0-65535),(0-2),(0,1),<topic>,(1-" + maxPayload + ")")
                .set("+QMTPUBEX", parameters -> publish(parameters, variant.publishUrc(), 6))
                .test("+QMTPUBEX", "+QMTPUBEX: (0-5),(0-65535),(0-2),(0,1),<topic>,(1-" + maxPayload + ")")
                .set("+QMTSUB", this::subscribe)
                .test("+QMTSUB", "+QMTSUB: (0-5),(1-65535),<topic>,(0-2)")
                .set("+QMTUNS", this::unsubscribe)
                .test("+QMTUNS", "+QMTUNS: (0-5),(1-65535),<topic>")
                .set("+QMTRECV", this::read)
                .read("+QMTRECV", none -> CommandResponse.ok(overview()))
                .test("+QMTRECV", "+QMTRECV: (0-5),(0-4)");
    }

    private CommandResponse publish(String parameters, String urc, int least) {
        Parameters values = Parameters.parse(parameters).count(least, 6);
        int id = values.number(0, 0, MqttSettings.LAST_CLIENT);
        int qos = values.number(2, 0, 2);
        // "0 only with QoS 0" (manual); another number with QoS 0 is taken, too.
        int messageId = values.number(1, qos == 0 ? 0 : 1, LAST_MESSAGE);
        boolean retain = values.number(3, 0, 1) == 1;
        String topic = topic(values, 4, MqttTopic::of);
        OptionalInt length =
                values.count() == 6 ? OptionalInt.of(values.number(5, 1, maxPayload)) : OptionalInt.empty();
        MqttClient client = clients.get(id);
        client.require(Phase.CONNECTED);
        Function<byte[], CommandResponse> take = payload -> client.phase() == Phase.CONNECTED
                ? CommandResponse.ok()
                        .then(() -> client.request(
                                urc,
                                messageId,
                                settings.patience(id),
                                link -> link.publish(topic, qos, retain, payload)
                                        .thenApply(done -> "0")))
                : CommandResponse.failed(CmeError.OPERATION_NOT_ALLOWED);
        // Without a length Ctrl-Z sends and ESC takes back; with one both are data.
        return CommandResponse.asking(
                new Result.Data("\r\n> ", length, false, maxPayload, true, Optional.empty(), take, take));
    }

    private CommandResponse subscribe(String parameters) {
        Parameters values = Parameters.parse(parameters).count(4, 2 + 2 * MOST_TOPICS);
        if (values.count() % 2 != 0) {
            throw CommandFailure.badParameters();
        }
        List<Function<MqttLink, CompletableFuture<Integer>>> wanted = new ArrayList<>();
        for (int i = 2; i < values.count(); i += 2) {
            String filter = topic(values, i, MqttTopicFilter::of);
            int qos = values.number(i + 1, 0, 2);
            wanted.add(link -> link.subscribe(filter, qos));
        }
        return request("+QMTSUB", values, wanted, granted -> "0," + granted);
    }

    private CommandResponse unsubscribe(String parameters) {
        Parameters values = Parameters.parse(parameters).count(3, 2 + MOST_TOPICS);
        List<Function<MqttLink, CompletableFuture<Integer>>> wanted = new ArrayList<>();
        for (int i = 2; i < values.count(); i++) {
            String filter = topic(values, i, MqttTopicFilter::of);
            wanted.add(link -> link.unsubscribe(filter).thenApply(done -> 0));
        }
        return request("+QMTUNS", values, wanted, granted -> "0");
    }

    private CommandResponse request(
            String urc,
            Parameters values,
            List<Function<MqttLink, CompletableFuture<Integer>>> wanted,
            Function<String, String> result) {
        int id = values.number(0, 0, MqttSettings.LAST_CLIENT);
        int messageId = values.number(1, 1, LAST_MESSAGE);
        MqttClient client = clients.get(id);
        client.require(Phase.CONNECTED);
        return CommandResponse.ok()
                .then(() -> client.request(urc, messageId, settings.patience(id), link -> {
                    List<CompletableFuture<Integer>> answers =
                            wanted.stream().map(one -> one.apply(link)).toList();
                    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                            .thenApply(all -> result.apply(answers.stream()
                                    .map(answer -> Integer.toString(answer.join()))
                                    .collect(Collectors.joining(","))));
                }));
    }

    private String topic(Parameters values, int index, Consumer<String> check) {
        String topic = Latin1.toUnicode(values.name(index, maxTopic));
        try {
            check.accept(topic);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.badParameters();
        }
        return topic;
    }

    private CommandResponse read(String parameters) {
        Parameters values = Parameters.parse(parameters).count(1, 2);
        ReceiveBuffer buffer = buffers.get(values.number(0, 0, MqttSettings.LAST_CLIENT));
        return CommandResponse.ok(
                values.count() == 2
                        ? List.of(buffer.take(values.number(1, 0, ReceiveBuffer.SLOTS - 1)))
                        : buffer.takeAll());
    }

    private List<String> overview() {
        List<String> lines = new ArrayList<>();
        for (int id = 0; id < clients.size(); id++) {
            if (clients.get(id).phase() == Phase.CONNECTED) {
                lines.add(buffers.get(id).overview());
            }
        }
        return lines;
    }
}
