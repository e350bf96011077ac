package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.platform.AuthenticationAttempt;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.HttpAnswer;
import io.atforge.testkit.platform.tls.TlsServer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** HTTP and HTTPS by the modem, in the wire shape of the vendor's log of an authentication. */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ModemHttpTest {

    private static final String URL = "https://iot-auth.cn-shanghai.aliyuncs.com/auth/devicename";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Map<TlsServer, IotPlatform> PLATFORMS = new EnumMap<>(TlsServer.class);

    private AcceleratedTime time;
    private IotPlatform platform;
    private VirtualModem modem;
    private HostTerminal terminal;
    private HttpTerminal http;

    @BeforeEach
    void switchOn() throws Exception {
        start(TlsServer.TRUSTED);
    }

    private void start(TlsServer server) throws Exception {
        time = new AcceleratedTime(20);
        platform = PLATFORMS.computeIfAbsent(
                server,
                kind -> IotPlatform.builder()
                        .tls(kind)
                        .product("pk")
                        .device("device", "secret")
                        .start());
        platform.clear();
        modem = VirtualModem.builder().platform(platform).scheduler(time).build();
        terminal = new HostTerminal(modem.port());
        http = new HttpTerminal(terminal);
        terminal.ok("AT+CMEE=1");
    }

    @AfterEach
    void switchOff() {
        modem.close();
        time.close();
    }

    @AfterAll
    static void stop() {
        PLATFORMS.values().forEach(IotPlatform::close);
        PLATFORMS.clear();
    }

    @Test
    void authenticatesAndConnectsWithWhatItGot() throws Exception {
        http.open();
        http.prepare(URL);
        String success = "{\"code\":200,\"data\":{\"iotId\":\"" + "x".repeat(26) + "\",\"iotToken\":\"" + "x".repeat(32)
                + "\"},\"message\":\"success\"}";
        http.action(200, success.length());
        terminal.command("AT+HTTPREAD");
        terminal.expect("\r\n+HTTPREAD: " + success.length() + "\r\n{\"code\":200,\"data\":{\"iotId\":\"");
        String iotId = terminal.take(26);
        terminal.expect("\",\"iotToken\":\"");
        String token = terminal.take(32);
        terminal.expect("\"},\"message\":\"success\"}\r\nOK\r\n");
        terminal.ok("AT+HTTPTERM");
        assertThat(platform.authentications()).singleElement().satisfies(attempt -> {
            assertThat(attempt.secure()).isTrue();
            assertThat(attempt.device()).isEqualTo("device&pk");
        });
        Conversation.attach(terminal);
        terminal.ok("AT+MCONFIG=\"123\",\"" + iotId + "\",\"" + token + "\"");
        terminal.ok("AT+SSLMIPSTART=\"pk.iot-as-mqtt.cn-shanghai.aliyuncs.com\",1883");
        terminal.line("CONNECT OK");
        terminal.ok("AT+MCONNECT=1,120");
        terminal.line("CONNACK OK");
        assertThat(platform.connected()).containsExactly(new DeviceId("pk", "device"));
    }

    @Test
    void reportsWhatTheNetworkDoes() throws Exception {
        http.open();
        http.prepare(URL);
        platform.answerNext(new HttpAnswer.Code(460));
        String error = "{\"code\":460,\"message\":\"request parameter error\"}";
        http.action(200, error.length());
        http.reads(error);
        terminal.command("AT+HTTPREAD=1,6");
        terminal.expect("\r\n+HTTPREAD: 6\r\n\"code\"\r\nOK\r\n");
        platform.answerNext(new HttpAnswer.Status(503));
        http.action(503, 0);
        http.reads("");
        platform.answerNext(new HttpAnswer.Cut());
        http.action(601, 0);
        platform.answerNext(new HttpAnswer.CutBody());
        http.action(601, 0);
        platform.answerNext(new HttpAnswer.Padded(5000));
        http.action(200, 5000);
        terminal.command("AT+HTTPREAD");
        terminal.expect("\r\n+HTTPREAD: 4096\r\n{\"code\":");
        terminal.skipTo(" \r\nOK\r\n");
        terminal.command("AT+HTTPREAD=3356,3356");
        terminal.expect("\r\n+HTTPREAD: 740\r\n" + " ".repeat(740) + "\r\nOK\r\n");
        modem.dns(Dns.ERROR);
        http.action(603, 0);
        modem.dns(Dns.WORKING);
        // The next one works.
        terminal.ok("AT+HTTPACTION=1");
        terminal.skipTo("+HTTPACTION: 1,200,");
    }

    @Test
    void givesUpAfterItsTime() throws Exception {
        http.open();
        http.prepare(URL);
        terminal.ok("AT+HTTPPARA=\"TIMEOUT\",10");
        platform.answerNext(new HttpAnswer.Silence());
        http.action(601, 0);
        terminal.ok("AT+HTTPACTION=1");
        terminal.skipTo("+HTTPACTION: 1,200,");
    }

    @Test
    void aLostNetworkEndsTheRequest() throws Exception {
        http.open();
        terminal.command("AT+SAPBR=2,1");
        terminal.expect("\r\n+SAPBR: 1,1,\"10.69.48.127\"\r\n\r\nOK\r\n");
        http.prepare(URL);
        platform.answerNext(new HttpAnswer.Silence());
        terminal.ok("AT+HTTPACTION=1");
        platform.awaitRequest("/auth/devicename", PATIENCE);
        terminal.reply("AT+HTTPACTION=1", "+CME ERROR: 3");
        modem.deactivateBearer();
        terminal.line("+SAPBR 1: DEACT");
        terminal.line("+HTTPACTION: 1,601,0");
        terminal.command("AT+SAPBR=2,1");
        terminal.expect("\r\n+SAPBR: 1,3,\"0.0.0.0\"\r\n\r\nOK\r\n");
        terminal.reply("AT+SAPBR=0,1", "+CME ERROR: 3");
        http.action(601, 0);
        terminal.ok("AT+SAPBR=1,1");
        terminal.reply("AT+SAPBR=1,1", "+CME ERROR: 3");
        terminal.ok("AT+HTTPACTION=1");
        terminal.skipTo("+HTTPACTION: 1,200,");
        terminal.skipTo("\r\n");
        terminal.ok("AT+SAPBR=0,1");
    }

    @Test
    void aRestartInTheMiddleForgetsTheRequest() throws Exception {
        http.open();
        http.prepare(URL);
        platform.answerNext(new HttpAnswer.Silence());
        terminal.ok("AT+HTTPACTION=1");
        platform.awaitRequest("/auth/devicename", PATIENCE);
        modem.reboot();
        terminal.skipTo("RDY");
        terminal.skipTo("\r\n+CGREG: 1,\"2317\",\"0a541706\"\r\n");
        terminal.ok("AT+CMEE=1");
        terminal.reply("AT+HTTPACTION=1", "+CME ERROR: 3");
        http.open();
        http.prepare(URL);
        terminal.ok("AT+HTTPACTION=1");
        terminal.skipTo("+HTTPACTION: 1,200,");
    }

    @Test
    void goesInClearWhereTheUrlSaysSoUnlessToldOtherwise() throws Exception {
        http.open();
        http.prepare("\"http://iot-auth.cn-shanghai.aliyuncs.com/auth/devicename\"");
        terminal.ok("AT+HTTPACTION=1");
        terminal.skipTo("+HTTPACTION: 1,200,");
        terminal.skipTo("\r\n");
        terminal.ok("AT+HTTPSSL=1");
        terminal.command("AT+HTTPSSL?");
        terminal.expect("\r\n+HTTPSSL: 1\r\n\r\nOK\r\n");
        terminal.ok("AT+HTTPACTION=1");
        terminal.skipTo("+HTTPACTION: 1,200,");
        terminal.skipTo("\r\n");
        terminal.ok("AT+HTTPACTION=0");
        terminal.line("+HTTPACTION: 0,405,0");
        terminal.ok("AT+HTTPPARA=\"URL\",\"iot-auth.cn-shanghai.aliyuncs.com/else\"");
        terminal.ok("AT+HTTPACTION=2");
        terminal.line("+HTTPACTION: 2,404,0");
        assertThat(platform.authentications())
                .extracting(AuthenticationAttempt::secure)
                .containsExactly(false, true);
    }

    @Test
    void checksTheServerAsToldForItsOwnContext() throws Exception {
        String ca = Files.readString(platform.caFile());
        http.open();
        http.prepare(URL);
        terminal.ok("AT+SSLCFG=\"seclevel\",153,1");
        http.action(605, 0);
        terminal.ok("AT+FSCREATE=\"ca.crt\"");
        terminal.command("AT+FSWRITE=\"ca.crt\",0," + ca.length() + ",15");
        terminal.expect("\r\n>");
        terminal.type(ca);
        terminal.line("OK");
        terminal.ok("AT+SSLCFG=\"cacert\",153,\"ca.crt\"");
        terminal.ok("AT+SSLCFG=\"hostname\",153,\"iot-auth.cn-shanghai.aliyuncs.com\"");
        terminal.ok("AT+HTTPACTION=1");
        terminal.skipTo("+HTTPACTION: 1,200,");
        terminal.skipTo("\r\n");
        terminal.ok("AT+SSLCFG=\"hostname\",153,\"other.example.com\"");
        http.action(605, 0);
        assertThat(platform.authentications()).hasSize(1);
    }

    @Test
    void neverSendsARequestInClearToAServerWithoutTls() throws Exception {
        switchOff();
        start(TlsServer.PLAIN);
        http.open();
        http.prepare(URL);
        terminal.ok("AT+SSLCFG=\"negotiatetimeout\",153,10");
        http.action(605, 0);
        assertThat(platform.authentications()).isEmpty();
        switchOff();
        start(TlsServer.SILENT);
        http.open();
        http.prepare(URL);
        terminal.ok("AT+SSLCFG=\"negotiatetimeout\",153,10");
        http.action(605, 0);
    }

    @Test
    void wantsItsCommandsInOrderAndWithinTheirLimits() throws Exception {
        for (String early : new String[] {
            "AT+HTTPPARA=\"CID\",1", "AT+HTTPDATA=10,20000", "AT+HTTPACTION=1", "AT+HTTPREAD", "AT+HTTPTERM"
        }) {
            terminal.reply(early, "+CME ERROR: 3");
        }
        terminal.ok("AT+HTTPINIT");
        terminal.reply("AT+HTTPINIT", "+CME ERROR: 3");
        terminal.reply("AT+HTTPACTION=0", "+CME ERROR: 3");
        for (String wrong : new String[] {
            "AT+HTTPPARA=\"CID\",4",
            "AT+HTTPPARA=\"URL\",\"ftp://x/y\"",
            "AT+HTTPPARA=\"URL\",\"http://\"",
            "AT+HTTPPARA=\"PROIP\",\"1.2.3.4\"",
            "AT+HTTPPARA=\"USER_DEFINED\",\"x\"",
            "AT+HTTPDATA=3357,20000",
            "AT+HTTPDATA=10,999",
            "AT+HTTPDATA=10",
            "AT+HTTPACTION=3",
            "AT+HTTPREAD=0,0",
            "AT+HTTPPARA=\"URL\",\"http://x/" + "y".repeat(500) + "\"",
            "AT+SAPBR=1,4",
            "AT+SAPBR=3,1,\"X\",\"y\""
        }) {
            terminal.reply(wrong, "+CME ERROR: 53");
        }
        terminal.ok("AT+HTTPPARA=\"URL\",\"" + URL + "\"");
        // Without a bearer there is no network.
        terminal.ok("AT+HTTPACTION=0");
        terminal.line("+HTTPACTION: 0,601,0");
        terminal.ok("AT+HTTPDATA=0");
    }

    @Test
    void takesWhatCameOfABodyThatIsLate() throws Exception {
        http.open();
        http.prepare("http://iot-auth.cn-shanghai.aliyuncs.com/auth/devicename");
        terminal.command("AT+HTTPDATA=100,1000");
        terminal.expect("\r\nDOWNLOAD\r\n");
        terminal.type("productKey=pk");
        terminal.expect("\r\nOK\r\n");
        String error = "{\"code\":460,\"message\":\"request parameter error\"}";
        http.action(200, error.length());
        http.reads(error);
    }
}
