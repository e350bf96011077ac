package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.simcom.MqttConnection.Phase;
import io.atforge.testkit.modem.tls.TlsContexts;
import io.atforge.testkit.modem.uplink.Destination;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.uplink.HostResolver;
import io.atforge.testkit.modem.uplink.HostResolver.Service;
import io.atforge.testkit.modem.uplink.MqttIdentity;
import io.atforge.testkit.modem.uplink.Tls;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands that bring an MQTT connection up and down. What the modem knows at once to be in vain ends the command
 * with a line and {@code ERROR}; what it learns later is said after the {@code OK}.
 */
final class ConnectionCommands {

    // "tcp://" also where the client speaks TLS; 1 to 64800 seconds; up to 256 bytes each (vendor's manual).
    private static final Pattern URL = Pattern.compile("tcp://([^:/]+):(\\d{1,5})");
    private static final int MAX_TEXT = 256;
    private static final int MAX_KEEP_ALIVE = 64_800;
    private static final int MAX_PORT = 65_535;
    // "0 or 60 to 180 seconds"; shorter ones stand in many published programs.
    private static final int MAX_PATIENCE = 180;

    private final MqttService service;
    private final Radio radio;
    private final HostResolver hosts;
    private final SslContexts ssl;
    private final TlsContexts tls;
    private Dns dns = Dns.WORKING;

    ConnectionCommands(MqttService service, Radio radio, HostResolver hosts, SslContexts ssl, TlsContexts tls) {
        this.service = service;
        this.radio = radio;
        this.hosts = hosts;
        this.ssl = ssl;
        this.tls = tls;
    }

    void register(CommandTable table) {
        table.set("+CMQTTCONNECT", service.command("+CMQTTCONNECT", 4, 6, this::connect))
                .read("+CMQTTCONNECT", none -> CommandResponse.ok(connections()))
                .test("+CMQTTCONNECT", "+CMQTTCONNECT: (0,1),\"tcp://...\",(1-64800),(0-1),\"...\",\"...\"")
                .set("+CMQTTDISC", service.command("+CMQTTDISC", 2, 2, this::disconnect))
                .read("+CMQTTDISC", none -> CommandResponse.ok(states()))
                .test("+CMQTTDISC", "+CMQTTDISC: (0,1),(0,60-180)");
    }

    void dns(Dns state) {
        dns = state;
    }

    private CommandResponse connect(MqttClient client, Parameters values) {
        ClientSettings settings = client.acquired();
        switch (client.connection().phase()) {
            case OFFLINE -> {}
            case ONLINE -> throw MqttError.CLIENT_USED.failure();
            case CONNECTING, DISCONNECTING -> throw MqttError.CLIENT_BUSY.failure();
        }
        String url = values.name(1, MAX_TEXT);
        int keepAlive = values.number(2, 1, MAX_KEEP_ALIVE);
        boolean clean = values.number(3, 0, 1) == 1;
        MqttIdentity identity = new MqttIdentity(
                settings.clientId(),
                values.count() > 4 ? Latin1.toUnicode(values.text(4, MAX_TEXT)) : "",
                values.count() > 5 ? Latin1.toUnicode(values.text(5, MAX_TEXT)) : "",
                settings.will());
        Matcher address = URL.matcher(url);
        if (!address.matches() || Integer.parseInt(address.group(2)) > MAX_PORT) {
            throw MqttError.INVALID_PARAMETER.failure();
        }
        if (!radio.attached()) {
            throw MqttError.SOCKET_CONNECT_FAILED.failure();
        }
        if (dns == Dns.CONNECT_FAIL) {
            return CommandResponse.ok().then(() -> client.connection().connectEnded(MqttError.DNS));
        }
        Destination to = destination(settings, address.group(1), Integer.parseInt(address.group(2)));
        return CommandResponse.ok()
                .then(() -> client.connection()
                        .connect(new MqttTarget(to, url, identity, clean, keepAlive), settings.operationTimeout()));
    }

    private Destination destination(ClientSettings settings, String host, int port) {
        if (dns == Dns.ERROR) {
            throw MqttError.DNS.failure();
        }
        InetSocketAddress address = hosts.resolve(settings.overTls() ? Service.MQTT_OVER_TLS : Service.MQTT, host, port)
                .orElseThrow(() -> MqttError.DNS.failure());
        if (!settings.overTls()) {
            return Destination.inClear(address);
        }
        Tls encryption = ssl.of(tls, settings.tlsContext(), host).orElseThrow(() -> MqttError.NO_CERTIFICATE.failure());
        return new Destination(address, Optional.of(encryption));
    }

    // Both clients have a line; that of one without a connection holds its number alone.
    private List<String> connections() {
        return service.clients().stream()
                .map(client -> "+CMQTTCONNECT: " + client.index()
                        + client.connection()
                                .target()
                                .filter(target -> client.isOnline())
                                .map(target -> ",\"" + target.url() + "\"," + target.keepAlive() + ","
                                        + (target.clean() ? 1 : 0))
                                .orElse(""))
                .toList();
    }

    private List<String> states() {
        return service.clients().stream()
                .map(client -> "+CMQTTDISC: " + client.index() + "," + (client.isOnline() ? 0 : 1))
                .toList();
    }

    private CommandResponse disconnect(MqttClient client, Parameters values) {
        int seconds = values.number(1, 0, MAX_PATIENCE);
        if (client.connection().phase() == Phase.CONNECTING) {
            throw MqttError.CLIENT_BUSY.failure();
        }
        Duration within = seconds == 0 ? client.acquired().operationTimeout() : Duration.ofSeconds(seconds);
        client.online();
        return CommandResponse.ok().then(() -> client.connection().disconnect(within));
    }
}
