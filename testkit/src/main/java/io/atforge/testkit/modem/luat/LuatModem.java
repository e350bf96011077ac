package io.atforge.testkit.modem.luat;

import io.atforge.testkit.modem.FamilyParts;
import io.atforge.testkit.modem.FamilyTraits;
import io.atforge.testkit.modem.Identification;
import io.atforge.testkit.modem.ModemFamily;
import io.atforge.testkit.modem.ModemStatus;
import io.atforge.testkit.modem.files.FileCommands;
import io.atforge.testkit.modem.files.FileSystem;
import io.atforge.testkit.modem.luat.bearer.AppBearer;
import io.atforge.testkit.modem.luat.bearer.Bearer;
import io.atforge.testkit.modem.luat.bearer.IpCommands;
import io.atforge.testkit.modem.luat.http.HttpCommands;
import io.atforge.testkit.modem.luat.mqtt.Inbox;
import io.atforge.testkit.modem.luat.mqtt.MessageCommands;
import io.atforge.testkit.modem.luat.mqtt.MqttCommands;
import io.atforge.testkit.modem.luat.mqtt.MqttSession;
import io.atforge.testkit.modem.tls.SslSettings;
import io.atforge.testkit.modem.tls.TlsContexts;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.SerialDefaults;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What Luat's modems have of their own: {@code AT+M...}, two kinds of bearer, files, TLS settings, HTTP. */
public final class LuatModem implements ModemFamily {

    // +CGMI: "AirM2M" in logs of an Air724UG and an Air780EP.
    private static final Identification IDENTIFICATION = new Identification(
            (name, value) -> "+" + name + ": \"" + value + "\"",
            Map.of("+ICCID", "+ICCID: ", "+CCID", "+CCID: "),
            identity -> List.of(identity.firmware()));

    private final FamilyParts parts;
    private final FileSystem files = new FileSystem();
    private final SslSettings ssl = new SslSettings();
    private final MqttSession mqtt;
    private final Bearer bearer;
    private final MqttCommands connections;
    private final MessageCommands messages;
    private final AppBearer appBearer;
    private final HttpCommands http;

    /**
     * Makes the family's part of one modem.
     *
     * @param parts what all modems share
     * @param model which of the family's models it is
     */
    public LuatModem(FamilyParts parts, LuatModel model) {
        this.parts = parts;
        TlsContexts tls = new TlsContexts(ssl, files, parts.clock());
        Inbox inbox = new Inbox(parts.output());
        mqtt = new MqttSession(parts.uplink(), parts.output(), this::bearerState, inbox::receive);
        bearer = new Bearer(parts.output(), mqtt, model.ownBearer());
        connections = new MqttCommands(mqtt, bearer, parts.radio(), parts.hosts(), tls);
        messages = new MessageCommands(mqtt, inbox, parts.values().maxPayload());
        appBearer = new AppBearer(parts.radio(), parts.output(), parts.values().ip());
        http = new HttpCommands(appBearer, tls, parts.hosts(), parts.uplink(), parts.scheduler(), parts.output());
        bearer.onLoss(this::appBearerLost);
    }

    /**
     * How Luat's modems say what every modem says.
     *
     * @param model which of them
     * @return its traits
     */
    public static FamilyTraits traits(LuatModel model) {
        return new FamilyTraits(
                // AT+IPR=0 from the factory (manual).
                new SerialDefaults(0, 0, Map.of()),
                model.notices(),
                IDENTIFICATION,
                // The vendor prints a blank before the colon.
                "+CMEE :",
                // Noise of the boot loader, without a CR (vendor's log).
                "^boot.rom'v'!\n",
                sim -> model.bootLines(),
                name -> name.matches("\\+(M|SSLM).*"));
    }

    private String bearerState() {
        return bearer.state().words();
    }

    @Override
    public void register(CommandTable table) {
        new IpCommands(bearer, parts.radio(), parts.output(), parts.values().ip()).register(table);
        connections.register(table, parts.output());
        messages.register(table);
        new FileCommands(files).register(table);
        ssl.register(table);
        appBearer.register(table);
        http.register(table);
        table.execute("+RESET", none -> CommandResponse.ok().then(parts.restart()));
    }

    @Override
    public void lost() {
        bearer.lost();
    }

    @Override
    public void freeze() {
        bearer.freeze();
    }

    @Override
    public void thaw() {
        mqtt.thaw();
    }

    @Override
    public void bearerLost() {
        bearer.takenAway();
    }

    @Override
    public void connectionLost() {
        mqtt.lost();
    }

    private void appBearerLost() {
        appBearer.lost();
        http.lost();
    }

    @Override
    public void dns(Dns state) {
        connections.dns(state);
        http.dns(state);
    }

    @Override
    public void restart() {
        mqtt.restart();
        bearer.restart();
        messages.restart();
        ssl.restart();
        appBearer.restart();
        http.restart();
    }

    @Override
    public ModemStatus.Data data() {
        return new ModemStatus.Data(bearer.isUp(parts.radio().attached()), mqtt.connection());
    }

    @Override
    public CompletableFuture<Void> switchOff() {
        return mqtt.drop();
    }
}
