package io.atforge.testkit.modem.simcom;

import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import io.atforge.testkit.modem.simcom.Requests.Operation;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The commands that subscribe and unsubscribe: with one topic as data, with those that were typed before, or, with
 * {@code argtopic} on, with the topic in the command.
 */
final class SubscriptionCommands {

    // "Can set up to ten topics" (vendor's MQTT application note).
    private static final int MAX_DRAFTS = 10;
    private static final String SUBSCRIBE = Operation.SUBSCRIBE.command();
    private static final String UNSUBSCRIBE = Operation.UNSUBSCRIBE.command();

    private final MqttService service;
    private final int maxTopic;

    SubscriptionCommands(MqttService service, int maxTopic) {
        this.service = service;
        this.maxTopic = maxTopic;
    }

    void register(CommandTable table) {
        table.set("+CMQTTSUBTOPIC", service.command("+CMQTTSUBTOPIC", 3, 3, this::draftSubscription))
                .test("+CMQTTSUBTOPIC", "+CMQTTSUBTOPIC: (0,1),(1-" + maxTopic + "),(0-2)")
                .set(SUBSCRIBE, service.command(SUBSCRIBE, 1, 4, this::subscribe))
                .test(SUBSCRIBE, SUBSCRIBE + ": (0,1),(1-" + maxTopic + "),(0-2),(0-1)")
                .set("+CMQTTUNSUBTOPIC", service.command("+CMQTTUNSUBTOPIC", 2, 3, this::draftUnsubscription))
                .test("+CMQTTUNSUBTOPIC", "+CMQTTUNSUBTOPIC: (0,1),(1-" + maxTopic + ")")
                .set(UNSUBSCRIBE, service.command(UNSUBSCRIBE, 1, 3, this::unsubscribe))
                .test(UNSUBSCRIBE, UNSUBSCRIBE + ": (0,1),(1-" + maxTopic + "),(0-1)");
    }

    private CommandResponse draftSubscription(MqttClient client, Parameters values) {
        ClientSettings settings = client.online();
        int qos = values.number(2, 0, 2);
        requireRoom(client.subscriptions().size());
        return typed("+CMQTTSUBTOPIC", client, settings, values, topic -> {
            client.subscriptions().put(topic, qos);
            return CommandResponse.ok();
        });
    }

    private CommandResponse draftUnsubscription(MqttClient client, Parameters values) {
        ClientSettings settings = client.online();
        requireRoom(client.unsubscriptions().size());
        return typed("+CMQTTUNSUBTOPIC", client, settings, values, topic -> {
            client.unsubscriptions().add(topic);
            return CommandResponse.ok();
        });
    }

    private static void requireRoom(int drafts) {
        if (drafts == MAX_DRAFTS) {
            throw MqttError.INVALID_PARAMETER.failure();
        }
    }

    private CommandResponse subscribe(MqttClient client, Parameters values) {
        ClientSettings settings = client.online();
        requireIdle(client);
        if (values.count() < 3) {
            Map<String, Integer> topics = new LinkedHashMap<>(client.subscriptions());
            requireTopics(topics.isEmpty());
            client.subscriptions().clear();
            return subscribed(client, settings, topics);
        }
        int qos = values.number(2, 0, 2);
        if (settings.subscribeTopicInCommand()) {
            return subscribed(client, settings, Map.of(inCommand(values, settings), qos));
        }
        return typed(
                SUBSCRIBE,
                client,
                settings,
                values,
                topic -> client.isOnline()
                        ? subscribed(client, settings, Map.of(topic, qos))
                        : Replies.failed(SUBSCRIBE, client.index(), MqttError.NO_CONNECTION));
    }

    private static CommandResponse subscribed(MqttClient client, ClientSettings settings, Map<String, Integer> topics) {
        return CommandResponse.ok().then(() -> client.connection().subscribe(topics, settings.operationTimeout()));
    }

    // AT+CMQTTUNSUB=0 and =0,<dup> take what was typed before; =0,<length>,<dup> asks for a topic.
    private CommandResponse unsubscribe(MqttClient client, Parameters values) {
        ClientSettings settings = client.online();
        requireIdle(client);
        if (values.count() < 3) {
            List<String> topics = List.copyOf(client.unsubscriptions());
            requireTopics(topics.isEmpty());
            client.unsubscriptions().clear();
            return unsubscribed(client, settings, topics);
        }
        values.number(2, 0, 1);
        if (settings.subscribeTopicInCommand()) {
            return unsubscribed(client, settings, List.of(inCommand(values, settings)));
        }
        return typed(
                UNSUBSCRIBE,
                client,
                settings,
                values,
                topic -> client.isOnline()
                        ? unsubscribed(client, settings, List.of(topic))
                        : Replies.failed(UNSUBSCRIBE, client.index(), MqttError.NO_CONNECTION));
    }

    private static CommandResponse unsubscribed(MqttClient client, ClientSettings settings, List<String> topics) {
        return CommandResponse.ok().then(() -> client.connection().unsubscribe(topics, settings.operationTimeout()));
    }

    private static void requireIdle(MqttClient client) {
        if (client.connection().busy(Operation.SUBSCRIBE) || client.connection().busy(Operation.UNSUBSCRIBE)) {
            throw MqttError.CLIENT_BUSY.failure();
        }
    }

    private static void requireTopics(boolean none) {
        if (none) {
            throw MqttError.TOPIC_EMPTY.failure();
        }
    }

    private String inCommand(Parameters values, ClientSettings settings) {
        Topics.Checked checked = check(Latin1.bytes(values.quoted(1, maxTopic)), settings);
        checked.error().ifPresent((Consumer<MqttError>) error -> {
            throw error.failure();
        });
        return checked.topic();
    }

    /** Asks for a topic of the length that the second parameter gives. A length that cannot be is 12, as in a log. */
    private CommandResponse typed(
            String command,
            MqttClient client,
            ClientSettings settings,
            Parameters values,
            Function<String, CommandResponse> take) {
        int length = values.number(1, 0, 999_999_999);
        if (length < 1 || length > maxTopic) {
            throw MqttError.INVALID_PARAMETER.failure();
        }
        return CommandResponse.data(OptionalInt.of(length), length, bytes -> {
            Topics.Checked checked = check(bytes, settings);
            return checked.error()
                    .map(error -> Replies.failed(command, client.index(), error))
                    .orElseGet(() -> take.apply(checked.topic()));
        });
    }

    private static Topics.Checked check(byte[] bytes, ClientSettings settings) {
        return Topics.check(bytes, settings.utf8Checked(), MqttTopicFilter::of);
    }
}
