package io.atforge.testkit.connectionmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.AuthenticationError;
import io.atforge.AuthenticationException;
import io.atforge.PlatformUnreachableException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SecretStore;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.aliyun.https.Registration;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionState;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.connectionmode.ConnectionMode.Authentication;
import io.atforge.testkit.platform.HttpAnswer;
import io.atforge.testkit.platform.tls.TlsServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way into the platform that the tutorial names, over the virtual modem, to a real broker. */
@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ConnectionModesTest {

    private static final ConnectionMode BY_MODEM = new ConnectionMode(
            ModemModel.AIR720, Authentication.HTTPS_BY_MODEM, Transport.TLS, SignMethod.HMACSHA256, true);

    private static final IotPlatform PLATFORM =
            IotPlatform.tutorial(ConnectionMode.SECRET).tls().start();

    private final List<String> shown = new CopyOnWriteArrayList<>();

    @BeforeEach
    public void clear() {
        PLATFORM.clear();
    }

    @AfterAll
    static void stop() {
        PLATFORM.close();
    }

    /** For one modem of each family; what a signature holds is no concern of the modem's, so one shows both. */
    static Stream<ConnectionMode> modes() {
        return Stream.of(ModemModel.AIR720, ModemModel.AIR780E, ModemModel.EC200, ModemModel.A7670)
                .flatMap(modem -> Stream.of(Authentication.values())
                        .filter(authentication ->
                                authentication != Authentication.HTTPS_BY_MODEM || ConnectionMode.hasHttps(modem))
                        .flatMap(authentication -> Stream.of(Transport.values())
                                .flatMap(transport -> Arrays.stream(SignMethod.values())
                                        .flatMap(method -> Stream.of(true, false)
                                                .filter(timestamp -> timestamp || modem == ModemModel.AIR720)
                                                .map(timestamp -> new ConnectionMode(
                                                        modem, authentication, transport, method, timestamp))))));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void leadsIn(ConnectionMode mode) throws Exception {
        try (VirtualModem modem = modem(mode, PLATFORM);
                ModemSession<Tracker> session = session(mode, PLATFORM, modem)) {
            session.connect();
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            session.subscribe(Tracker.TEST_QOS1, message -> heard.add(message.text()));

            assertThat(session.publish(Tracker.TEST_QOS1, "helloworld").outcome())
                    .isEqualTo(Outcome.ACKNOWLEDGED);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("helloworld");
        }
        assertThat(shown)
                .isNotEmpty()
                .noneMatch(line -> line.contains(ConnectionMode.SECRET) || line.contains("iotToken"));
    }

    private static VirtualModem modem(ConnectionMode mode, IotPlatform platform) {
        return VirtualModem.builder().model(mode.modem()).platform(platform).build();
    }

    private ModemSession<Tracker> session(ConnectionMode mode, IotPlatform platform, VirtualModem modem)
            throws Exception {
        ModemSession<Tracker> session =
                mode.session(platform).port(modem.port()).build();
        session.trace(entry -> shown.add(entry.toString()));
        session.wiretap(entry -> shown.add(entry.toString()));
        return session;
    }

    static Stream<Arguments> serversNotToTrust() {
        return Stream.of(ModemModel.AIR720, ModemModel.AIR780E, ModemModel.EC200, ModemModel.A7670)
                .flatMap(modem -> Stream.of(
                                TlsServer.UNKNOWN_AUTHORITY, TlsServer.EXPIRED, TlsServer.OTHER_NAME, TlsServer.PLAIN)
                        .map(server -> Arguments.of(modem, server)));
    }

    @ParameterizedTest
    @MethodSource("serversNotToTrust")
    void sendsNothingToAServerThatItDoesNotTrust(ModemModel model, TlsServer server) throws Exception {
        ConnectionMode mode = ConnectionMode.direct(model, Transport.TLS, SignMethod.HMACSHA256, true);
        try (IotPlatform platform =
                        IotPlatform.tutorial(ConnectionMode.SECRET).tls(server).start();
                VirtualModem modem = modem(mode, platform);
                ModemSession<Tracker> session = session(mode, platform, modem)) {
            assertThatThrownBy(session::connect)
                    .isInstanceOf(PlatformUnreachableException.class)
                    .hasMessageContaining("TLS")
                    .hasMessageContaining("platform.ca");

            assertThat(platform.connects()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"401, SIGNATURE", "460, PARAMETERS", "500, PLATFORM", "5001, NO_SUCH_DEVICE", "6200, WRONG_TYPE"})
    void namesThePlatformsCodeAndTriesAgain(int code, AuthenticationError error) throws Exception {
        try (VirtualModem modem = VirtualModem.builder().platform(PLATFORM).build();
                ModemSession<Tracker> session = session(BY_MODEM, PLATFORM, modem)) {
            PLATFORM.answerNext(new HttpAnswer.Code(code));

            assertThatThrownBy(session::connect)
                    .isInstanceOfSatisfying(
                            AuthenticationException.class,
                            refused -> assertThat(refused.error()).isEqualTo(error));
            session.connect();
        }
    }

    static Stream<HttpAnswer> uselessAnswers() {
        return Stream.of(new HttpAnswer.NotJson(), new HttpAnswer.HalfJson(), new HttpAnswer.Padded(20_000));
    }

    @ParameterizedTest
    @MethodSource("uselessAnswers")
    void saysThatAnAnswerIsNoneAndTriesAgain(HttpAnswer answer) throws Exception {
        try (VirtualModem modem = VirtualModem.builder().platform(PLATFORM).build();
                ModemSession<Tracker> session = session(BY_MODEM, PLATFORM, modem)) {
            PLATFORM.answerNext(answer);

            assertThatThrownBy(session::connect).isInstanceOf(UnexpectedReplyException.class);
            session.connect();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Authentication.class,
            names = {"HTTPS_BY_MODEM", "HTTPS_BY_HOST"})
    void getsANewTokenForOneThatIsNoLongerTaken(Authentication authentication) throws Exception {
        ConnectionMode mode =
                new ConnectionMode(ModemModel.AIR720, authentication, Transport.TCP, SignMethod.HMACMD5, false);
        try (VirtualModem modem = VirtualModem.builder().platform(PLATFORM).build();
                ModemSession<Tracker> session = session(mode, PLATFORM, modem)) {
            session.connect();
            CountDownLatch lost = new CountDownLatch(1);
            session.onStateChange(change -> {
                if (change.current() == SessionState.OFFLINE) {
                    lost.countDown();
                }
            });
            PLATFORM.revokeTokens();
            modem.dropConnection();
            assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
            session.connect();

            assertThat(session.publish(Tracker.TEST_QOS1, "again").outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void registersADeviceThatHasOnlyItsProductsSecret(boolean byModem, @TempDir Path folder) throws Exception {
        ConnectionMode mode = ConnectionMode.direct(ModemModel.AIR720, Transport.TCP, SignMethod.HMACSHA256, true);
        Registration registration = new Registration(
                ConnectionMode.AUTHENTICATOR,
                SecretSource.literal("ffFnFlKQW3HYjjPR"),
                SecretStore.csv(folder.resolve("certificates.csv")));
        try (IotPlatform platform = IotPlatform.tutorial(ConnectionMode.SECRET)
                        .dynamicRegistration("ffFnFlKQW3HYjjPR")
                        .tls()
                        .start();
                VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            for (int program = 0; program < 2; program++) {
                ModemSessionBuilder<Tracker> builder = mode.session(platform).registration(registration);
                if (!byModem) {
                    builder.https(ConnectionMode.byHost(platform));
                }
                try (ModemSession<Tracker> session = builder.port(modem.port()).build()) {
                    session.trace(entry -> shown.add(entry.toString()));
                    session.wiretap(entry -> shown.add(entry.toString()));
                    session.connect();
                    assertThat(session.publish(Tracker.TEST_QOS1, "registered").outcome())
                            .isEqualTo(Outcome.ACKNOWLEDGED);
                }
            }
            assertThat(platform.authentications()).hasSize(1);
        }
        assertThat(shown)
                .isNotEmpty()
                .noneMatch(line -> line.contains(ConnectionMode.SECRET) || line.contains("deviceSecret"));
    }

    @Test
    void writesTheCertificatesOnce() throws Exception {
        ConnectionMode mode = ConnectionMode.direct(ModemModel.AIR720, Transport.TLS, SignMethod.HMACSHA1, true);
        try (VirtualModem modem = VirtualModem.builder().platform(PLATFORM).build()) {
            try (ModemSession<Tracker> first = session(mode, PLATFORM, modem)) {
                first.connect();
            }
            try (ModemSession<Tracker> second = session(mode, PLATFORM, modem)) {
                second.connect();
            }
        }
        assertThat(shown.stream().filter(line -> line.startsWith("→ AT+FSWRITE=")))
                .hasSize(1);
    }
}
