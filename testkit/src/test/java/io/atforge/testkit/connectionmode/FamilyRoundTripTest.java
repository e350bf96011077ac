package io.atforge.testkit.connectionmode;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SecretStore;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.aliyun.https.Registration;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.topic.PublishQuota;
import io.atforge.topic.PublishSubscribeTopic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tutorial does, and more, on each virtual modem: each model speaks in its own way, and to a real broker. */
@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FamilyRoundTripTest {

    private static final IotPlatform PLATFORM =
            IotPlatform.tutorial(ConnectionMode.SECRET).tls().start();

    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void clear() {
        PLATFORM.clear();
    }

    @AfterAll
    static void stop() {
        PLATFORM.close();
    }

    /** Each byte by itself, all of them together, and what a modem says itself. */
    private static List<byte[]> payloads() {
        List<byte[]> payloads = new ArrayList<>();
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
            payloads.add(new byte[] {(byte) i});
        }
        payloads.add(all);
        for (String text : List.of(
                "helloworld",
                "\r\nOK\r\n",
                "\r\nERROR\r\n",
                "\"\"\"",
                "\",3,\"abc\"",
                "> ",
                "+QMTRECV: 0,0,\"t\",3,\"abc\"\r\n",
                "+CMQTTRXEND: 0\r\n",
                "+MSUB: \"t\",3 byte,abc\r\n",
                "温度 21.5")) {
            payloads.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return payloads;
    }

    @ParameterizedTest
    @EnumSource(ModemModel.class)
    void everyByteComesBackOverTcp(ModemModel model) throws Exception {
        everyByteComesBack(ConnectionMode.direct(model, Transport.TCP, SignMethod.HMACSHA1, true));
    }

    @ParameterizedTest
    @EnumSource(ModemModel.class)
    void everyByteComesBackOverTls(ModemModel model) throws Exception {
        everyByteComesBack(ConnectionMode.direct(model, Transport.TLS, SignMethod.HMACSHA256, true));
    }

    private void everyByteComesBack(ConnectionMode mode) throws Exception {
        try (VirtualModem modem = VirtualModem.builder()
                        .model(mode.modem())
                        .platform(PLATFORM)
                        .build();
                ModemSession<Tracker> session = mode.session(PLATFORM)
                        .publishQuota(PublishQuota.unlimited())
                        .port(modem.port())
                        .build()) {
            session.trace(entry -> shown.add(entry.toString()));
            session.connect();
            for (PublishSubscribeTopic<Tracker> topic : List.of(Tracker.TEST, Tracker.TEST_QOS1)) {
                session.subscribe(topic, message -> heard.add(message.payload()));
                Outcome expected = topic == Tracker.TEST ? Outcome.ACCEPTED : Outcome.ACKNOWLEDGED;
                for (byte[] payload : payloads()) {
                    assertThat(session.publish(topic, payload).outcome())
                            .as(this::story)
                            .isEqualTo(expected);
                    assertThat(heard.poll(20, TimeUnit.SECONDS)).as(this::story).isEqualTo(payload);
                }
                session.unsubscribe(topic);
            }
            session.publish(Tracker.TEST_QOS1, "to nobody");
            // all that it says of the message is said before it answers
            session.query("AT+CSQ");
            assertThat(heard).isEmpty();
        }
        assertThat(shown).isNotEmpty().noneMatch(line -> line.contains(ConnectionMode.SECRET));
    }

    private String story() {
        return String.join("\n", shown.subList(Math.max(0, shown.size() - 40), shown.size()));
    }

    @ParameterizedTest
    @EnumSource(ModemModel.class)
    void theLongestMessageComesBack(ModemModel model) throws Exception {
        ConnectionMode mode = ConnectionMode.direct(model, Transport.TCP, SignMethod.HMACMD5, false);
        try (VirtualModem modem =
                        VirtualModem.builder().model(model).platform(PLATFORM).build();
                ModemSession<Tracker> session =
                        mode.session(PLATFORM).port(modem.port()).build()) {
            session.trace(entry -> shown.add(entry.toString()));
            session.connect();
            session.subscribe(Tracker.TEST_QOS1, message -> heard.add(message.payload()));
            byte[] payload = new byte[model == ModemModel.AIR720 || model == ModemModel.EC25 ? 1360 : 4096];
            for (int i = 0; i < payload.length; i++) {
                payload[i] = (byte) (i * 31);
            }

            assertThat(session.publish(Tracker.TEST_QOS1, payload).outcome())
                    .as(this::story)
                    .isEqualTo(Outcome.ACKNOWLEDGED);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).as(this::story).isEqualTo(payload);
        }
    }

    @ParameterizedTest
    @EnumSource(ModemModel.class)
    void aDeviceIsRegisteredByTheHost(ModemModel model, @TempDir Path folder) throws Exception {
        ConnectionMode mode = ConnectionMode.direct(model, Transport.TCP, SignMethod.HMACSHA256, true);
        Registration registration = new Registration(
                ConnectionMode.AUTHENTICATOR,
                SecretSource.literal("ffFnFlKQW3HYjjPR"),
                SecretStore.csv(folder.resolve("certificates.csv")));
        try (IotPlatform platform = IotPlatform.tutorial(ConnectionMode.SECRET)
                        .dynamicRegistration("ffFnFlKQW3HYjjPR")
                        .tls()
                        .start();
                VirtualModem modem =
                        VirtualModem.builder().model(model).platform(platform).build();
                ModemSession<Tracker> session = mode.session(platform)
                        .registration(registration)
                        .https(ConnectionMode.byHost(platform))
                        .port(modem.port())
                        .build()) {
            session.connect();

            assertThat(session.publish(Tracker.TEST_QOS1, "registered").outcome())
                    .isEqualTo(Outcome.ACKNOWLEDGED);
            assertThat(platform.authentications()).hasSize(1);
        }
    }
}
