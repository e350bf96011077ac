package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient.Mqtt3Publishes;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.topic.Permission;
import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's rules, seen by an MQTT client without a modem in between. */
class PlatformRulesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LUATOS = "Y877Bgo8X5owd3lcB5wWDjryNPoB";
    private static final String TRACKER_ID = "test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|";
    private static final String TRACKER_PASSWORD = "c65de7069643b59fc972e8884fede9aaffeada38";

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial("qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM")
                    .topic("/${productKey}/${deviceName}/up", Permission.PUBLISH)
                    .topic("/${productKey}/${deviceName}/down", Permission.SUBSCRIBE)
                    .topic("/${productKey}/${deviceName}/user/#", Permission.SUBSCRIBE)
                    .topic("/${productKey}/${deviceName}/ext/+/get", Permission.SUBSCRIBE)
                    .topic("/${productKey}/${deviceName}/one/+", Permission.SUBSCRIBE)
                    .product("pk")
                    .device("device", "secret")
                    .product("2UCRZpAbCGC")
                    .device("ExampleDev", "fbh47lGBSayncmTHEjF1E5x4CZdeJTO9")
                    .product("123456789")
                    .device("abcdefg", LUATOS))
            .build();

    private IotPlatform platform;
    private CompletableFuture<Void> closed;

    @BeforeEach
    void remember(IotPlatform running) {
        platform = running;
        closed = new CompletableFuture<>();
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
        for (String password : List.of(v[5].toUpperCase(), v[5].toLowerCase())) {
            connect(clientId, v[1] + "&" + v[2], password, 60);
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
        connect(clientId, "test&a1hahpgAs3s", password, 60);
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
            connect(TRACKER_ID, "test&a1hahpgAs3s", TRACKER_PASSWORD, keepAlive);
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

    @ParameterizedTest
    @CsvSource({
        "/a1hahpgAs3s/test/test, true",
        "/a1hahpgAs3s/test/up, false",
        "/a1hahpgAs3s/test/down, true",
        "/a1hahpgAs3s/test/other, false",
        "/a1hahpgAs3s/else/test, false",
        "/a1hahpgAs3s/+/test, false",
        "/a1hahpgAs3s/test/#, false",
        "/a1hahpgAs3s/test/+, false",
        "#, false",
        "/a1hahpgAs3s/test/user, true",
        "/a1hahpgAs3s/test/user/#, true",
        "/a1hahpgAs3s/test/user/+/x, true",
        "/a1hahpgAs3s/test/ext/a/get, true",
        "/a1hahpgAs3s/test/ext/+/get, true",
        "/a1hahpgAs3s/test/ext/#, false",
        "/a1hahpgAs3s/test/ext/a/b/get, false",
        "/a1hahpgAs3s/test/one/+, true",
        "/a1hahpgAs3s/test/one/#, false",
        "/a1hahpgAs3s/test/one, false",
    })
    void permitsSubscriptionsByTopicClass(String filter, boolean permitted) {
        Mqtt3BlockingClient client = tracker();
        if (permitted) {
            client.subscribeWith().topicFilter(filter).send();
            assertThat(platform.refusals()).isEmpty();
        } else {
            assertThatThrownBy(() -> client.subscribeWith().topicFilter(filter).send())
                    .isInstanceOf(Mqtt3SubAckException.class);
            assertThat(platform.refusals()).singleElement().satisfies(refusal -> {
                assertThat(refusal.reason()).isEqualTo(Reason.SUBSCRIBE_NOT_PERMITTED);
                assertThat(refusal.who()).isEqualTo(TRACKER_ID);
                assertThat(refusal.what()).isEqualTo(filter);
            });
            // The connection stays.
            client.subscribeWith().topicFilter("/a1hahpgAs3s/test/test").send();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/a1hahpgAs3s/test/test, true",
        "/a1hahpgAs3s/test/up, true",
        "/a1hahpgAs3s/test/down, false",
        "/a1hahpgAs3s/test/user/get, false",
        "/a1hahpgAs3s/test/other, false",
        "/a1hahpgAs3s/else/up, false",
    })
    void permitsPublishesByTopicClass(String topic, boolean permitted) throws Exception {
        Mqtt3BlockingClient client = tracker();
        Mqtt3Publish publish =
                Mqtt3Publish.builder().topic(topic).qos(MqttQos.AT_LEAST_ONCE).build();
        if (permitted) {
            client.publish(publish);
            assertThat(platform.received())
                    .extracting(message -> message.topic())
                    .containsExactly(topic);
        } else {
            assertCloses(client, publish, Reason.PUBLISH_NOT_PERMITTED);
        }
    }

    @Test
    void refusesToRetainAndQos2() throws Exception {
        Mqtt3Publish plain =
                Mqtt3Publish.builder().topic("/a1hahpgAs3s/test/test").build();
        assertCloses(tracker(), plain.extend().retain(true).build(), Reason.RETAIN);
        platform.clear();
        closed = new CompletableFuture<>();
        assertCloses(tracker(), plain.extend().qos(MqttQos.EXACTLY_ONCE).build(), Reason.QOS_2);
    }

    @Test
    void refusesAWillWith5() {
        Mqtt3BlockingClient client = client(TRACKER_ID, "test&a1hahpgAs3s", TRACKER_PASSWORD);
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
        tracker();
        CompletableFuture<Void> first = closed;
        closed = new CompletableFuture<>();
        connect("other|securemode=3|", "test&a1hahpgAs3s", "0dfcb8a58b345e0ddc76b4ef19731fe5", 60);
        first.get(20, TimeUnit.SECONDS);
        assertThat(closed).isNotDone();
        assertThat(platform.connected()).containsExactly(new DeviceId("a1hahpgAs3s", "test"));
    }

    @Test
    void aRefusedLoginDoesNotTouchTheConnectionThatIsThere() {
        Mqtt3BlockingClient first = tracker();
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

    @Test
    void aMessageKeepsItsPublishersQos() throws Exception {
        Mqtt3BlockingClient client = tracker();
        try (Mqtt3Publishes publishes = client.publishes(MqttGlobalPublishFilter.ALL)) {
            client.subscribeWith()
                    .topicFilter("/a1hahpgAs3s/test/test")
                    .qos(MqttQos.AT_MOST_ONCE)
                    .send();
            platform.send("/a1hahpgAs3s/test/test", new byte[] {1}, Qos.AT_LEAST_ONCE);
            platform.send("/a1hahpgAs3s/test/test", new byte[] {2}, Qos.AT_MOST_ONCE);
            assertThat(publishes.receive(20, TimeUnit.SECONDS).orElseThrow().getQos())
                    .isEqualTo(MqttQos.AT_LEAST_ONCE);
            assertThat(publishes.receive(20, TimeUnit.SECONDS).orElseThrow().getQos())
                    .isEqualTo(MqttQos.AT_MOST_ONCE);
        }
    }

    private Mqtt3BlockingClient tracker() {
        return connect(TRACKER_ID, "test&a1hahpgAs3s", TRACKER_PASSWORD, 60);
    }

    private Mqtt3BlockingClient connect(String clientId, String username, String password, int keepAlive) {
        Mqtt3BlockingClient client = client(clientId, username, password);
        client.connectWith().keepAlive(keepAlive).send();
        return client;
    }

    private Mqtt3BlockingClient client(String clientId, String username, String password) {
        CompletableFuture<Void> end = closed;
        return MqttClient.builder()
                .useMqttVersion3()
                .serverAddress(platform.address())
                .identifier(clientId)
                .addDisconnectedListener(context -> end.complete(null))
                .simpleAuth()
                .username(username)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
    }

    private void assertRefused(
            Mqtt3ConnAckReturnCode code, Reason reason, String id, String username, String password, int keepAlive) {
        assertThatThrownBy(() -> connect(id, username, password, keepAlive))
                .isInstanceOfSatisfying(
                        Mqtt3ConnAckException.class,
                        e -> assertThat(e.getMqttMessage().getReturnCode()).isEqualTo(code));
        assertThat(platform.refusals()).last().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.who()).isEqualTo(id);
            assertThat(refusal.what()).isEqualTo(username);
        });
    }

    private void assertCloses(Mqtt3BlockingClient client, Mqtt3Publish publish, Reason reason) throws Exception {
        client.toAsync().publish(publish);
        closed.get(20, TimeUnit.SECONDS);
        assertThat(platform.awaitRefusal(refusal -> true, PATIENCE).reason()).isEqualTo(reason);
        assertThat(platform.received()).isEmpty();
    }
}
