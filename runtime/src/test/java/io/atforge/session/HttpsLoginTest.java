package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PlatformRefusedException;
import io.atforge.aliyun.DeviceTriple;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Signer;
import io.atforge.aliyun.https.HttpsReply;
import io.atforge.bench.Tracker;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device that is authenticated over HTTPS before it connects; the modem's words are those of the vendor's guide. */
class HttpsLoginTest {

    private final HttpsBench bench = new HttpsBench();
    private final ManualLoop loop = bench.loop;
    private final AtomicReference<Instant> clock = bench.clock;
    private final Map<String, String> replies = bench.replies;
    private final ScriptedPort port = bench.port;
    private final List<String> shown = bench.shown;
    private final List<Long> connects = bench.connects;

    @Test
    void signsInWithTheTokenAtThePlaceThatThePlatformNames() {
        bench.connect().join();

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
                        "AT+MCONFIG=\"test\",\"42Ze0mk3556498a1AlTP\",\"" + HttpsBench.TOKEN + "\"",
                        "AT+MIPSTART=\"m.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"");
        assertThat(shown).noneMatch(line -> line.contains(HttpsBench.TOKEN) || line.contains(sign));
        assertThat(shown).contains("→ AT+HTTPREAD");
    }

    @Test
    void signsInAtThePlaceThatTheBuilderNamesAboveThatOfThePlatform() {
        bench.session = bench.build(bench.builder().endpoint("relay.example", 1884));
        bench.connect().join();

        assertThat(port.written()).contains("AT+MIPSTART=\"relay.example\",\"1884\"");
        assertThat(port.written()).noneMatch(command -> command.contains("m.iot-as-mqtt"));
    }

    @Test
    void keepsTheTokenUntilItExpires() {
        bench.connect().join();
        port.receive("\r\nCLOSED\r\n");
        bench.connect().join();
        assertThat(bench.times("AT+HTTPACTION")).isEqualTo(1);

        clock.set(Instant.EPOCH.plus(Duration.ofDays(7)));
        port.receive("\r\nCLOSED\r\n");
        bench.connect().join();
        assertThat(bench.times("AT+HTTPACTION")).isEqualTo(2);
    }

    @Test
    void asksOnceForANewTokenWhenAKeptOneIsRefused() {
        bench.connect().join();
        port.receive("\r\nCLOSED\r\n");
        replies.put("AT+MCONNECT", "\r\nOK\r\n\r\nERROR\r\n");

        assertThat(bench.failure()).isInstanceOf(PlatformRefusedException.class);
        assertThat(bench.times("AT+HTTPACTION")).isEqualTo(2);
        assertThat(bench.times("AT+MCONNECT")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void connectsWithANewTokenNoSoonerThanThePlatformAllows(int most) {
        CompletableFuture<Void> refused = bench.refusedAtTheLastAllowedConnect(most);
        loop.advance(Duration.ofMinutes(3));

        assertThat(refused).isCompletedExceptionally();
        assertThat(connects)
                .hasSize(most + 2)
                .allSatisfy(from -> assertThat(connects.stream()
                                .filter(at -> at >= from
                                        && at < from + Duration.ofMinutes(1).toNanos())
                                .count())
                        .isLessThanOrEqualTo(most));
        assertThat(bench.times("AT+HTTPACTION")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the port is lost", "the modem restarts", "the session is closed"})
    void waitsNoLongerToConnectWhenThereIsNoPoint(String reason) {
        CompletableFuture<Void> refused = bench.refusedAtTheLastAllowedConnect(1);
        loop.advance(Duration.ofSeconds(1));
        assertThat(refused).isNotDone();
        switch (reason) {
            case "the port is lost" -> port.lose();
            case "the modem restarts" -> port.receive("\r\nRDY\r\n");
            default -> bench.session.signOff();
        }
        loop.run();

        assertThat(refused).isCompletedExceptionally();
        assertThat(bench.session.state()).isIn(SessionState.OFFLINE, SessionState.CLOSED);
        loop.advance(Duration.ofMinutes(5));
        assertThat(bench.times("AT+MCONNECT")).isEqualTo(2);
    }

    @Test
    void asksOverTheHostsNetworkWhereThatIsSaid() {
        List<URI> asked = new ArrayList<>();
        bench.session = bench.build(bench.builder().https((uri, form) -> {
            asked.add(uri);
            return new HttpsReply(200, HttpsBench.GIVEN);
        }));
        bench.connect().join();

        assertThat(asked).containsExactly(URI.create("https://iot-auth.cn-shanghai.aliyuncs.com/auth/devicename"));
        assertThat(bench.times("AT+HTTP")).isZero();
        assertThat(bench.times("AT+FS")).isZero();
    }
}
