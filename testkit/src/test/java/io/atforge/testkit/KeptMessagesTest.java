package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.device.Device;
import io.atforge.device.ModemSettings;
import io.atforge.device.Product;
import io.atforge.dialect.Dialect;
import io.atforge.script.AtScriptParser;
import io.atforge.session.Message;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionEvent;
import io.atforge.topic.Qos;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** With {@code cleanSession: false} the platform keeps what it cannot deliver: it comes as soon as the device signs in. */
@ExtendWith(AtForgeExtension.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class KeptMessagesTest {

    private static final String KEY = "a1hahpgAs3s";
    private static final String HOST = KEY + ".iot-as-mqtt.cn-shanghai.aliyuncs.com";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Device<KeptMessagesTest> DEVICE = new Device<>(
            new Product<>(
                    KeptMessagesTest.class,
                    "Tracker",
                    KEY,
                    new PlatformSettings(new Endpoint(HOST, 1883), Transport.TCP, SignMethod.HMACSHA1, 300, false),
                    ModemSettings.of("air720")),
            "test",
            SecretSource.literal(IotPlatform.STAND_IN_SECRET));

    private static final SubscribeTopic<KeptMessagesTest> TEST =
            Topic.subscribe("/" + KEY + "/${deviceName}/test", Qos.AT_LEAST_ONCE);
    private static final String TOPIC = "/" + KEY + "/test/test";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();

    private static ModemSessionBuilder<KeptMessagesTest> session(VirtualModem modem) {
        return ModemSession.builder(DEVICE)
                .scripts(name -> AtScriptParser.parse(
                        name + ".at",
                        Dialect.load("air720")
                                .scripts(Transport.TCP)
                                .get(name)
                                .replace("${accessPoint}", "")
                                .replace("${host}", HOST)
                                .replace("${port}", "1883")
                                .replace("${cleanSession}", "0")
                                .replace("${keepAlive}", "300")))
                .port(modem.port())
                .recovery(RecoveryLadder.none());
    }

    private void hear(Message message) {
        heard.add(message.text());
    }

    private static void send(IotPlatform platform, String text) {
        platform.send(TOPIC, text.getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE);
    }

    /** A device that subscribed once, and was away when something was sent to it. */
    @BeforeEach
    void keepAMessage(IotPlatform platform) throws Exception {
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemSession<KeptMessagesTest> session = session(modem).build()) {
            session.connect();
            session.subscribe(TEST, this::hear);
        }
        platform.awaitDisconnected(KEY, "test", PATIENCE);
        send(platform, "kept");
        assertThat(heard).isEmpty();
    }

    private String next() throws InterruptedException {
        return heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aSubscriptionThatIsMadeBeforeConnectHearsItOnce(IotPlatform platform) throws InterruptedException {
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemSession<KeptMessagesTest> session = session(modem).build()) {
            session.subscribe(TEST, this::hear);
            session.connect();

            assertThat(next()).isEqualTo("kept");
            send(platform, "new");
            assertThat(next()).isEqualTo("new");
            assertThat(heard).isEmpty();
            assertThat(session.statistics().receivedUnclaimed()).isZero();
        }
    }

    @Test
    void theHandlerForWhatNoSubscriptionTakesHearsItOnce(IotPlatform platform) throws InterruptedException {
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemSession<KeptMessagesTest> session = session(modem)
                        .unclaimed(message -> heard.add("unclaimed " + message.topic() + " " + message.text()))
                        .build()) {
            session.connect();
            assertThat(next()).isEqualTo("unclaimed " + TOPIC + " kept");

            session.subscribe(TEST, this::hear);
            send(platform, "new");
            assertThat(next()).isEqualTo("new");
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void itIsToldThatNobodyTookIt(IotPlatform platform) throws InterruptedException {
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemSession<KeptMessagesTest> session = session(modem).build()) {
            session.onEvent(event -> {
                if (event instanceof SessionEvent.Unclaimed) {
                    events.add(event);
                }
            });
            session.connect();

            assertThat(events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            SessionEvent.Unclaimed.class,
                            unclaimed -> assertThat(unclaimed.message().text()).isEqualTo("kept"));
            assertThat(session.statistics().receivedUnclaimed()).isEqualTo(1);
        }
    }
}
