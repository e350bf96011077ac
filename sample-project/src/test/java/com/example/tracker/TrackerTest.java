package com.example.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.PlatformRefusedException;
import io.atforge.aliyun.SecretSource;
import io.atforge.session.Message;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testkit.AtForgeExtension;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import io.atforge.topic.Qos;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tracker on a virtual modem, with the platform's stand-in behind it. */
@Timeout(120)
class TrackerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST_PAYLOAD = 1360;

    @RegisterExtension
    static final AtForgeExtension ATFORGE =
            AtForgeExtension.builder().platform(TestPlatform::describe).build();

    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();

    private static ModemSession<Tracker> session(VirtualModem modem) {
        return ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets((productKey, deviceName) -> TestPlatform.SECRET)
                .build();
    }

    @Test
    void hearsItselfSayHello(VirtualModem modem) throws InterruptedException {
        List<String> conversation = new CopyOnWriteArrayList<>();
        try (ModemSession<Tracker> tracker = session(modem)) {
            tracker.trace(entry -> conversation.add(entry.toString()));
            tracker.connect();
            tracker.subscribe(TrackerTopics.TEST, received::add);
            PublishResult published = tracker.publish(TrackerTopics.TEST, "helloworld");

            assertThat(published.outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(received.poll(60, TimeUnit.SECONDS))
                    .extracting(Message::text)
                    .isEqualTo("helloworld");
        }
        assertThat(conversation)
                .contains("← +MSUB: \"/a1hahpgAs3s/test/test\",10 byte,helloworld")
                .containsSubsequence(
                        "→ AT+CGREG?",
                        "→ AT+CGATT?",
                        "→ AT+CSTT=\"3GWAP\"",
                        "→ AT+CIICR",
                        "→ AT+CIFSR",
                        "→ AT+MIPSTART=\"a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"",
                        "← CONNECT OK",
                        "→ AT+MCONNECT=1,600",
                        "← CONNACK OK",
                        "→ AT+MSUB=\"/a1hahpgAs3s/test/test\",0",
                        "← SUBACK",
                        "→ AT+MPUB=\"/a1hahpgAs3s/test/test\",0,0,\"helloworld\"",
                        "→ AT+MDISCONNECT");
        assertThat(conversation)
                .anyMatch(line -> line.startsWith("→ AT+MCONFIG=\"test|securemode=3,signmethod=hmacsha1,timestamp=")
                        && line.endsWith("\"test&a1hahpgAs3s\",\"******\""));
    }

    @Test
    void reportsItsPositionAndKnowsThatItArrived(VirtualModem modem, IotPlatform platform) throws Exception {
        try (ModemSession<Tracker> tracker = session(modem)) {
            tracker.connect();

            assertThat(tracker.publish(TrackerTopics.POSITION, "{\"lat\":31.2,\"lon\":121.5}")
                            .outcome())
                    .isEqualTo(Outcome.ACKNOWLEDGED);
            assertThat(platform.awaitPublish(message -> message.topic().endsWith("/position"), PATIENCE)
                            .payload())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("{\"lat\":31.2,\"lon\":121.5}");
        }
    }

    @Test
    void doesWhatItIsToldUntilItUnsubscribes(VirtualModem modem, IotPlatform platform) throws Exception {
        try (ModemSession<Tracker> tracker = session(modem)) {
            tracker.connect();
            tracker.subscribe(TrackerTopics.COMMAND, received::add);
            platform.send(TrackerTopics.COMMAND.of("test"), "重启".getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE);
            assertThat(received.poll(60, TimeUnit.SECONDS))
                    .extracting(Message::text)
                    .isEqualTo("重启");

            tracker.unsubscribe(TrackerTopics.COMMAND);
            tracker.subscribe(TrackerTopics.TEST, received::add);
            platform.send(TrackerTopics.COMMAND.of("test"), "not for us any more");
            platform.send(TrackerTopics.TEST.of("test"), "for us");
            assertThat(received.poll(60, TimeUnit.SECONDS))
                    .extracting(Message::text)
                    .isEqualTo("for us");
        }
    }

    @Test
    void isToldThatItsSecretIsWrongWithoutHearingIt(VirtualModem modem) {
        String wrong = "0123456789abcdef0123456789abcdef";
        try (ModemSession<Tracker> tracker = ModemSession.builder(TrackerDevices.TEST)
                .port(modem.port())
                .secrets(SecretSource.literal(wrong))
                .build()) {
            assertThatThrownBy(tracker::connect)
                    .isInstanceOf(PlatformRefusedException.class)
                    .hasMessageContaining("device test")
                    .hasMessageContaining("the device secret is wrong")
                    .hasMessageNotContaining(wrong);
        }
    }

    static Stream<byte[]> payloads() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) {
            everyByte[i] = (byte) i;
        }
        Stream<byte[]> texts = Stream.of(
                        "",
                        "\"quoted\" and \\backslashed\\ \\22",
                        "line\r\nline\n\r",
                        "\r\nOK\r\n",
                        "\r\nERROR\r\n+CME ERROR: 3\r\nCLOSED\r\n",
                        "\r\n+MSUB: \"/a1hahpgAs3s/test/test\",5 byte,other\r\n",
                        "> ",
                        "温度二十一度🚚",
                        "x".repeat(LONGEST_PAYLOAD),
                        "\"".repeat(LONGEST_PAYLOAD))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Stream.concat(texts, Stream.of(everyByte, new byte[LONGEST_PAYLOAD]));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void sendsAndReceivesAnyBytesWithQos0(byte[] payload, VirtualModem modem) throws InterruptedException {
        try (ModemSession<Tracker> tracker = session(modem)) {
            tracker.connect();
            tracker.subscribe(TrackerTopics.TEST, received::add);

            assertThat(tracker.publish(TrackerTopics.TEST, payload).outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(received.poll(60, TimeUnit.SECONDS))
                    .extracting(Message::payload)
                    .isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void sendsAndReceivesAnyBytesWithQos1(byte[] payload, VirtualModem modem, IotPlatform platform) throws Exception {
        try (ModemSession<Tracker> tracker = session(modem)) {
            tracker.connect();
            tracker.subscribe(TrackerTopics.COMMAND, received::add);

            assertThat(tracker.publish(TrackerTopics.POSITION, payload).outcome())
                    .isEqualTo(Outcome.ACKNOWLEDGED);
            assertThat(platform.awaitPublish(message -> true, PATIENCE).payload())
                    .isEqualTo(payload);
            platform.send(TrackerTopics.COMMAND.of("test"), payload, Qos.AT_LEAST_ONCE);
            assertThat(received.poll(60, TimeUnit.SECONDS))
                    .extracting(Message::payload)
                    .isEqualTo(payload);
        }
    }

    @Test
    void sendsNothingOfAPayloadThatIsOneByteTooLong(VirtualModem modem, IotPlatform platform) {
        try (ModemSession<Tracker> tracker = session(modem)) {
            List<String> conversation = new CopyOnWriteArrayList<>();
            tracker.connect();
            tracker.trace(entry -> conversation.add(entry.toString()));

            assertThatThrownBy(() -> tracker.publish(TrackerTopics.TEST, new byte[LONGEST_PAYLOAD + 1]))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("1361 bytes");
            assertThat(conversation).isEmpty();
            assertThat(platform.received()).isEmpty();
        }
    }
}
