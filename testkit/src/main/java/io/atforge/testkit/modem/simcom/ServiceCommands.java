package io.atforge.testkit.modem.simcom;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.simcom.MqttConnection.Phase;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialOutput;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * The commands that start the MQTT service, acquire a client and set what it connects with. Numbers where the sources
 * show only that a command fails: 9 without the service, 20 without a client, 21 for a client that is still connected,
 * and for a service whose clients are still acquired or that has not been started.
 */
final class ServiceCommands {

    // "1 to 128 bytes" for the client id, "1 to 1024" for topics, "1 to 10240" for the will (vendor's manual).
    private static final int MAX_CLIENT_ID = 128;
    private static final int MAX_TOPIC = 1024;
    private static final int MAX_WILL = 10_240;
    private static final int MAX_TEXT = 64;
    private static final int LAST_TLS_CONTEXT = 9;

    private final MqttService service;
    private final SimcomModel model;
    private final Radio radio;
    private final SerialOutput output;

    ServiceCommands(MqttService service, SimcomModel model, Radio radio, SerialOutput output) {
        this.service = service;
        this.model = model;
        this.radio = radio;
        this.output = output;
    }

    void register(CommandTable table) {
        table.execute("+CMQTTSTART", none -> start())
                .test("+CMQTTSTART")
                .execute("+CMQTTSTOP", none -> stop())
                .test("+CMQTTSTOP")
                .set("+CMQTTACCQ", service.command("+CMQTTACCQ", 2, 4, this::acquire))
                .read("+CMQTTACCQ", none -> CommandResponse.ok(acquired()))
                .test("+CMQTTACCQ", "+CMQTTACCQ: (0,1),(1-128),(0-1)")
                .set("+CMQTTREL", service.command("+CMQTTREL", 1, 1, this::release))
                .test("+CMQTTREL", "+CMQTTREL: (0,1)")
                .set("+CMQTTSSLCFG", service.command("+CMQTTSSLCFG", 2, 2, this::tlsContext))
                .test("+CMQTTSSLCFG", "+CMQTTSSLCFG: (0,1),(0-9)")
                .set("+CMQTTCFG", this::configure)
                .set("+CMQTTWILLTOPIC", service.command("+CMQTTWILLTOPIC", 2, 2, this::willTopic))
                .set("+CMQTTWILLMSG", service.command("+CMQTTWILLMSG", 3, 3, this::willMessage));
    }

    private CommandResponse start() {
        if (service.started()) {
            return Replies.failed("+CMQTTSTART: " + MqttError.ALREADY_OPENED.number());
        }
        if (!radio.attached()) {
            return Replies.failed("+CMQTTSTART: " + MqttError.NETWORK_OPEN_FAILED.number());
        }
        service.started(true);
        return done("+CMQTTSTART: 0");
    }

    private CommandResponse stop() {
        boolean used =
                service.clients().stream().anyMatch(client -> client.settings().isPresent());
        if (used || !service.started()) {
            return Replies.failed("+CMQTTSTOP: " + MqttError.NOT_RELEASED.number());
        }
        service.started(false);
        return done("+CMQTTSTOP: 0");
    }

    private CommandResponse done(String line) {
        return model.resultBeforeOk()
                ? CommandResponse.ok(line)
                : CommandResponse.ok().then(() -> output.line(line));
    }

    // The fourth parameter, seen in a log of a SIM7600, is the MQTT version.
    private CommandResponse acquire(MqttClient client, Parameters values) {
        if (!service.started()) {
            throw MqttError.NETWORK_NOT_OPENED.failure();
        }
        if (client.settings().isPresent()) {
            throw MqttError.CLIENT_USED.failure();
        }
        String clientId = Latin1.toUnicode(values.name(1, MAX_CLIENT_ID));
        boolean overTls = values.count() > 2 && values.number(2, 0, 1) == 1;
        if (values.count() == 4) {
            values.number(3, 3, 4);
        }
        client.acquire(new ClientSettings(clientId, overTls));
        return CommandResponse.ok();
    }

    private List<String> acquired() {
        return service.clients().stream()
                .flatMap(client -> client
                        .settings()
                        .map(values -> "+CMQTTACCQ: " + client.index() + ",\"" + Latin1.ofUnicode(values.clientId())
                                + "\"," + (values.overTls() ? 1 : 0))
                        .stream())
                .toList();
    }

    private CommandResponse release(MqttClient client, Parameters values) {
        client.acquired();
        if (client.connection().phase() != Phase.OFFLINE) {
            throw MqttError.NOT_RELEASED.failure();
        }
        client.release();
        return CommandResponse.ok();
    }

    private CommandResponse tlsContext(MqttClient client, Parameters values) {
        client.acquired().tlsContext(values.number(1, 0, LAST_TLS_CONTEXT));
        return CommandResponse.ok();
    }

    // The client's number stands behind the name of the setting.
    private CommandResponse configure(String text) {
        Parameters values = Parameters.parse(text).count(3, 4);
        MqttClient client = service.clients().get(values.number(1, 0, 1));
        if (client.settings().isEmpty()) {
            return Replies.failed("+CMQTTCFG", client.index(), MqttError.NOT_ACQUIRED);
        }
        ClientSettings settings = client.acquired();
        String name = values.name(0, MAX_TEXT);
        values.count(name.equals("argtopic") ? 4 : 3, name.equals("argtopic") ? 4 : 3);
        switch (name) {
            case "argtopic" -> settings.topicsInCommands(values.number(2, 0, 1) == 1, values.number(3, 0, 1) == 1);
            case "checkUTF8" -> settings.utf8Checked(values.number(2, 0, 1) == 1);
            // The modem speaks 3.1.1 in any case, as its client here does.
            case "version" -> values.number(2, 3, 4);
            case "optimeout" -> settings.operationTimeout(Duration.ofSeconds(values.number(2, 20, 120)));
            default -> throw CommandFailure.badParameters();
        }
        return CommandResponse.ok();
    }

    private CommandResponse willTopic(MqttClient client, Parameters values) {
        ClientSettings settings = client.acquired();
        int length = values.number(1, 1, MAX_TOPIC);
        return CommandResponse.data(OptionalInt.of(length), length, bytes -> {
            Topics.Checked checked = Topics.check(bytes, settings.utf8Checked(), MqttTopic::of);
            if (checked.error().isPresent()) {
                return Replies.failed(
                        "+CMQTTWILLTOPIC", client.index(), checked.error().get());
            }
            settings.willTopic(checked.topic());
            return CommandResponse.ok();
        });
    }

    private CommandResponse willMessage(MqttClient client, Parameters values) {
        ClientSettings settings = client.acquired();
        int length = values.number(1, 1, MAX_WILL);
        int qos = values.number(2, 0, 2);
        if (!settings.hasWillTopic()) {
            throw MqttError.TOPIC_EMPTY.failure();
        }
        return CommandResponse.data(OptionalInt.of(length), length, bytes -> {
            settings.willMessage(bytes, qos);
            return CommandResponse.ok();
        });
    }
}
