package io.atforge.testkit.modem.luat.mqtt;

import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.luat.bearer.Bearer;
import io.atforge.testkit.modem.luat.mqtt.MqttSession.Phase;
import io.atforge.testkit.modem.tls.SslSettings;
import io.atforge.testkit.modem.tls.TlsContexts;
import io.atforge.testkit.modem.uplink.Destination;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.uplink.HostResolver;
import io.atforge.testkit.modem.uplink.HostResolver.Service;
import io.atforge.testkit.modem.uplink.MqttIdentity;
import io.atforge.testkit.modem.uplink.MqttIdentity.Will;
import io.atforge.testkit.modem.uplink.Tls;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialOutput;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The commands that bring the MQTT connection up and down. */
public final class MqttCommands {

    private static final int MAX_NAME = 256;
    private static final int MAX_HOST = 256;
    // The manual limits a will to the payload of the oldest models.
    private static final int MAX_WILL = 1360;

    private final MqttSession session;
    private final Bearer bearer;
    private final Radio radio;
    private final HostResolver hosts;
    private final TlsContexts tls;
    private Dns dns = Dns.WORKING;

    public MqttCommands(MqttSession session, Bearer bearer, Radio radio, HostResolver hosts, TlsContexts tls) {
        this.session = session;
        this.bearer = bearer;
        this.radio = radio;
        this.hosts = hosts;
        this.tls = tls;
    }

    public void register(CommandTable table, SerialOutput output) {
        table.set("+MCONFIG", this::configure)
                .test(
                        "+MCONFIG",
                        "+MCONFIG: <clientid>[,<username>,<password>"
                                + "[,<will_qos>,<will_retain>,<will_topic>,<will_message>]]")
                .set("+MIPSTART", parameters -> dial(parameters, Service.MQTT, output))
                .test(
                        "+MIPSTART",
                        "+MIPSTART: \"(0-255).(0-255).(0-255).(0-255)\",(1-65535)",
                        "+MIPSTART: \"DOMAIN NAME\",(1-65535)")
                .set("+SSLMIPSTART", parameters -> dial(parameters, Service.MQTT_OVER_TLS, output))
                .test(
                        "+SSLMIPSTART",
                        "+SSLMIPSTART: \"(0-255).(0-255).(0-255).(0-255)\",(1-65535)",
                        "+SSLMIPSTART: \"DOMAIN NAME\",(1-65535)")
                .set("+MCONNECT", this::connect)
                .test("+MCONNECT", "+MCONNECT: (0,1),(1-65535)")
                .execute("+MDISCONNECT", none -> disconnect())
                .test("+MDISCONNECT")
                .execute("+MIPCLOSE", none -> close())
                .test("+MIPCLOSE")
                // The vendor prints a blank before the colon, and leaves out the final S.
                .execute("+MQTTSTATU", none -> CommandResponse.ok("+MQTTSTATU :" + status()))
                .test("+MQTTSTATU");
    }

    private CommandResponse configure(String parameters) {
        Parameters values = Parameters.parse(parameters).count(1, 7);
        Optional<Will> will = switch (values.count()) {
            case 1, 3 -> Optional.empty();
            case 7 ->
                Optional.of(new Will(
                        values.number(3, 0, 2),
                        values.number(4, 0, 1) == 1,
                        Latin1.toUnicode(values.quoted(5, MAX_NAME)),
                        Latin1.bytes(values.quoted(6, MAX_WILL))));
            default -> throw CommandFailure.badParameters();
        };
        session.configure(new MqttIdentity(
                Latin1.toUnicode(values.text(0, MAX_NAME)),
                values.count() == 1 ? "" : Latin1.toUnicode(values.text(1, MAX_NAME)),
                values.count() == 1 ? "" : Latin1.toUnicode(values.text(2, MAX_NAME)),
                will));
        return CommandResponse.ok();
    }

    public void dns(Dns state) {
        dns = state;
    }

    private CommandResponse dial(String parameters, Service service, SerialOutput output) {
        Parameters values = Parameters.parse(parameters).count(2, 2);
        String host = values.name(0, MAX_HOST);
        int port = values.number(1, 1, 65535);
        Phase phase = session.phase();
        if (phase == Phase.TCP_UP || phase == Phase.CONNECTING || phase == Phase.ONLINE) {
            return CommandResponse.ok().then(() -> output.line("ALREADY CONNECT"));
        }
        session.require(Phase.OFFLINE);
        bearer.requireUsable();
        if (!radio.attached() || dns == Dns.CONNECT_FAIL) {
            return CommandResponse.ok().then(session::dialInVain);
        }
        // A name that does not resolve ends here, with number 3 (vendor's log).
        if (dns == Dns.ERROR) {
            throw CommandFailure.notAllowed();
        }
        InetSocketAddress address = hosts.resolve(service, host, port).orElseThrow(CommandFailure::notAllowed);
        if (service == Service.MQTT) {
            return CommandResponse.ok().then(() -> session.dial(Destination.inClear(address)));
        }
        Optional<Tls> encryption = tls.of(SslSettings.MQTT);
        return CommandResponse.ok()
                .then(
                        encryption.isEmpty()
                                ? session::dialInVain
                                : () -> session.dial(new Destination(address, encryption)));
    }

    private CommandResponse connect(String parameters) {
        Parameters values = Parameters.parse(parameters).count(2, 3);
        boolean clean = values.number(0, 0, 1) == 1;
        int keepAlive = values.number(1, 1, 65535);
        if (values.count() == 3) {
            values.number(2, 0, 1);
        }
        session.require(Phase.TCP_UP);
        if (!session.configured()) {
            throw CommandFailure.notAllowed();
        }
        return CommandResponse.ok().then(() -> session.connect(clean, keepAlive));
    }

    private CommandResponse disconnect() {
        session.require(Phase.ONLINE);
        return CommandResponse.ok().then(session::disconnect);
    }

    private CommandResponse close() {
        if (session.phase() == Phase.OFFLINE) {
            return CommandResponse.failed(CmeError.OPERATION_FAILED);
        }
        session.drop();
        return CommandResponse.ok();
    }

    private int status() {
        return switch (session.phase()) {
            case OFFLINE, DIALLING -> 0;
            case ONLINE -> 1;
            case TCP_UP, CONNECTING, DISCONNECTING -> 2;
        };
    }
}
