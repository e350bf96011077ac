package io.atforge.aliyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

    private static final String SECRET = "Y877Bgo8X5owd3lcB5wWDjryNPoB";
    private static final DeviceTriple TUTORIAL =
            new DeviceTriple("a1hahpgAs3s", "test", "qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM");

    /** Published by the platform's documentation, its C SDK's run log, LuatOS's test suite, and the tutorial. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            HMACSHA1,   secret, 12345, device, pk, 789, FAFD82A3D602B37FB0FA8B7892F24A477F851A14
            HMACSHA1,   fbh47lGBSayncmTHEjF1E5x4CZdeJTO9, 2UCRZpAbCGC.ExampleDev, ExampleDev, 2UCRZpAbCGC, \
                        2524608000000, 326a4a6ed38b1bd5ddb6a5d11d27928bfb5a62d0
            HMACMD5,    Y877Bgo8X5owd3lcB5wWDjryNPoB, 123456789.abcdefg, abcdefg, 123456789, \
                        32472115200, 16CB9B20009795D576E9172CDC820646
            HMACSHA1,   Y877Bgo8X5owd3lcB5wWDjryNPoB, 123456789.abcdefg, abcdefg, 123456789, \
                        32472115200, 4E5358D2C33CA163BDA58EC994B9E312712230C7
            HMACSHA256, Y877Bgo8X5owd3lcB5wWDjryNPoB, 123456789.abcdefg, abcdefg, 123456789, \
                        32472115200, 2842DC9F2FBA19C671DD3F4D24590D41F91C25FD9BC4E5101951BEA88B7DEACD
            HMACMD5,    Y877Bgo8X5owd3lcB5wWDjryNPoB, 123456789.abcdefg, abcdefg, 123456789, \
                        1700000000, 21FAD88809E6E674A0BC8D43D6FD1889
            HMACSHA1,   Y877Bgo8X5owd3lcB5wWDjryNPoB, 123456789.abcdefg, abcdefg, 123456789, \
                        1700000000, 501B3E054A929A0158D8E34826A224C1B9E967E3
            HMACSHA1,   qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM, test, test, a1hahpgAs3s, \
                        1544257319, c65de7069643b59fc972e8884fede9aaffeada38
            """)
    void signsAsPublished(
            SignMethod method,
            String secret,
            String clientId,
            String deviceName,
            String productKey,
            long timestamp,
            String signature) {
        String password = Signer.sign(
                new DeviceTriple(productKey, deviceName, secret), clientId, method, OptionalLong.of(timestamp));

        assertThat(password).isEqualToIgnoringCase(signature).isLowerCase();
    }

    @Test
    void leavesTheTimestampOutOfSignatureAndClientIdTogether() {
        DeviceTriple triple = new DeviceTriple("pk", "device", "secret");

        MqttCredentials credentials =
                Signer.credentials(triple, "12345", SecureMode.TLS_DIRECT, SignMethod.HMACMD5, OptionalLong.empty());

        assertThat(credentials.clientId()).isEqualTo("12345|securemode=2,signmethod=hmacmd5|");
        // printf 'clientId12345deviceNamedeviceproductKeypk' | openssl dgst -md5 -hmac secret
        assertThat(credentials.password()).isEqualTo("2ce7304ec0ddd548eb1492d65ac0b334");
    }

    @Test
    void putsTheTutorialsCredentialsTogether() {
        MqttCredentials credentials = Signer.credentials(
                TUTORIAL, "test", SecureMode.TCP_DIRECT, SignMethod.HMACSHA1, OptionalLong.of(1544257319));

        assertThat(credentials.clientId()).isEqualTo("test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|");
        assertThat(credentials.username()).isEqualTo("test&a1hahpgAs3s");
        assertThat(credentials.password()).isEqualTo("c65de7069643b59fc972e8884fede9aaffeada38");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a|b", "12345678901234567890123456789012345678901234567890123456789012345"})
    void refusesAClientIdThatThePlatformWouldRefuse(String clientId) {
        assertThatThrownBy(() -> Signer.sign(TUTORIAL, clientId, SignMethod.HMACSHA1, OptionalLong.empty()))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1 to 64 characters and no |");
    }

    @Test
    void takesTheLongestClientId() {
        String longest = "x".repeat(Signer.MAX_CLIENT_ID);

        assertThat(Signer.credentials(
                                TUTORIAL, longest, SecureMode.TCP_DIRECT, SignMethod.HMACSHA1, OptionalLong.empty())
                        .clientId())
                .startsWith(longest + "|");
    }

    @Test
    void refusesTheMarkOfTheExtendedClientIdAtItsVeryStart() {
        assertThatThrownBy(() -> Signer.sign(TUTORIAL, "|x", SignMethod.HMACSHA1, OptionalLong.empty()))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void showsNoSecret() {
        MqttCredentials credentials = Signer.credentials(
                TUTORIAL, "test", SecureMode.TCP_DIRECT, SignMethod.HMACSHA1, OptionalLong.of(1544257319));

        assertThat(TUTORIAL.toString()).contains("test").doesNotContain(TUTORIAL.deviceSecret());
        assertThat(credentials.toString()).contains("test").doesNotContain(credentials.password());
        assertThat(SecretSource.literal(SECRET).toString()).isNotEmpty().doesNotContain(SECRET);
    }
}
