package io.atforge.testkit;

import static io.atforge.testkit.SimcomConversation.TOPIC;
import static io.atforge.testkit.SimcomConversation.data;
import static io.atforge.testkit.SimcomConversation.fails;
import static io.atforge.testkit.SimcomConversation.message;
import static io.atforge.testkit.SimcomConversation.start;
import static io.atforge.testkit.TlsConversation.HOST;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.tls.TlsServer;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MQTT over TLS by a modem of SIMCom's, with the authority's certificate put into it. */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SimcomTlsTest {

    private static final String CONNECT = "AT+CMQTTCONNECT=0,\"tcp://" + HOST + ":1883\",600,1,"
            + "\"test&a1hahpgAs3s\",\"c65de7069643b59fc972e8884fede9aaffeada38\"";
    private static final String UP = "+CMQTTCONNECT: 0,0";
    private static final String HANDSHAKE_FAILED = "+CMQTTCONNECT: 0,32";
    private static final String NO_CERTIFICATE = "+CMQTTCONNECT: 0,33";

    private static final Map<TlsServer, IotPlatform> PLATFORMS = new EnumMap<>(TlsServer.class);

    private static IotPlatform platform(TlsServer server) {
        IotPlatform platform = PLATFORMS.computeIfAbsent(
                server,
                kind -> IotPlatform.tutorial("qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM")
                        .tls(kind)
                        .start());
        platform.clear();
        return platform;
    }

    @AfterAll
    static void stop() {
        PLATFORMS.values().forEach(IotPlatform::close);
        PLATFORMS.clear();
    }

    private static HostTerminal acquired(VirtualModem modem) throws InterruptedException {
        HostTerminal terminal = new HostTerminal(modem.port());
        start(terminal);
        terminal.ok("AT+CMQTTACCQ=0,\"test|securemode=2,signmethod=hmacsha1,timestamp=1544257319|\",1");
        terminal.ok("AT+CMQTTSSLCFG=0,2");
        return terminal;
    }

    private static void set(HostTerminal terminal, String name, String value) throws InterruptedException {
        terminal.ok("AT+CSSLCFG=\"" + name + "\",2," + value);
    }

    private static void check(HostTerminal terminal, String pem, int mode, int serverName) throws InterruptedException {
        data(terminal, "AT+CCERTDOWN=\"ca.pem\"," + pem.length(), pem);
        set(terminal, "cacert", "\"ca.pem\"");
        set(terminal, "authmode", String.valueOf(mode));
        set(terminal, "enableSNI", String.valueOf(serverName));
    }

    private static VirtualModemBuilder modem(IotPlatform platform) {
        return VirtualModem.builder().model(ModemModel.A7670).platform(platform);
    }

    @Test
    void carriesMessagesBothWays() throws Exception {
        IotPlatform platform = platform(TlsServer.TRUSTED);
        try (VirtualModem modem = modem(platform).build()) {
            HostTerminal terminal = acquired(modem);
            check(terminal, Files.readString(platform.caFile()), 1, 1);
            terminal.ok(CONNECT);
            terminal.line(UP);
            assertThat(platform.connected()).containsExactly(new DeviceId("a1hahpgAs3s", "test"));
            data(terminal, "AT+CMQTTSUB=0,22,0", TOPIC);
            terminal.line("+CMQTTSUB: 0,0");
            SimcomConversation.draft(terminal, TOPIC, "up");
            terminal.ok("AT+CMQTTPUB=0,0,60");
            terminal.skipTo(message(TOPIC, "up"));
            modem.dropConnection();
            terminal.skipTo("+CMQTTCONNLOST: 0,2\r\n");
            terminal.ok(CONNECT);
            terminal.line(UP);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Unchecked, anything with TLS will do.
        "TRUSTED,           0, 0, true",
        "UNKNOWN_AUTHORITY, 0, 1, true",
        "EXPIRED,           0, 1, true",
        "PLAIN,             0, 0, false",
        "TRUSTED,           1, 1, true",
        "UNKNOWN_AUTHORITY, 1, 1, false",
        // The time counts only if that is wanted.
        "EXPIRED,           1, 1, true",
        // Without a name to compare there is nothing to compare.
        "OTHER_NAME,        1, 0, true",
        "OTHER_NAME,        1, 1, false",
    })
    void checksWhatItIsToldToCheck(TlsServer server, int mode, int serverName, boolean up) throws Exception {
        IotPlatform platform = platform(server);
        try (VirtualModem modem = modem(platform).build()) {
            HostTerminal terminal = acquired(modem);
            check(terminal, Files.readString(platform.caFile()), mode, serverName);
            terminal.ok(CONNECT);
            terminal.line(up ? UP : HANDSHAKE_FAILED);
        }
    }

    @Test
    void goesByItsOwnClockIfToldSo() throws Exception {
        IotPlatform platform = platform(TlsServer.TRUSTED);
        Clock early = Clock.offset(Clock.systemUTC(), Duration.ofDays(-30));
        try (VirtualModem modem = modem(platform).clock(early).build()) {
            HostTerminal terminal = acquired(modem);
            check(terminal, Files.readString(platform.caFile()), 1, 1);
            set(terminal, "ignorelocaltime", "0");
            terminal.ok(CONNECT);
            terminal.line(HANDSHAKE_FAILED);
            set(terminal, "ignorelocaltime", "1");
            terminal.ok(CONNECT);
            terminal.line(UP);
        }
    }

    @Test
    void keepsCertificatesOverARestartAndFailsWithoutOne() throws Exception {
        IotPlatform platform = platform(TlsServer.TRUSTED);
        try (VirtualModem modem = modem(platform).build()) {
            HostTerminal terminal = acquired(modem);
            set(terminal, "authmode", "1");
            fails(terminal, CONNECT, NO_CERTIFICATE);
            set(terminal, "cacert", "\"ca.pem\"");
            fails(terminal, CONNECT, NO_CERTIFICATE);
            data(terminal, "AT+CCERTDOWN=\"ca.pem\",14", "no certificate");
            fails(terminal, CONNECT, NO_CERTIFICATE);
            terminal.reply("AT+CCERTDOWN=\"ca.txt\",14", "ERROR");
            terminal.reply("AT+CCERTDOWN=\"ca.pem\",10241", "ERROR");
            String pem = Files.readString(platform.caFile());
            data(terminal, "AT+CCERTDOWN=\"ca.pem\"," + pem.length(), pem);
            terminal.ok("AT+CRESET");
            SimcomConversation.booted(terminal);
            terminal.command("AT+CCERTLIST");
            terminal.expect("\r\n+CCERTLIST: \"ca.pem\"\r\n\r\nOK\r\n");
            start(terminal);
            terminal.ok("AT+CMQTTACCQ=0,\"test|securemode=2,signmethod=hmacsha1,timestamp=1544257319|\",1");
            terminal.ok("AT+CMQTTSSLCFG=0,2");
            set(terminal, "authmode", "1");
            set(terminal, "cacert", "\"ca.pem\"");
            terminal.ok(CONNECT);
            terminal.line(UP);
            terminal.ok("AT+CCERTDELE=\"ca.pem\"");
            terminal.reply("AT+CCERTDELE=\"ca.pem\"", "ERROR");
            terminal.ok("AT+CCERTLIST");
        }
    }

    @Test
    void aPlatformWithoutTlsIsNotThere() throws Exception {
        try (IotPlatform platform = IotPlatform.builder().start();
                VirtualModem modem = modem(platform).build()) {
            fails(acquired(modem), CONNECT, "+CMQTTCONNECT: 0,25");
        }
    }
}
