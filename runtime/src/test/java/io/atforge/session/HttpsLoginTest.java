package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.AuthenticationError;
import io.atforge.AuthenticationException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.PlatformRefusedException;
import io.atforge.PlatformUnreachableException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.DeviceTriple;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Signer;
import io.atforge.aliyun.Transport;
import io.atforge.aliyun.https.HttpsReply;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.device.TrustedCertificates;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.script.ScriptResource;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Transcript;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A device that is authenticated over HTTPS before it connects; the modem's words are those of the vendor's guide. */
public class HttpsLoginTest {

    private static final String TOKEN = "0d7fdeb9dc1f4344a2cc0d45edcb0bcb";
    public static final String GIVEN = "{\"code\":200,\"data\":{\"iotId\":\"42Ze0mk3556498a1AlTP\",\"iotToken\":\""
            + TOKEN
            + "\",\"resources\":{\"mqtt\":{\"host\":\"m.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"port\":1883}}},"
            + "\"message\":\"success\"}";

    public static final Device<Tracker> DEVICE = new Device<>(
            new Product<>(
                    Tracker.class,
                    "Tracker",
                    "a1hahpgAs3s",
                    new PlatformSettings(
                            new Endpoint("a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com", 1883),
                            Transport.TCP,
                            SignMethod.HMACMD5,
                            120,
                            true,
                            "${deviceName}",
                            false,
                            Optional.of(new Endpoint("iot-auth.cn-shanghai.aliyuncs.com", 443))),
                    ModemSettings.of("air720")),
            "test",
            SecretSource.literal(Tracker.SECRET));

    private final ManualLoop loop = new ManualLoop();
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
    private final Map<String, String> replies = new LinkedHashMap<>(Family.AIR720.replies());
    private final ScriptedPort port = new ScriptedPort(this::reply);
    private final List<String> shown = new ArrayList<>();
    private final List<Long> connects = new ArrayList<>();
    private DefaultModemSession<Tracker> session = build(builder());

    HttpsLoginTest() {
        replies.put("AT+HTTPDATA", "\r\nDOWNLOAD\r\n");
        replies.put("productKey=", "\r\nOK\r\n");
        replies.put("AT+FSFLSIZE", "\r\n+FSFLSIZE: " + AUTHORITIES.length() + "\r\n\r\nOK\r\n");
        answers(200, GIVEN);
    }

    private static final String AUTHORITIES = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";

    private DefaultModemSessionBuilder<Tracker> builder() {
        return new DefaultModemSessionBuilder<>(DEVICE)
                .port(port)
                .scripts(HttpsLoginTest::script)
                .authorities(AUTHORITIES)
                .recovery(RecoveryLadder.none())
                .loop(loop)
                .threads(Runnable::run)
                .clock(clock::get);
    }

    private DefaultModemSession<Tracker> build(DefaultModemSessionBuilder<Tracker> builder) {
        DefaultModemSession<Tracker> built = builder.build();
        built.trace(entry -> shown.add(entry.toString()));
        built.wiretap(entry -> shown.add(entry.toString()));
        built.onEvent(event -> shown.add(event.toString()));
        return built;
    }

    /** The platform says with the token where to connect. */
    public static AtScript script(String name) {
        ScriptResource resource = new ScriptResource(Tracker.class, "Tracker", name);
        return name.equals("connect")
                ? AtScriptParser.parse(
                        "connect.at",
                        resource.text().replaceAll("AT\\+MIPSTART=.*", "AT+MIPSTART=\"\\${host}\",\"\\${port}\""))
                : resource.load();
    }

    private String reply(String command) {
        if (command.startsWith("AT+MCONNECT")) {
            connects.add(loop.nanoTime());
        }
        return replies.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .reduce((first, last) ->
                        last.getKey().length() >= first.getKey().length() ? last : first)
                .map(Map.Entry::getValue)
                .orElse("\r\nOK\r\n");
    }

    private void answers(int status, String body) {
        replies.put("AT+HTTPACTION", "\r\nOK\r\n\r\n+HTTPACTION: 1," + status + "," + body.length() + "\r\n");
        replies.put("AT+HTTPREAD", "\r\n+HTTPREAD: " + body.length() + "\r\n" + body + "\r\nOK\r\n");
    }

    private CompletableFuture<Void> connect() {
        CompletableFuture<Void> connected = session.connectAsync();
        loop.advance(Duration.ofMinutes(3));
        return connected;
    }

    private Throwable failure() {
        CompletableFuture<Void> connected = connect();
        assertThat(connected).isCompletedExceptionally();
        return connected
                .handle((done, error) -> error instanceof CompletionException ? error.getCause() : error)
                .join();
    }

    private long times(String command) {
        return port.written().stream().filter(line -> line.startsWith(command)).count();
    }

    @Test
    void signsInWithTheTokenAtThePlaceThatThePlatformNames() {
        connect().join();

        String sign = Signer.sign(
                new DeviceTriple("a1hahpgAs3s", "test", Tracker.SECRET),
                "test",
                SignMethod.HMACMD5,
                OptionalLong.empty());
        String form = "productKey=a1hahpgAs3s&deviceName=test&clientId=test&signmethod=hmacmd5&sign=" + sign
                + "&version=default&resources=mqtt";
        assertThat(port.written())
                .containsSubsequence(
                        "AT+SAPBR=1,1",
                        "AT+HTTPINIT",
                        "AT+HTTPPARA=\"URL\",\"https://iot-auth.cn-shanghai.aliyuncs.com/auth/devicename\"",
                        "AT+HTTPPARA=\"USER_DEFINED\",\"Content-type: application/x-www-form-urlencoded\"",
                        "AT+HTTPDATA=" + form.length() + ",20000",
                        form,
                        "AT+HTTPACTION=1",
                        "AT+HTTPREAD",
                        "AT+HTTPTERM",
                        "AT+MCONFIG=\"test\",\"42Ze0mk3556498a1AlTP\",\"" + TOKEN + "\"",
                        "AT+MIPSTART=\"m.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"");
        assertThat(shown).noneMatch(line -> line.contains(TOKEN) || line.contains(sign));
        assertThat(shown).contains("→ AT+HTTPREAD");
    }

    @Test
    void keepsTheTokenUntilItExpires() {
        connect().join();
        port.receive("\r\nCLOSED\r\n");
        connect().join();
        assertThat(times("AT+HTTPACTION")).isEqualTo(1);

        clock.set(Instant.EPOCH.plus(Duration.ofDays(7)));
        port.receive("\r\nCLOSED\r\n");
        connect().join();
        assertThat(times("AT+HTTPACTION")).isEqualTo(2);
    }

    @Test
    void asksOnceForANewTokenWhenAKeptOneIsRefused() {
        connect().join();
        port.receive("\r\nCLOSED\r\n");
        replies.put("AT+MCONNECT", "\r\nOK\r\n\r\nERROR\r\n");

        assertThat(failure()).isInstanceOf(PlatformRefusedException.class);
        assertThat(times("AT+HTTPACTION")).isEqualTo(2);
        assertThat(times("AT+MCONNECT")).isEqualTo(3);
    }

    /** Allowed so many connects a minute, has used them up but for one, and tries that with a token that is refused. */
    private CompletableFuture<Void> refusedAtTheLastAllowedConnect(int most) {
        RecoveryLadder none = RecoveryLadder.none();
        replies.put("AT+MDISCONNECT", "\r\nOK\r\n\r\nCLOSED\r\n");
        session = build(builder().recovery(new RecoveryLadder(none.rungs(), none.backoff(), none.holdDown(), most)));
        connect().join();
        for (int i = 1; i < most; i++) {
            port.receive("\r\nCLOSED\r\n");
            CompletableFuture<Void> again = session.connectAsync();
            loop.run();
            assertThat(again).isCompleted();
        }
        port.receive("\r\nCLOSED\r\n");
        replies.put("AT+MCONNECT", "\r\nOK\r\n\r\nERROR\r\n");
        CompletableFuture<Void> refused = session.connectAsync();
        loop.run();
        assertThat(times("AT+MCONNECT")).isEqualTo(most + 1);
        return refused;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void connectsWithANewTokenNoSoonerThanThePlatformAllows(int most) {
        CompletableFuture<Void> refused = refusedAtTheLastAllowedConnect(most);
        loop.advance(Duration.ofMinutes(3));

        assertThat(refused).isCompletedExceptionally();
        assertThat(connects)
                .hasSize(most + 2)
                .allSatisfy(from -> assertThat(connects.stream()
                                .filter(at -> at >= from
                                        && at < from + Duration.ofMinutes(1).toNanos())
                                .count())
                        .isLessThanOrEqualTo(most));
        assertThat(times("AT+HTTPACTION")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the port is lost", "the modem restarts", "the session is closed"})
    void waitsNoLongerToConnectWhenThereIsNoPoint(String reason) {
        CompletableFuture<Void> refused = refusedAtTheLastAllowedConnect(1);
        loop.advance(Duration.ofSeconds(1));
        assertThat(refused).isNotDone();
        switch (reason) {
            case "the port is lost" -> port.lose();
            case "the modem restarts" -> port.receive("\r\nRDY\r\n");
            default -> session.signOff();
        }
        loop.run();

        assertThat(refused).isCompletedExceptionally();
        assertThat(session.state()).isIn(SessionState.OFFLINE, SessionState.CLOSED);
        loop.advance(Duration.ofMinutes(5));
        assertThat(times("AT+MCONNECT")).isEqualTo(2);
    }

    @Test
    void asksOverTheHostsNetworkWhereThatIsSaid() {
        List<URI> asked = new ArrayList<>();
        session = build(builder().https((uri, form) -> {
            asked.add(uri);
            return new HttpsReply(200, GIVEN);
        }));
        connect().join();

        assertThat(asked).containsExactly(URI.create("https://iot-auth.cn-shanghai.aliyuncs.com/auth/devicename"));
        assertThat(times("AT+HTTP")).isZero();
        assertThat(times("AT+FS")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"401, SIGNATURE", "460, PARAMETERS", "500, PLATFORM", "5001, NO_SUCH_DEVICE", "6200, WRONG_TYPE"})
    void saysWhyThePlatformGivesNoToken(int code, AuthenticationError error) {
        answers(200, "{\"code\":" + code + ",\"message\":\"x\"}");

        assertThat(failure())
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        refused -> assertThat(refused.error()).isEqualTo(error));
        answers(200, GIVEN);
        connect().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>log in</html>", "{\"code\":200,\"data\":{\"iotId\":\"42Ze\",\"iotTo", "OK"})
    void saysThatAnAnswerIsNone(String body) {
        answers(200, body);

        assertThat(failure()).isInstanceOf(UnexpectedReplyException.class);
        answers(200, GIVEN);
        connect().join();
    }

    @Test
    void seesThatAnAnswerWasCutOff() {
        answers(200, GIVEN);
        replies.put("AT+HTTPREAD", "\r\n+HTTPREAD: " + GIVEN.length() + "\r\n" + GIVEN.substring(0, 60) + "\r\nOK\r\n");

        assertThat(failure()).isInstanceOf(UnexpectedReplyException.class).hasMessageContaining("60 bytes");
        answers(200, GIVEN);
        connect().join();
    }

    @Test
    void waitsNotForEverForAnAnswer() {
        replies.put("AT+HTTPACTION", "\r\nOK\r\n");

        assertThat(failure())
                .isInstanceOfSatisfying(
                        AtTimeoutException.class,
                        silence -> assertThat(silence.isAccepted()).isTrue());
        answers(200, GIVEN);
        connect().join();
    }

    @Test
    void startsAgainWithAModemThatRestartsInTheMiddle() {
        replies.put("AT+HTTPACTION", "\r\nOK\r\n\r\nRDY\r\n");

        assertThat(failure()).isInstanceOf(ConnectionLostException.class).hasMessageContaining("restarted");
        answers(200, GIVEN);
        connect().join();
    }

    /** The vendor's guide to the platform, echo on; its shape, not its words. */
    @Test
    void followsTheVendorsGuide() {
        Transcript guide = new Transcript(
                "/https.transcript",
                Set.of(
                        "AT",
                        "ATE0",
                        "AT+CMEE=1",
                        "AT+MQTTMSGSET=0",
                        "AT+MQTTMODE=0",
                        "AT+CNMI=2,0,0,0,0",
                        "AT+CMGF=0",
                        "AT+CSDH=1",
                        "AT+CPIN?",
                        "AT+HTTPTERM",
                        "AT+MQTTSTATU"));
        ScriptedPort recorded = new ScriptedPort(command ->
                command.startsWith("AT+FS") || command.startsWith("AT+SSLCFG") ? reply(command) : guide.apply(command));
        session = build(builder().port(recorded));
        connect().join();

        assertThat(guide.isOver()).isTrue();
        assertThat(shown).noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    void readsNoAnswerThatIsTooLong() {
        answers(200, "x".repeat(5000));

        assertThat(failure()).isInstanceOf(UnexpectedReplyException.class).hasMessageContaining("5000");
        assertThat(times("AT+HTTPREAD")).isZero();
    }

    @Test
    void saysThatTheModemDidNotReachThePlatform() {
        replies.put("AT+HTTPACTION", "\r\nOK\r\n\r\n+HTTPACTION: 1,603,0\r\n");

        assertThat(failure()).isInstanceOf(PlatformUnreachableException.class).hasMessageContaining("603");
    }

    @Test
    void givesTheModemTheCertificatesThatItDoesNotHave() {
        replies.put("AT+FSFLSIZE", "\r\n+CME ERROR: 62\r\n");
        replies.put("AT+FSWRITE", "\r\n>");
        connect().join();

        String file = new TrustedCertificates(AUTHORITIES.getBytes(StandardCharsets.UTF_8)).fileName();
        assertThat(port.written())
                .containsSubsequence(
                        "AT+FSCREATE=\"" + file + "\"",
                        "AT+FSWRITE=\"" + file + "\",0," + AUTHORITIES.length() + ",15",
                        AUTHORITIES,
                        "AT+SSLCFG=\"cacert\",153,\"" + file + "\"");
    }

    @Test
    void looksForTheCertificatesOnEachWayOnlineAsModemsAreSwapped() {
        connect().join();
        assertThat(times("AT+FSCREATE")).isZero();
        port.receive("\r\nCLOSED\r\n");
        replies.put("AT+FSFLSIZE", "\r\n+CME ERROR: 62\r\n");
        replies.put("AT+FSWRITE", "\r\n>");
        connect().join();

        assertThat(times("AT+FSFLSIZE")).isEqualTo(2);
        assertThat(times("AT+FSCREATE")).isEqualTo(1);
    }

    @Test
    void needsToKnowWhomToTrust() {
        session = build(new DefaultModemSessionBuilder<>(DEVICE)
                .port(port)
                .scripts(HttpsLoginTest::script)
                .recovery(RecoveryLadder.none())
                .loop(loop)
                .threads(Runnable::run));

        assertThat(failure()).isInstanceOf(InvalidArgumentException.class).hasMessageContaining("platform.ca");
    }
}
