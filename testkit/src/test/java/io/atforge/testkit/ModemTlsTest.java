package io.atforge.testkit;

import static io.atforge.testkit.TlsConversation.HOST;
import static io.atforge.testkit.TlsConversation.SSLMIPSTART;
import static io.atforge.testkit.TlsConversation.attached;
import static io.atforge.testkit.TlsConversation.check;
import static io.atforge.testkit.TlsConversation.fails;
import static io.atforge.testkit.TlsConversation.succeeds;
import static io.atforge.testkit.TlsConversation.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.Refusal;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.testkit.platform.tls.TlsServer;
import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
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

/** MQTT over TLS by the modem, with the file of the authority in its own file system. */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ModemTlsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

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

    @Test
    void carriesMessagesBothWaysAndBreaksLikeAnyOther() throws Exception {
        IotPlatform platform = platform(TlsServer.TRUSTED);
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            HostTerminal terminal = attached(modem);
            check(terminal, Files.readString(platform.caFile()), 1, HOST);
            connect(terminal);
            assertThat(platform.connected()).containsExactly(new DeviceId("a1hahpgAs3s", "test"));
            terminal.ok("AT+MSUB=\"" + Conversation.TOPIC + "\",0");
            terminal.line("SUBACK");
            terminal.ok("AT+MPUB=\"" + Conversation.TOPIC + "\",0,0,\"up\"");
            terminal.line("+MSUB: \"" + Conversation.TOPIC + "\",2 byte,up");
            platform.send(Conversation.TOPIC, "down".getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE);
            terminal.line("+MSUB: \"" + Conversation.TOPIC + "\",4 byte,down");
            modem.dropConnection();
            terminal.line("CLOSED");
            platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
            connect(terminal);
            modem.halfOpen(true);
            terminal.ok("AT+MPUB=\"" + Conversation.TOPIC + "\",0,0,\"lost\"");
            modem.halfOpen(false);
            terminal.line("CLOSED");
            connect(terminal);
            terminal.ok("AT+MDISCONNECT");
            terminal.line("CLOSED");
            assertThat(platform.received()).hasSize(1);
        }
    }

    private static void connect(HostTerminal terminal) throws InterruptedException {
        terminal.ok("AT+MCONFIG=\"test|securemode=2,signmethod=hmacsha1,timestamp=1544257319|\","
                + "\"test&a1hahpgAs3s\",\"c65de7069643b59fc972e8884fede9aaffeada38\"");
        succeeds(terminal);
        terminal.ok("AT+MCONNECT=1,600");
        terminal.line("CONNACK OK");
    }

    @ParameterizedTest
    @CsvSource({
        // Unchecked, anything with TLS will do.
        "TRUSTED,           0, '',                true",
        "UNKNOWN_AUTHORITY, 0, '',                true",
        "EXPIRED,           0, '',                true",
        "OTHER_NAME,        0, a.b.c,             true",
        "PLAIN,             0, '',                false",
        "TRUSTED,           1, '',                true",
        "TRUSTED,           2, " + HOST + ",      false",
        "TRUSTED,           1, other.example.com, false",
        "UNKNOWN_AUTHORITY, 1, '',                false",
        "EXPIRED,           1, '',                false",
        // Without a name to compare there is nothing to compare.
        "OTHER_NAME,        1, '',                true",
        "OTHER_NAME,        1, " + HOST + ",      false",
        "PLAIN,             1, '',                false",
    })
    void checksWhatItIsToldToCheck(TlsServer server, int level, String host, boolean up) throws Exception {
        IotPlatform platform = platform(server);
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            HostTerminal terminal = attached(modem);
            check(terminal, Files.readString(platform.caFile()), level, host);
            if (up) {
                succeeds(terminal);
            } else {
                fails(terminal);
            }
            assertThat(platform.connects()).isEmpty();
        }
    }

    @Test
    void ignoresTheTimeIfToldSoAndGoesByItsOwnClock() throws Exception {
        IotPlatform platform = platform(TlsServer.EXPIRED);
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            HostTerminal terminal = attached(modem);
            check(terminal, Files.readString(platform.caFile()), 1, HOST);
            fails(terminal);
            terminal.ok("AT+SSLCFG=\"ignorelocaltime\",88,1");
            succeeds(terminal);
        }
        Clock early = Clock.offset(Clock.systemUTC(), Duration.ofDays(-30));
        IotPlatform valid = platform(TlsServer.TRUSTED);
        try (VirtualModem modem =
                VirtualModem.builder().platform(valid).clock(early).build()) {
            HostTerminal terminal = attached(modem);
            check(terminal, Files.readString(valid.caFile()), 1, HOST);
            fails(terminal);
        }
    }

    @Test
    void failsWithoutAFileOfUse() throws Exception {
        IotPlatform platform = platform(TlsServer.TRUSTED);
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            HostTerminal terminal = attached(modem);
            terminal.ok("AT+SSLCFG=\"seclevel\",88,1");
            fails(terminal);
            terminal.ok("AT+SSLCFG=\"cacert\",88,\"ca.crt\"");
            fails(terminal);
            write(terminal, "ca.crt", "no certificate");
            fails(terminal);
            terminal.ok("AT+FSDEL=\"ca.crt\"");
            write(terminal, "ca.crt", Files.readString(platform.caFile()));
            succeeds(terminal);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sslversion, 3, true",
        "sslversion, 4, true",
        "sslversion, 1, false",
        "ciphersuite, 0X0035, true",
        "ciphersuite, 0X0005, false",
    })
    void speaksTheVersionsAndCiphersThatItMay(String tag, String value, boolean up) throws Exception {
        IotPlatform platform = platform(TlsServer.TRUSTED);
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            HostTerminal terminal = attached(modem);
            terminal.ok("AT+SSLCFG=\"" + tag + "\",88," + value);
            if (up) {
                succeeds(terminal);
            } else {
                fails(terminal);
            }
        }
    }

    @Test
    void givesUpAfterTheNegotiationTimeout() throws Exception {
        // The shortest there is, on a clock that runs twenty times as fast.
        IotPlatform platform = platform(TlsServer.SILENT);
        try (AcceleratedTime time = new AcceleratedTime(20);
                VirtualModem modem = VirtualModem.builder()
                        .platform(platform)
                        .scheduler(time)
                        .build()) {
            HostTerminal terminal = attached(modem);
            terminal.ok("AT+SSLCFG=\"negotiatetimeout\",88,10");
            fails(terminal);
        }
    }

    @Test
    void inClearToAPortForTlsIsNoConnection() throws Exception {
        IotPlatform platform = platform(TlsServer.TRUSTED);
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            HostTerminal terminal = attached(modem);
            terminal.ok(Conversation.TUTORIAL_MCONFIG);
            terminal.ok("AT+MIPSTART=\"" + HOST + "\",8883");
            terminal.line("CONNECT OK");
            terminal.ok("AT+MCONNECT=1,600");
            terminal.line("ERROR");
            terminal.reply("AT+MIPCLOSE", "+CME ERROR: 767");
            assertThat(platform.connects()).isEmpty();
        }
    }

    @Test
    void aPlatformWithoutTlsIsNotThere() throws Exception {
        try (IotPlatform platform = IotPlatform.builder().start();
                VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            attached(modem).reply(SSLMIPSTART, "+CME ERROR: 3");
            assertThat(platform.refusals()).containsExactly(new Refusal("", HOST + ":1883", Reason.NO_TLS));
        }
    }
}
