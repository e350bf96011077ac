package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.device.Device;
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
import java.util.Optional;
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

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Device<Tracker> DEVICE = Tracker.device(
            new PlatformSettings(Tracker.ENDPOINT, Transport.TCP, SignMethod.HMACSHA1, 300, false),
            "test",
            IotPlatform.STAND_IN_SECRET);

    private static final SubscribeTopic<Tracker> TEST =
            Topic.subscribe("/a1hahpgAs3s/${deviceName}/test", Qos.AT_LEAST_ONCE);
    private static final String TOPIC = "/a1hahpgAs3s/test/test";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();

    private static ModemSessionBuilder<Tracker> session(VirtualModem modem) {
        return ModemSession.builder(DEVICE)
                .scripts(name -> Tracker.script(name, Transport.TCP, false, Optional.of(Tracker.ENDPOINT)))
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
                ModemSession<Tracker> session = session(modem).build()) {
            session.connect();
            session.subscribe(TEST, this::hear);
        }
        platform.awaitDisconnected(Tracker.KEY, "test", PATIENCE);
        send(platform, "kept");
        assertThat(heard).isEmpty();
    }

    private String next() throws InterruptedException {
        return heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aSubscriptionThatIsMadeBeforeConnectHearsItOnce(IotPlatform platform) throws InterruptedException {
        try (VirtualModem modem = VirtualModem.builder().platform(platform).build();
                ModemSession<Tracker> session = session(modem).build()) {
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
                ModemSession<Tracker> session = session(modem)
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
                ModemSession<Tracker> session = session(modem).build()) {
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
