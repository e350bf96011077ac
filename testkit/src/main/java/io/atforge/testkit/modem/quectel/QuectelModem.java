package io.atforge.testkit.modem.quectel;

import io.atforge.testkit.modem.FamilyParts;
import io.atforge.testkit.modem.FamilyTraits;
import io.atforge.testkit.modem.Identification;
import io.atforge.testkit.modem.ModemFamily;
import io.atforge.testkit.modem.ModemStatus;
import io.atforge.testkit.modem.cellular.NetworkNotices;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.files.FileSystem;
import io.atforge.testkit.modem.tls.TlsContexts;
import io.atforge.testkit.modem.uplink.Connection;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** What Quectel's modems have of their own. */
public final class QuectelModem implements ModemFamily {

    // Numbers of the manuals: 50 for a wrong parameter, 405 and 423 for files; an unknown command is a plain ERROR.
    private static final SerialDefaults SERIAL = new SerialDefaults(
            1,
            115_200,
            Map.of(
                    CmeError.INVALID_COMMAND_LINE, OptionalInt.empty(),
                    CmeError.BAD_PARAMETERS, OptionalInt.of(50),
                    CmeError.NO_FILE, OptionalInt.of(405),
                    CmeError.FILE_TOO_LARGE, OptionalInt.of(423)));
    private static final List<String> SIM_READY = List.of("+CPIN: READY", "+QUSIM: 1");
    private static final NetworkNotices NOTICES =
            new NetworkNotices(List.of(), List.of(), List.of(), List.of(), List.of("+CPIN: NOT READY"), SIM_READY, 0);
    private static final Identification IDENTIFICATION = new Identification(
            (name, value) -> value,
            Map.of("+QCCID", "+QCCID: ", "+CCID", "+CCID: "),
            identity -> List.of(identity.maker(), identity.model(), "Revision: " + identity.firmware()));

    private final FamilyParts parts;
    private final FileSystem files = new FileSystem();
    private final QuectelSsl ssl = new QuectelSsl();
    private final MqttSettings settings = new MqttSettings();
    private final List<MqttClient> clients = new ArrayList<>();
    private final List<ReceiveBuffer> buffers = new ArrayList<>();
    private final Urcs urcs;
    private final PdpContext contexts;
    private final ClientCommands connections;
    private final MessageCommands messages;

    /**
     * Makes the family's part of one modem.
     *
     * @param parts   what all modems share
     * @param variant how the model differs from others
     */
    public QuectelModem(FamilyParts parts, QuectelVariant variant) {
        this.parts = parts;
        urcs = new Urcs(parts.output());
        contexts = new PdpContext(parts.radio(), urcs, parts.values().ip(), this::contextEnded);
        for (int id = 0; id <= MqttSettings.LAST_CLIENT; id++) {
            ReceiveBuffer buffer = new ReceiveBuffer(id, urcs, settings, variant.form());
            buffers.add(buffer);
            clients.add(new MqttClient(id, variant, parts.uplink(), parts.scheduler(), urcs, buffer::receive));
        }
        TlsContexts tls = new TlsContexts(ssl, files, parts.clock());
        connections = new ClientCommands(clients, buffers, settings, contexts, ssl, tls, parts);
        messages = new MessageCommands(
                clients,
                buffers,
                settings,
                variant,
                parts.values().maxPayload(),
                parts.values().maxTopic());
    }

    /**
     * How Quectel's modems say what every modem says.
     *
     * @return the traits of the whole family
     */
    public static FamilyTraits traits() {
        return new FamilyTraits(
                SERIAL,
                NOTICES,
                IDENTIFICATION,
                "+CMEE: ",
                "",
                QuectelModem::bootLines,
                name -> name.startsWith("+QMT"));
    }

    private static List<String> bootLines(Sim sim) {
        List<String> lines = new ArrayList<>(List.of("RDY", "+CFUN: 1"));
        if (sim == Sim.READY) {
            lines.addAll(SIM_READY);
            lines.addAll(List.of("+QIND: SMS DONE", "+QIND: PB DONE"));
        } else {
            lines.add("+CPIN: NOT READY");
        }
        return lines;
    }

    /** Only the clients that are on it are lost. */
    private void contextEnded(int context) {
        for (int id = 0; id < clients.size(); id++) {
            if (settings.pdp(id) == context) {
                clients.get(id).lost(MqttClient.BY_MODEM);
            }
        }
    }

    @Override
    public void register(CommandTable table) {
        urcs.register(table);
        contexts.register(table);
        new QuectelFiles(files).register(table);
        ssl.register(table);
        settings.register(table);
        connections.register(table);
        messages.register(table);
        table.execute("+QPOWD", none -> powerDown()).set("+QPOWD", parameters -> {
            Parameters.parse(parameters).count(1, 1).number(0, 0, 1);
            return powerDown();
        });
    }

    private CommandResponse powerDown() {
        return CommandResponse.ok().then(() -> {
            parts.output().line("POWERED DOWN");
            parts.powerOff().run();
        });
    }

    @Override
    public void lost() {
        clients.forEach(client -> client.lost(MqttClient.NO_LINK));
        contexts.lost();
    }

    @Override
    public void freeze() {
        clients.forEach(MqttClient::freeze);
    }

    @Override
    public void thaw() {
        clients.forEach(MqttClient::thaw);
    }

    @Override
    public void bearerLost() {
        clients.forEach(client -> client.lost(MqttClient.BY_SERVER));
        contexts.lost();
    }

    @Override
    public void connectionLost() {
        clients.forEach(client -> client.lost(MqttClient.BY_SERVER));
    }

    @Override
    public void dns(Dns state) {
        connections.dns(state);
    }

    @Override
    public void restart() {
        clients.forEach(MqttClient::cut);
        buffers.forEach(ReceiveBuffer::clear);
        settings.restart();
        ssl.restart();
        contexts.restart();
    }

    @Override
    public ModemStatus.Data data() {
        Connection farthest = clients.stream()
                .map(client -> client.phase().connection())
                .reduce(Connection.DOWN, QuectelModem::farther);
        return new ModemStatus.Data(contexts.anyActive(), farthest);
    }

    private static Connection farther(Connection one, Connection other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @Override
    public CompletableFuture<Void> switchOff() {
        return CompletableFuture.allOf(clients.stream().map(MqttClient::drop).toArray(CompletableFuture[]::new));
    }
}
