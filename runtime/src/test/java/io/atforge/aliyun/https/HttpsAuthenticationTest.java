package io.atforge.aliyun.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.AuthenticationError;
import io.atforge.AuthenticationException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.DeviceTriple;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Signer;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsAuthenticationTest {

    private static final URI PLATFORM =
            HttpsAuthentication.uri(new Endpoint(HttpsAuthentication.regionHost("cn-shanghai"), 443));

    private static final String TOKEN = "0d7fdeb9dc1f4344a2cc0d45edcb0bcb";

    @ParameterizedTest
    @CsvSource({
        "HMACSHA1, secret, 12345, device, pk, 789, fafd82a3d602b37fb0fa8b7892f24a477f851a14",
        "HMACMD5, Y877Bgo8X5owd3lcB5wWDjryNPoB, 123456789.abcdefg, abcdefg, 123456789, 32472115200,"
                + " 16cb9b20009795d576e9172cdc820646",
        "HMACSHA256, Y877Bgo8X5owd3lcB5wWDjryNPoB, 123456789.abcdefg, abcdefg, 123456789, 32472115200,"
                + " 2842dc9f2fba19c671dd3f4d24590d41f91c25fd9bc4e5101951bea88b7deacd"
    })
    void signsAsThePlatformDoes(
            SignMethod method, String secret, String clientId, String name, String key, long timestamp, String sign) {
        String form = HttpsAuthentication.form(
                new DeviceTriple(key, name, secret), clientId, method, OptionalLong.of(timestamp));

        assertThat(form.split("&"))
                .contains(
                        "productKey=" + key,
                        "deviceName=" + name,
                        "clientId=" + clientId,
                        "timestamp=" + timestamp,
                        "signmethod=" + method.id(),
                        "sign=" + sign,
                        "resources=mqtt");
        assertThat(form).doesNotContain(secret);
    }

    @Test
    void leavesTheTimestampOut() {
        String form = HttpsAuthentication.form(
                new DeviceTriple("pk", "test", "secret"), "test", SignMethod.HMACMD5, OptionalLong.empty());

        assertThat(form).doesNotContain("timestamp");
        assertThat(form.split("&"))
                .contains("sign="
                        + Signer.sign(
                                new DeviceTriple("pk", "test", "secret"),
                                "test",
                                SignMethod.HMACMD5,
                                OptionalLong.empty()));
    }

    @Test
    void signsARegistrationAsThePlatformDoes() {
        String form = DynamicRegistration.form(
                "a1ExpAkj9Hi", "ffFnFlKQW3HYjjPR", "Example_dyn1", "7y4Jg5xdKCy9W2i", SignMethod.HMACSHA256);

        assertThat(form.split("&"))
                .contains(
                        "sign=d3b560d5be0c9c19749470e85d912b65685fa4b20edcbd179ccfe98fcca23d5e",
                        "signMethod=hmacsha256");
        assertThat(form).doesNotContain("ffFnFlKQW3HYjjPR");
    }

    @Test
    void encodesWhatANameMayHold() {
        assertThat(HttpsAuthentication.form(
                        new DeviceTriple("pk", "a@b:c.d", "secret"), "1&2", SignMethod.HMACMD5, OptionalLong.empty()))
                .contains("deviceName=a%40b%3Ac.d")
                .contains("clientId=1%262");
    }

    @Test
    void readsTheToken() {
        DeviceToken token = token("""
                {"code":200,"data":{"iotId":"42Ze0mk3556498a1AlTP","iotToken":"%s","resources":{"mqtt":{\
                "host":"xxx.iot-as-mqtt.cn-shanghai.aliyuncs.com","port":1883}}},"message":"success"}""".formatted(TOKEN));

        assertThat(token.iotId()).isEqualTo("42Ze0mk3556498a1AlTP");
        assertThat(token.iotToken()).isEqualTo(TOKEN);
        assertThat(token.endpoint()).contains(new Endpoint("xxx.iot-as-mqtt.cn-shanghai.aliyuncs.com", 1883));
        assertThat(token.expires()).isEqualTo(Instant.EPOCH.plus(HttpsAuthentication.TOKEN_LIFE));
        assertThat(token.toString()).contains("42Ze0mk3556498a1AlTP").doesNotContain(TOKEN);
    }

    @Test
    void readsATokenWithoutAPlaceToConnectTo() {
        assertThat(token("{\"code\":200,\"data\":{\"iotId\":\"i\",\"iotToken\":\"t\"}}")
                        .endpoint())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, SIGNATURE, device secret",
        "460, PARAMETERS, parameter",
        "500, PLATFORM, later",
        "5001, NO_SUCH_DEVICE, no such device",
        "6200, WRONG_TYPE, another way",
        "6289, ALREADY_ACTIVE, active already",
        "6600, REGISTRATION_SIGNATURE, product secret",
        "7777, OTHER, 7777"
    })
    void namesTheCodesOfThePlatform(int code, AuthenticationError error, String advice) {
        assertThatThrownBy(() -> token("{\"code\":" + code + ",\"message\":\"x\"}"))
                .isInstanceOfSatisfying(AuthenticationException.class, refused -> {
                    assertThat(refused.error()).isEqualTo(error);
                    assertThat(refused.code()).isEqualTo(code);
                })
                .hasMessageContaining("iot-auth.cn-shanghai.aliyuncs.com")
                .hasMessageContaining(advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>log in</html>",
                "[]",
                "{\"code\":200}",
                "{\"code\":200,\"data\":{}}",
                "{\"code\":200,\"data\":{\"iotId\":\"i\",\"iotToken\":\"" + TOKEN,
                "{\"code\":200,\"data\":{\"iotId\":\"i\",\"iotToken\":\"" + TOKEN
                        + "\",\"resources\":{\"mqtt\":{\"host\":\"a b\",\"port\":1}}}}"
            })
    void saysThatAnAnswerIsNoneAndQuotesNothingOfIt(String body) {
        assertThatThrownBy(() -> token(body))
                .isInstanceOf(UnexpectedReplyException.class)
                .hasMessageContaining("iot-auth.cn-shanghai.aliyuncs.com")
                .hasMessageNotContaining(TOKEN);
    }

    private static DeviceToken token(String body) {
        return HttpsAuthentication.token(new HttpsReply(200, body), PLATFORM, Instant.EPOCH);
    }
}
