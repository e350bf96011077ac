package io.atforge.testkit;

import static io.atforge.testkit.QuectelConversation.QMTOPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.tls.TlsServer;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MQTT over TLS by a Quectel modem, with the authority's certificate in its own file system. */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class QuectelTlsTest {

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

    private static HostTerminal prepared(VirtualModem modem, String pem, int level, boolean checkHost)
            throws InterruptedException {
        HostTerminal terminal = QuectelConversation.attached(modem);
        terminal.command("AT+QFUPL=\"UFS:ca.pem\"," + pem.length() + ",15");
        terminal.expect("\r\nCONNECT\r\n");
        terminal.type(pem);
        terminal.skipTo("+QFUPL: " + pem.length() + ",");
        terminal.skipTo("\r\nOK\r\n");
        terminal.ok("AT+QSSLCFG=\"cacert\",2,\"UFS:ca.pem\"");
        terminal.ok("AT+QSSLCFG=\"seclevel\",2," + level);
        terminal.ok("AT+QSSLCFG=\"sslversion\",2,4");
        terminal.ok("AT+QSSLCFG=\"ciphersuite\",2,0xFFFF");
        terminal.ok("AT+QSSLCFG=\"sni\",2,1");
        terminal.ok("AT+QSSLCFG=\"checkhost\",2," + (checkHost ? 1 : 0));
        terminal.ok("AT+QMTCFG=\"ssl\",0,1,2");
        return terminal;
    }

    @ParameterizedTest
    @CsvSource({
        "TRUSTED,           0, false, 0",
        "UNKNOWN_AUTHORITY, 0, false, 0",
        "PLAIN,             0, false, -1",
        "TRUSTED,           1, true,  0",
        "TRUSTED,           2, true,  -1",
        "UNKNOWN_AUTHORITY, 1, false, -1",
        "OTHER_NAME,        1, false, 0",
        "OTHER_NAME,        1, true,  -1",
    })
    void checksWhatItIsToldToCheck(TlsServer server, int level, boolean checkHost, int result) throws Exception {
        IotPlatform platform = platform(server);
        try (VirtualModem modem =
                VirtualModem.builder().model(ModemModel.EC25).platform(platform).build()) {
            HostTerminal terminal = prepared(modem, Files.readString(platform.caFile()), level, checkHost);
            terminal.ok(QMTOPEN);
            terminal.line("+QMTOPEN: 0," + result);
        }
    }

    @Test
    void connectsOverTls() throws Exception {
        IotPlatform platform = platform(TlsServer.TRUSTED);
        try (VirtualModem modem = VirtualModem.builder()
                .model(ModemModel.EC200)
                .platform(platform)
                .build()) {
            HostTerminal terminal = prepared(modem, Files.readString(platform.caFile()), 1, true);
            terminal.ok(QMTOPEN);
            terminal.line("+QMTOPEN: 0,0");
            terminal.ok("AT+QMTCONN=0,\"test|securemode=2,signmethod=hmacsha1,timestamp=1544257319|\","
                    + "\"test&a1hahpgAs3s\",\"c65de7069643b59fc972e8884fede9aaffeada38\"");
            terminal.line("+QMTCONN: 0,0,0");
            QuectelConversation.publish(terminal, 1, 1, "up");
            terminal.line("+QMTPUBEX: 0,1,0");
            assertThat(platform.received()).hasSize(1);
            modem.dropConnection();
            terminal.line("+QMTSTAT: 0,1");
        }
    }
}
