package io.atforge.aliyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.https.DynamicRegistration;
import io.atforge.aliyun.https.HttpsAuthentication;
import io.atforge.topic.PublishQuota;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformSettingsTest {

    private static final Endpoint ENDPOINT = new Endpoint("127.0.0.1", 1883);

    private static PlatformSettings settings(int keepAlive) {
        return new PlatformSettings(ENDPOINT, Transport.TCP, SignMethod.HMACSHA256, keepAlive, true);
    }

    private static PlatformSettings settings(Transport transport, String clientId, boolean timestamp) {
        return new PlatformSettings(
                ENDPOINT, transport, SignMethod.HMACSHA1, 300, true, clientId, timestamp, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 300, 1200})
    void takeTheKeepAliveThatThePlatformTakes(int seconds) {
        assertThat(settings(seconds).keepAliveSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 29, 1201})
    void refuseAKeepAliveThatThePlatformRefuses(int seconds) {
        assertThatThrownBy(() -> settings(seconds))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("keep-alive " + seconds + " s")
                .hasMessageContaining("30 and 1200");
    }

    @Test
    void signWithTheDevicesNameAndATimestampUnlessToldOtherwise() {
        assertThat(settings(300).clientIdOf("pk", "test")).isEqualTo("test");
        assertThat(settings(300).timestamp()).isTrue();
        assertThat(settings(Transport.TCP, "${productKey}.${deviceName}", true).clientIdOf("pk", "test"))
                .isEqualTo("pk.test");
    }

    @ParameterizedTest
    @CsvSource({"TCP, 3", "TLS, 2"})
    void sayInTheClientIdHowTheConnectionIsMade(Transport transport, int mode) {
        MqttCredentials credentials = new SigningCredentialProvider(
                        "pk",
                        "test",
                        (key, name) -> "secret of " + key + " " + name,
                        settings(transport, "${productKey}.${deviceName}", true),
                        () -> Instant.ofEpochMilli(1544257319))
                .credentials();

        assertThat(credentials.clientId())
                .isEqualTo("pk.test|securemode=" + mode + ",signmethod=hmacsha1,timestamp=1544257319|");
        assertThat(credentials.username()).isEqualTo("test&pk");
        assertThat(credentials.password())
                .isEqualTo(Signer.sign(
                        new DeviceTriple("pk", "test", "secret of pk test"),
                        "pk.test",
                        SignMethod.HMACSHA1,
                        OptionalLong.of(1544257319)));
    }

    @Test
    void leaveTheTimestampOutWhereTheClockIsWrong() {
        MqttCredentials credentials = new SigningCredentialProvider(
                        "pk", "test", SecretSource.literal("s"), settings(Transport.TCP, "c", false), Instant::now)
                .credentials();

        assertThat(credentials.clientId()).isEqualTo("c|securemode=3,signmethod=hmacsha1|");
    }

    @Test
    void areWrittenInLowerCase() {
        assertThat(Transport.TLS.id()).isEqualTo("tls");
        assertThat(Transport.parse("tls")).contains(Transport.TLS);
        assertThat(Transport.parse("tcp")).contains(Transport.TCP);
        assertThat(Transport.parse("udp")).isEmpty();
        assertThat(SignMethod.parse("hmacmd5")).contains(SignMethod.HMACMD5);
        assertThat(SignMethod.parse("hmacsha256")).contains(SignMethod.HMACSHA256);
        assertThat(SignMethod.parse("sha1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65535})
    void takeEveryPort(int port) {
        assertThatCode(() -> new Endpoint("localhost", port)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "a1.iot-as-mqtt.cn-shanghai.aliyuncs.com, true",
        "iot-x.mqtt.iothub.AliyunCS.com, true",
        "127.0.0.1, false",
        "broker.example, false",
        "notaliyuncs.com, false",
        "a.aliyuncs.com.example, false"
    })
    void haveThePlatformsQuotaOnThePlatformAndNoneElsewhere(String host, boolean platform) {
        PublishQuota quota = platform ? PublishQuota.standard() : PublishQuota.unlimited();
        Endpoint endpoint = new Endpoint(host, 1883);

        assertThat(new PlatformSettings(endpoint, Transport.TCP, SignMethod.HMACSHA256, 300, true).publishQuota())
                .isEqualTo(quota);
        assertThat(new PlatformSettings(
                                endpoint, Transport.TLS, SignMethod.HMACMD5, 300, true, "c", false, Optional.empty())
                        .publishQuota())
                .isEqualTo(quota);
    }

    @Test
    void takeAnotherQuotaAndKeepTheRest() {
        PlatformSettings settings = settings(Transport.TLS, "c", false);

        PlatformSettings free = settings.withPublishQuota(PublishQuota.freeInstance());

        assertThat(free.publishQuota()).isEqualTo(PublishQuota.freeInstance());
        assertThat(free).isNotEqualTo(settings);
        assertThat(free.withPublishQuota(settings.publishQuota())).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource({"443, https://iot-auth/auth/", "8443, https://iot-auth:8443/auth/"})
    void nameThePortOfTheAuthenticatorWhereItIsNotThatOfHttps(int port, String start) {
        Endpoint authenticator = new Endpoint("iot-auth", port);

        assertThat(HttpsAuthentication.uri(authenticator)).hasToString(start + "devicename");
        assertThat(DynamicRegistration.uri(authenticator)).hasToString(start + "register/device");
    }

    @Test
    void haveTheAuthenticatorOfTheRegion() {
        assertThat(HttpsAuthentication.regionHost("cn-shanghai")).isEqualTo("iot-auth.cn-shanghai.aliyuncs.com");
    }

    @ParameterizedTest
    @CsvSource({
        "test, true",
        "abc, false",
        "'', false",
        "12345678901234567890123456789012, true",
        "123456789012345678901234567890123, false",
        "a-b_c@d.e:f, true",
        "'a b c', false",
        "a/bc, false",
        "设备设备, false"
    })
    void nameADeviceAsThePlatformDoes(String name, boolean valid) {
        assertThat(DeviceName.isValid(name)).isEqualTo(valid);
    }
}
