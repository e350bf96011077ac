package io.atforge.testkit.modem;

import io.atforge.testkit.modem.luat.bearer.AppBearer;
import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.files.FileCommands;
import io.atforge.testkit.modem.files.FileSystem;
import io.atforge.testkit.modem.luat.http.HttpCommands;
import io.atforge.testkit.modem.tls.SslSettings;
import io.atforge.testkit.modem.tls.TlsContexts;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.uplink.HostResolver;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.SerialOutput;
import io.atforge.testkit.time.Scheduler;
import java.time.Clock;

/** What the modem has beside MQTT: files, TLS settings, HTTP. */
final class DataServices {

    private final FileSystem files = new FileSystem();
    private final SslSettings ssl = new SslSettings();
    private final TlsContexts tls;
    private final AppBearer bearer;
    private final HttpCommands http;

    DataServices(
            ModemModel model,
            HostResolver hosts,
            Clock clock,
            Scheduler scheduler,
            Uplink uplink,
            Radio radio,
            SerialOutput output) {
        tls = new TlsContexts(ssl, files, clock);
        bearer = new AppBearer(radio, output, model.ip());
        http = new HttpCommands(bearer, tls, hosts, uplink, scheduler, output);
    }

    void register(CommandTable table) {
        new FileCommands(files).register(table);
        ssl.register(table);
        bearer.register(table);
        http.register(table);
    }

    TlsContexts tls() {
        return tls;
    }

    void dns(Dns state) {
        http.dns(state);
    }

    /** The network took the bearers away. */
    void lost() {
        bearer.lost();
        http.lost();
    }

    /** A restart, which only files survive. */
    void restart() {
        ssl.restart();
        bearer.restart();
        http.restart();
    }
}
