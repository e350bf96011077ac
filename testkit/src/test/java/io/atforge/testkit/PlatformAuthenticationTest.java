package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import io.atforge.testkit.platform.AuthenticationAttempt;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.HttpAnswer;
import io.atforge.testkit.platform.Refusal.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's HTTP service and what it is good for, seen by clients without a modem in between. */
@Tag("slow")
class PlatformAuthenticationTest {

    private static final StandingClock CLOCK = new StandingClock();
    private static final String AUTHENTICATE = "/auth/devicename";
    private static final String REGISTER = "/auth/register/device";
    // Signed by hmacmd5 with the key "secret": clientId123deviceNamedeviceproductKeypk.
    private static final String FORM =
            "productKey=pk&deviceName=device&clientId=123&sign=2749beb19cbbca9fede66829026e9ff3";
    // A vector of published documentation, with the key ffFnFlKQW3HYjjPR.
    private static final String DYNAMIC = "productKey=a1ExpAkj9Hi&deviceName=Example_dyn1&random=7y4Jg5xdKCy9W2i"
            + "&signMethod=hmacsha256&sign=d3b560d5be0c9c19749470e85d912b65685fa4b20edcbd179ccfe98fcca23d5e";

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.builder()
                    .clock(CLOCK)
                    .product("pk")
                    .device("device", "secret")
                    .product("123456789")
                    .device("abcdefg", "Y877Bgo8X5owd3lcB5wWDjryNPoB")
                    .product("a1ExpAkj9Hi")
                    .dynamicRegistration("ffFnFlKQW3HYjjPR")
                    .device("Example_dyn1", "the-secret-1"))
            .build();

    private final HttpClient http = HttpClient.newHttpClient();
    private IotPlatform platform;

    @BeforeEach
    void remember(IotPlatform running) {
        platform = running;
    }

    @ParameterizedTest
    @CsvSource({
        "pk, device, 12345, secret, hmacsha1, 789, FAFD82A3D602B37FB0FA8B7892F24A477F851A14",
        "123456789, abcdefg, 123456789.abcdefg, '', hmacmd5, 32472115200, 16CB9B20009795D576E9172CDC820646",
        "123456789, abcdefg, 123456789.abcdefg, '', hmacsha1, 32472115200, 4E5358D2C33CA163BDA58EC994B9E312712230C7",
        "123456789, abcdefg, 123456789.abcdefg, '', hmacsha256, 32472115200, "
                + "2842dc9f2fba19c671dd3f4d24590d41f91c25fd9bc4e5101951bea88b7deacd",
    })
    void takesThePublishedSignatures(
            String pk, String dn, String clientId, String none, String method, String timestamp, String sign)
            throws Exception {
        String form = "productKey=" + pk + "&deviceName=" + dn + "&signmethod=" + method + "&sign=" + sign
                + "&version=default&clientId=" + clientId + "&timestamp=" + timestamp + "&resources=mqtt";
        assertThat(post(AUTHENTICATE, form))
                .matches("\\{\"code\":200,\"data\":\\{\"iotId\":\"\\w{26}\","
                        + "\"iotToken\":\"[0-9a-f]{32}\",\"resources\":\\{\"mqtt\":\\{\"host\":\"" + pk
                        + ".iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"port\":1883}}},\"message\":\"success\"}");
        assertThat(post(AUTHENTICATE, form.replace("timestamp=", "timestamp=1")))
                .contains("\"code\":401,");
    }

    @Test
    void meansMd5WithoutMethodAndLeavesOutWhatNobodyAskedFor() throws Exception {
        assertThat(post(AUTHENTICATE, FORM)).startsWith("{\"code\":200,").doesNotContain("resources");
        assertThat(platform.authentications())
                .containsExactly(new AuthenticationAttempt(AUTHENTICATE, "device&pk", CLOCK.instant(), false, 200));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sign=27; sign=x27; 401",
                "productKey=pk; productKey=other; 5001",
                "deviceName=device; deviceName=nobody; 5001",
                "clientId=123&; ''; 460",
                "clientId=123; clientId=aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg; 460",
                "sign=; Sign=; 460",
                "clientId=; signmethod=hmacsha512&clientId=; 460",
                "clientId=; clientId=4&clientId=; 460",
                // The other service's spelling is no method here, but one more parameter to be signed.
                "clientId=; signMethod=hmacmd5&clientId=; 401",
            })
    void namesWhatIsWrongWithAnAuthentication(String part, String wrong, int code) throws Exception {
        assertThat(post(AUTHENTICATE, FORM.replace(part, wrong))).startsWith("{\"code\":" + code + ",\"message\":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "productKey=a1ExpAkj9Hi; productKey=none; 6250",
                "productKey=a1ExpAkj9Hi; productKey=pk; 6288",
                "signMethod=hmacsha256; signMethod=sha; 6292",
                "signMethod=; signmethod=; 460",
                "sign=d3; sign=e3; 6600",
                "random=7; random=8; 6600",
                "random=7y4Jg5xdKCy9W2i&; ''; 460",
            })
    void namesWhatIsWrongWithARegistration(String part, String wrong, int code) throws Exception {
        assertThat(post(REGISTER, DYNAMIC.replace(part, wrong))).startsWith("{\"code\":" + code + ",\"message\":");
    }

    @Test
    void givesADeviceItsSecretOnce() throws Exception {
        try (IotPlatform fresh = IotPlatform.builder()
                .product("a1ExpAkj9Hi")
                .dynamicRegistration("ffFnFlKQW3HYjjPR")
                .device("Example_dyn1", "the-secret-1")
                .start()) {
            assertThat(post(fresh, REGISTER, DYNAMIC.replace("hmacsha256", "HmacSHA256"))
                            .body())
                    .isEqualTo("{\"code\":200,\"data\":{\"productKey\":\"a1ExpAkj9Hi\","
                            + "\"deviceName\":\"Example_dyn1\",\"deviceSecret\":\"the-secret-1\"},"
                            + "\"message\":\"success\"}");
            assertThat(post(fresh, REGISTER, DYNAMIC).body())
                    .isEqualTo("{\"code\":6289,\"message\":\"device is already active\"}");
        }
    }

    @Test
    void letsADeviceInWithItsTokenForSevenDays() throws Exception {
        String[] token = token();
        for (String clientId : new String[] {"123", "123|securemode=-1,_v=1|", "123|securemode=0|"}) {
            Mqtt3BlockingClient client = connect(clientId, token[0], token[1]);
            assertThat(platform.connected()).containsExactly(new DeviceId("pk", "device"));
            client.disconnect();
        }
        assertThat(platform.connects("pk", "device")).hasSize(3);
        CLOCK.advance(Duration.ofDays(7).minusSeconds(1));
        connect("123", token[0], token[1]).disconnect();
        CLOCK.advance(Duration.ofSeconds(1));
        assertRefused(token[0], token[1]);
        assertThat(platform.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.what()).isEqualTo("device&pk"));
    }

    @Test
    void refusesUnknownAndRevokedTokensWith3() throws Exception {
        String[] token = token();
        assertRefused(token[0], token[1].replace(token[1].charAt(0), 'x'));
        assertRefused("nobody", token[1]);
        platform.revokeTokens();
        assertRefused(token[0], token[1]);
        String[] next = token();
        assertThat(next[0]).isEqualTo(token[0]);
        assertThat(next[1]).isNotEqualTo(token[1]);
        connect("123", next[0], next[1]).disconnect();
    }

    @Test
    void answersAsOrderedOnceEach() throws Exception {
        platform.answerNext(new HttpAnswer.Code(6200));
        platform.answerNext(new HttpAnswer.Code(500));
        platform.answerNext(new HttpAnswer.Status(503));
        platform.answerNext(new HttpAnswer.NotJson());
        platform.answerNext(new HttpAnswer.HalfJson());
        platform.answerNext(new HttpAnswer.Padded(5000));
        assertThat(post(AUTHENTICATE, FORM)).isEqualTo("{\"code\":6200,\"message\":\"auth type mismatch\"}");
        assertThat(post(AUTHENTICATE, FORM)).isEqualTo("{\"code\":500,\"message\":\"unknown error\"}");
        HttpResponse<String> unavailable = post(platform, AUTHENTICATE, FORM);
        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(unavailable.body()).isEmpty();
        assertThat(post(AUTHENTICATE, FORM)).startsWith("<html>");
        assertThat(post(AUTHENTICATE, FORM)).startsWith("{\"code\":200,").doesNotContain("success");
        assertThat(post(AUTHENTICATE, FORM)).hasSize(5000).startsWith("{\"code\":200,");
        assertThat(post(AUTHENTICATE, FORM)).endsWith("\"message\":\"success\"}");
        assertThat(platform.authentications())
                .extracting(AuthenticationAttempt::code)
                .containsExactly(6200, 500, 0, 200, 200, 200, 200);
    }

    @Test
    void cutsAConnectionAsOrdered() throws Exception {
        platform.answerNext(new HttpAnswer.Cut());
        assertThatThrownBy(() -> post(AUTHENTICATE, FORM)).isInstanceOf(IOException.class);
        platform.answerNext(new HttpAnswer.CutBody());
        assertThatThrownBy(() -> post(AUTHENTICATE, FORM)).isInstanceOf(IOException.class);
        assertThat(post(AUTHENTICATE, FORM)).contains("success");
    }

    @Test
    void keepsSilentUntilItStopsAndComesUpAgain() throws Exception {
        try (IotPlatform fresh =
                IotPlatform.builder().product("pk").device("device", "secret").start()) {
            fresh.answerNext(new HttpAnswer.Silence());
            CompletableFuture<HttpResponse<String>> answer =
                    http.sendAsync(request(fresh, AUTHENTICATE, FORM), BodyHandlers.ofString());
            fresh.awaitRequest(AUTHENTICATE, Duration.ofSeconds(20));
            assertThat(answer).isNotDone();
            fresh.stop();
            assertThatThrownBy(answer::get).hasCauseInstanceOf(IOException.class);
            fresh.restart();
            assertThat(post(fresh, AUTHENTICATE, FORM).body()).contains("success");
        }
    }

    @Test
    void knowsNoOtherPathAndMethod() throws Exception {
        assertThat(post(platform, "/auth", FORM).statusCode()).isEqualTo(404);
        HttpRequest get = HttpRequest.newBuilder(uri(platform, AUTHENTICATE)).build();
        assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        assertThat(platform.authentications()).isEmpty();
    }

    private String[] token() throws Exception {
        Matcher matcher =
                Pattern.compile("\"iotId\":\"(\\w+)\",\"iotToken\":\"(\\w+)\"").matcher(post(AUTHENTICATE, FORM));
        assertThat(matcher.find()).isTrue();
        return new String[] {matcher.group(1), matcher.group(2)};
    }

    private String post(String path, String form) throws Exception {
        HttpResponse<String> response = post(platform, path, form);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private HttpResponse<String> post(IotPlatform to, String path, String form) throws Exception {
        return http.send(request(to, path, form), BodyHandlers.ofString());
    }

    private static HttpRequest request(IotPlatform to, String path, String form) {
        return HttpRequest.newBuilder(uri(to, path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static URI uri(IotPlatform to, String path) {
        return URI.create("http://127.0.0.1:" + to.httpAddress().getPort() + path);
    }

    private Mqtt3BlockingClient connect(String clientId, String username, String password) {
        Mqtt3BlockingClient client = MqttClient.builder()
                .useMqttVersion3()
                .identifier(clientId)
                .serverAddress(platform.address())
                .simpleAuth()
                .username(username)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
        return client;
    }

    private void assertRefused(String username, String password) {
        platform.clear();
        assertThatThrownBy(() -> connect("123", username, password))
                .isInstanceOfSatisfying(
                        Mqtt3ConnAckException.class,
                        e -> assertThat(e.getMqttMessage().getReturnCode())
                                .isEqualTo(Mqtt3ConnAckReturnCode.SERVER_UNAVAILABLE));
        assertThat(platform.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TOKEN));
    }
}
