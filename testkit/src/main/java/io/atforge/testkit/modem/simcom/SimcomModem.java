package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.FamilyParts;
import io.atforge.testkit.modem.ModemFamily;
import io.atforge.testkit.modem.ModemStatus;
import io.atforge.testkit.modem.files.FileSystem;
import io.atforge.testkit.modem.tls.TlsContexts;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import java.util.concurrent.CompletableFuture;

/** What SIMCom's modems have of their own: {@code AT+NETOPEN}, {@code AT+CMQTT…}, TLS contexts and certificates. */
public final class SimcomModem implements ModemFamily {

    private final FamilyParts parts;
    private final SimcomModel model;
    private final SslContexts ssl = new SslContexts();
    private final NetworkLibrary network;
    private final MqttService mqtt;
    private final ConnectionCommands connections;
    private final FileSystem files = new FileSystem();

    /**
     * Makes the family's part of one modem.
     *
     * @param parts what all modems share
     * @param model which of the family's models it is
     */
    public SimcomModem(FamilyParts parts, SimcomModel model) {
        this.parts = parts;
        this.model = model;
        MessageOutput messages = new MessageOutput(parts.output(), model.separateParts());
        network =
                new NetworkLibrary(parts.radio(), parts.output(), parts.values().ip());
        mqtt = new MqttService(
                parts.output(),
                client -> new MqttConnection(client, parts.uplink(), parts.scheduler(), parts.output(), messages));
        connections = new ConnectionCommands(
                mqtt, parts.radio(), parts.hosts(), ssl, new TlsContexts(ssl, files, parts.clock()));
    }

    @Override
    public void register(CommandTable table) {
        int maxTopic = parts.values().maxTopic();
        network.register(table);
        new ServiceCommands(mqtt, model, parts.radio(), parts.output()).register(table);
        connections.register(table);
        new PublishCommands(mqtt, maxTopic, parts.values().maxPayload()).register(table);
        new SubscriptionCommands(mqtt, maxTopic).register(table);
        ssl.register(table);
        new CertificateCommands(files).register(table);
        table.execute("+CRESET", none -> CommandResponse.ok().then(this::reset))
                .test("+CRESET")
                .execute("+CPOF", none -> CommandResponse.ok().then(parts.powerOff()))
                .test("+CPOF");
    }

    private void reset() {
        if (model.announcesRestart()) {
            lost();
        }
        parts.restart().run();
    }

    @Override
    public void lost() {
        network.lost();
        mqtt.lost();
    }

    @Override
    public void freeze() {
        mqtt.freeze();
    }

    @Override
    public void thaw() {
        mqtt.thaw();
    }

    @Override
    public void bearerLost() {
        model.detached().forEach(parts.output()::line);
        lost();
    }

    @Override
    public void connectionLost() {
        mqtt.reset();
    }

    @Override
    public void dns(Dns state) {
        connections.dns(state);
    }

    @Override
    public void restart() {
        mqtt.restart();
        network.restart();
        ssl.restart();
    }

    // AT+CMQTTSTART brings the data connection up by itself (vendor's manual).
    @Override
    public ModemStatus.Data data() {
        return new ModemStatus.Data(network.isOpen() || mqtt.started(), mqtt.connection());
    }

    @Override
    public CompletableFuture<Void> switchOff() {
        return mqtt.leave();
    }
}
