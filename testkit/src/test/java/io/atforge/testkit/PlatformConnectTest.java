package io.atforge.testkit;

import static io.atforge.testkit.PlatformClients.TRACKER_ID;
import static io.atforge.testkit.PlatformClients.TRACKER_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.Refusal.Reason;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's rules about a CONNECT, seen by an MQTT client without a modem in between. */
class PlatformConnectTest {

    private static final String LUATOS = "Y877Bgo8X5owd3lcB5wWDjryNPoB";

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(PlatformClients.TRACKER_SECRET)
                    .product("pk")
                    .device("device", "secret")
                    .product("2UCRZpAbCGC")
                    .device("ExampleDev", "fbh47lGBSayncmTHEjF1E5x4CZdeJTO9")
                    .product("123456789")
                    .device("abcdefg", LUATOS))
            .build();

    private IotPlatform platform;
    private PlatformClients clients;

    @BeforeEach
    void remember(IotPlatform running) {
        platform = running;
        clients = new PlatformClients(running);
    }

    @AfterEach
    void leaveNobodyConnected() {
        platform.connected().forEach(device -> platform.kick(device.productKey(), device.deviceName()));
    }

    /** The known answers T1 to T10 of the published documentation, SDK logs and vendor tests. */
    @ParameterizedTest
    @CsvSource({
        "12345|device|pk|hmacsha1|789|FAFD82A3D602B37FB0FA8B7892F24A477F851A14",
        "2UCRZpAbCGC.ExampleDev|ExampleDev|2UCRZpAbCGC|hmacsha1|2524608000000|326a4a6ed38b1bd5ddb6a5d11d27928bfb5a62d0",
        "123456789.abcdefg|abcdefg|123456789|hmacmd5|32472115200|16CB9B20009795D576E9172CDC820646",
        "123456789.abcdefg|abcdefg|123456789|hmacsha1|32472115200|4E5358D2C33CA163BDA58EC994B9E312712230C7",
        "123456789.abcdefg|abcdefg|123456789|hmacsha256|32472115200|"
                + "2842DC9F2FBA19C671DD3F4D24590D41F91C25FD9BC4E5101951BEA88B7DEACD",
        "123456789.abcdefg|abcdefg|123456789|hmacmd5|1700000000|21FAD88809E6E674A0BC8D43D6FD1889",
        "123456789.abcdefg|abcdefg|123456789|hmacsha1|1700000000|501B3E054A929A0158D8E34826A224C1B9E967E3",
        "test|test|a1hahpgAs3s|hmacsha1|1544257319|c65de7069643b59fc972e8884fede9aaffeada38",
    })
    void acceptsTheKnownAnswersInUpperAndLowerCase(String vector) {
        String[] v = vector.split("\\|");
        String clientId = v[0] + "|securemode=3,signmethod=" + v[3] + ",timestamp=" + v[4] + "|";
        for (String password : List.of(v[5].toUpperCase(Locale.ROOT), v[5].toLowerCase(Locale.ROOT))) {
            clients.connect(clientId, v[1] + "&" + v[2], password, 60);
            assertThat(platform.connected()).contains(new DeviceId(v[2], v[1]));
        }
        // With another timestamp the same password is wrong.
        assertRefused(
                Mqtt3ConnAckReturnCode.BAD_USER_NAME_OR_PASSWORD,
                Reason.WRONG_SIGNATURE,
                clientId.replace("timestamp=", "timestamp=1"),
                v[1] + "&" + v[2],
                v[5],
                60);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "test|securemode=3|;117318acb62015ca68223d29a8578ecb",
                "test|securemode=2,signmethod=hmacmd5|;117318acb62015ca68223d29a8578ecb",
                "test|signmethod=hmacmd5,gw=0,_v=sdk-c-3.0.1,securemode=3|;117318acb62015ca68223d29a8578ecb",
            })
    void acceptsWithoutTimestampAndMeansMd5WithoutMethod(String clientId, String password) {
        clients.connect(clientId, "test&a1hahpgAs3s", password, 60);
        assertThat(platform.refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "test",
                "test|securemode=3,signmethod=hmacsha1,timestamp=1544257319",
                "|securemode=3,signmethod=hmacsha1,timestamp=1544257319|",
                "test|securemode,signmethod=hmacsha1,timestamp=1544257319|",
                "test|securemode=3,signmethod=hmacsha512,timestamp=1544257319|",
                "test|securemode=9,signmethod=hmacsha1,timestamp=1544257319|",
                "test|signmethod=hmacsha1,timestamp=1544257319|",
                "test|securemode=3,signmethod=hmacsha1,timestamp=now|",
                "test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|x",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggggg|securemode=3,signmethod=hmacsha1|",
            })
    void refusesMalformedClientIdsWith2(String clientId) {
        assertRefused(
                Mqtt3ConnAckReturnCode.IDENTIFIER_REJECTED,
                Reason.MALFORMED_CLIENT_ID,
                clientId,
                "test&a1hahpgAs3s",
                TRACKER_PASSWORD,
                60);
    }

    @ParameterizedTest
    @CsvSource({
        "test&a1hahpgAs3s, c65de7069643b59fc972e8884fede9aaffeada39, WRONG_SIGNATURE",
        "test&a1hahpgAs3s, '', WRONG_SIGNATURE",
        "nobody&a1hahpgAs3s, c65de7069643b59fc972e8884fede9aaffeada38, UNKNOWN_DEVICE",
        "test&nothing, c65de7069643b59fc972e8884fede9aaffeada38, UNKNOWN_DEVICE",
        "test, c65de7069643b59fc972e8884fede9aaffeada38, MALFORMED_USERNAME",
        "test&a&b, c65de7069643b59fc972e8884fede9aaffeada38, MALFORMED_USERNAME",
    })
    void refusesWrongTriplesWith4(String username, String password, Reason reason) {
        assertRefused(Mqtt3ConnAckReturnCode.BAD_USER_NAME_OR_PASSWORD, reason, TRACKER_ID, username, password, 60);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "29, false", "30, true", "1200, true", "1201, false"})
    void takesKeepAlivesOf30To1200Seconds(int keepAlive, boolean taken) {
        if (taken) {
            clients.connect(TRACKER_ID, "test&a1hahpgAs3s", TRACKER_PASSWORD, keepAlive);
            assertThat(platform.refusals()).isEmpty();
        } else {
            assertRefused(
                    Mqtt3ConnAckReturnCode.IDENTIFIER_REJECTED,
                    Reason.KEEP_ALIVE_OUT_OF_RANGE,
                    TRACKER_ID,
                    "test&a1hahpgAs3s",
                    TRACKER_PASSWORD,
                    keepAlive);
        }
    }

    @Test
    void refusesAWillWith5() {
        Mqtt3BlockingClient client = clients.client(TRACKER_ID, "test&a1hahpgAs3s", TRACKER_PASSWORD);
        assertThatThrownBy(() -> client.connectWith()
                        .willPublish()
                        .topic("/a1hahpgAs3s/test/test")
                        .payload(new byte[] {1})
                        .applyWillPublish()
                        .send())
                .isInstanceOfSatisfying(
                        Mqtt3ConnAckException.class,
                        e -> assertThat(e.getMqttMessage().getReturnCode())
                                .isEqualTo(Mqtt3ConnAckReturnCode.NOT_AUTHORIZED));
        assertThat(platform.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.WILL));
    }

    @Test
    void aSecondLoginUnderAnotherClientIdEndsTheFirst() throws Exception {
        clients.tracker();
        CompletableFuture<Void> first = clients.closed();
        clients.forget();
        clients.connect("other|securemode=3|", "test&a1hahpgAs3s", "0dfcb8a58b345e0ddc76b4ef19731fe5", 60);
        first.get(20, TimeUnit.SECONDS);
        assertThat(clients.closed()).isNotDone();
        assertThat(platform.connected()).containsExactly(new DeviceId("a1hahpgAs3s", "test"));
    }

    @Test
    void aRefusedLoginDoesNotTouchTheConnectionThatIsThere() {
        Mqtt3BlockingClient first = clients.tracker();
        assertRefused(
                Mqtt3ConnAckReturnCode.BAD_USER_NAME_OR_PASSWORD,
                Reason.WRONG_SIGNATURE,
                TRACKER_ID,
                "test&a1hahpgAs3s",
                "0" + TRACKER_PASSWORD,
                60);
        first.publishWith()
                .topic("/a1hahpgAs3s/test/test")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
        assertThat(platform.received()).hasSize(1);
    }

    private void assertRefused(
            Mqtt3ConnAckReturnCode code, Reason reason, String id, String username, String password, int keepAlive) {
        assertThatThrownBy(() -> clients.connect(id, username, password, keepAlive))
                .isInstanceOfSatisfying(
                        Mqtt3ConnAckException.class,
                        e -> assertThat(e.getMqttMessage().getReturnCode()).isEqualTo(code));
        assertThat(platform.refusals()).last().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.who()).isEqualTo(id);
            assertThat(refusal.what()).isEqualTo(username);
        });
    }
}
