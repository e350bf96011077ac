package io.atforge.testkit.modem;

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
            Terminal terminal) {
        tls = new TlsContexts(ssl, files, clock);
        bearer = new AppBearer(radio, terminal, model.ip());
        http = new HttpCommands(bearer, tls, hosts, uplink, scheduler, terminal);
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
