package io.atforge.testkit.modem.quectel;

import io.atforge.testkit.modem.FamilyParts;
import io.atforge.testkit.modem.tls.TlsContexts;
import io.atforge.testkit.modem.uplink.Destination;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.uplink.HostResolver.Service;
import io.atforge.testkit.modem.uplink.MqttIdentity;
import io.atforge.testkit.modem.uplink.Tls;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The commands that bring an MQTT connection up and down. {@code AT+QMTOPEN} does not bring the data connection up by
 * itself; without one it says 3.
 */
final class ClientCommands {

    // Results of AT+QMTOPEN (manual).
    private static final int NETWORK_NOT_OPENED = -1;
    private static final int IN_USE = 2;
    private static final int NO_PDP = 3;
    private static final int NO_NAME = 4;
    private static final int NETWORK_ERROR = 5;

    private static final int MAX_HOST = 100;
    private static final int MAX_NAME = 256;

    private final List<MqttClient> clients;
    private final List<ReceiveBuffer> buffers;
    private final MqttSettings settings;
    private final PdpContext contexts;
    private final QuectelSsl ssl;
    private final TlsContexts tls;
    private final FamilyParts parts;
    private Dns dns = Dns.WORKING;

    ClientCommands(
            List<MqttClient> clients,
            List<ReceiveBuffer> buffers,
            MqttSettings settings,
            PdpContext contexts,
            QuectelSsl ssl,
            TlsContexts tls,
            FamilyParts parts) {
        this.clients = clients;
        this.buffers = buffers;
        this.settings = settings;
        this.contexts = contexts;
        this.ssl = ssl;
        this.tls = tls;
        this.parts = parts;
    }

    void register(CommandTable table) {
        table.set("+QMTOPEN", this::open)
                .read(
                        "+QMTOPEN",
                        none -> CommandResponse.ok(each(MqttClient::up)
                                .map(id -> "+QMTOPEN: " + id + ","
                                        + clients.get(id).described())
                                .toList()))
                .test("+QMTOPEN", "+QMTOPEN: (0-5),<host_name>,(0-65535)")
                .set("+QMTCONN", this::connect)
                .read(
                        "+QMTCONN",
                        none -> CommandResponse.ok(each(client -> client.phase().number() > 0)
                                .map(id -> "+QMTCONN: " + id + ","
                                        + clients.get(id).phase().number())
                                .toList()))
                .test("+QMTCONN", "+QMTCONN: (0-5),<clientid>[,<username>[,<password>]]")
                .set("+QMTDISC", this::disconnect)
                .test("+QMTDISC", "+QMTDISC: (0-5)")
                .set("+QMTCLOSE", this::close)
                .test("+QMTCLOSE", "+QMTCLOSE: (0-5)");
    }

    private Stream<Integer> each(Predicate<MqttClient> wanted) {
        return Stream.iterate(0, id -> id + 1).limit(clients.size()).filter(id -> wanted.test(clients.get(id)));
    }

    void dns(Dns state) {
        dns = state;
    }

    private CommandResponse open(String parameters) {
        Parameters values = Parameters.parse(parameters).count(3, 3);
        int id = values.number(0, 0, MqttSettings.LAST_CLIENT);
        String host = values.name(1, MAX_HOST);
        int port = values.number(2, 1, 65535);
        return CommandResponse.ok().then(() -> open(id, host, port));
    }

    private void open(int id, String host, int port) {
        MqttClient client = clients.get(id);
        OptionalInt context = settings.tls(id);
        Service service = context.isPresent() ? Service.MQTT_OVER_TLS : Service.MQTT;
        Optional<InetSocketAddress> address =
                dns == Dns.ERROR ? Optional.empty() : parts.hosts().resolve(service, host, port);
        Optional<Tls> encryption = context.isPresent() ? ssl.of(tls, context.getAsInt(), host) : Optional.empty();
        OptionalInt problem = problem(id, address.isPresent(), context.isPresent() && encryption.isEmpty());
        if (problem.isPresent()) {
            client.result("QMTOPEN", problem.getAsInt());
        } else {
            buffers.get(id).clear();
            client.open(new Destination(address.orElseThrow(), encryption), host, port);
        }
    }

    private OptionalInt problem(int id, boolean known, boolean useless) {
        if (clients.get(id).phase() != Phase.FREE) {
            return OptionalInt.of(IN_USE);
        }
        if (!contexts.active(settings.pdp(id))) {
            return OptionalInt.of(NO_PDP);
        }
        if (!known) {
            return OptionalInt.of(NO_NAME);
        }
        if (dns == Dns.CONNECT_FAIL) {
            return OptionalInt.of(NETWORK_ERROR);
        }
        return useless ? OptionalInt.of(NETWORK_NOT_OPENED) : OptionalInt.empty();
    }

    private CommandResponse connect(String parameters) {
        Parameters values = Parameters.parse(parameters).count(2, 4);
        int id = values.number(0, 0, MqttSettings.LAST_CLIENT);
        MqttIdentity identity = new MqttIdentity(
                Latin1.toUnicode(values.name(1, MAX_NAME)),
                values.count() > 2 ? Latin1.toUnicode(values.text(2, MAX_NAME)) : "",
                values.count() > 3 ? Latin1.toUnicode(values.text(3, MAX_NAME)) : "",
                settings.will(id));
        MqttClient client = clients.get(id);
        client.require(Phase.OPEN);
        return CommandResponse.ok()
                .then(() ->
                        client.connect(identity, settings.clean(id), settings.keepAlive(id), settings.patience(id)));
    }

    private MqttClient client(String parameters) {
        return clients.get(Parameters.parse(parameters).count(1, 1).number(0, 0, MqttSettings.LAST_CLIENT));
    }

    private CommandResponse disconnect(String parameters) {
        MqttClient client = client(parameters);
        client.require(Phase.CONNECTED);
        return CommandResponse.ok().then(client::disconnect);
    }

    private CommandResponse close(String parameters) {
        MqttClient client = client(parameters);
        if (client.phase() == Phase.FREE) {
            client.require(Phase.OPEN);
        }
        return CommandResponse.ok().then(() -> {
            client.drop();
            client.result("QMTCLOSE", 0);
        });
    }
}
