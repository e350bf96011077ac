package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AuthenticationError;
import io.atforge.AuthenticationException;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SecretStore;
import io.atforge.aliyun.https.HttpsPost;
import io.atforge.aliyun.https.HttpsReply;
import io.atforge.aliyun.https.Registration;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationTest {

    private static final String PRODUCT_SECRET = "ffFnFlKQW3HYjjPR";

    private final ManualLoop loop = new ManualLoop();
    private final ScriptedPort port = new ScriptedPort(RegistrationTest::reply);
    private final List<String> forms = new ArrayList<>();

    @TempDir
    private Path folder;

    private static String reply(String command) {
        return Family.AIR720.replies().entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("\r\nOK\r\n");
    }

    private CompletableFuture<Void> connect(String answer) {
        HttpsPost platform = (uri, form) -> {
            assertThat(uri).hasToString("https://iot-auth.cn-shanghai.aliyuncs.com/auth/register/device");
            forms.add(form);
            return new HttpsReply(200, answer);
        };
        DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<>(Tracker.TEST)
                .port(port)
                .https(platform)
                .registration(new Registration(
                        new Endpoint("iot-auth.cn-shanghai.aliyuncs.com", 443),
                        SecretSource.literal(PRODUCT_SECRET),
                        SecretStore.csv(folder.resolve("devices.csv"))))
                .recovery(RecoveryLadder.none())
                .loop(loop)
                .threads(Runnable::run)
                .build();
        CompletableFuture<Void> connected = session.connectAsync();
        loop.run();
        return connected;
    }

    @Test
    void getsTheDeviceItsSecretOnceAndKeepsItForTheNextProgram() throws IOException {
        String given =
                "{\"code\":200,\"data\":{\"productKey\":\"a1hahpgAs3s\",\"deviceName\":\"test\",\"deviceSecret\":\""
                        + Tracker.SECRET + "\"},\"message\":\"success\"}";
        connect(given).join();
        connect(given).join();

        assertThat(forms)
                .singleElement()
                .satisfies(form -> assertThat(form.split("&"))
                        .contains("productKey=a1hahpgAs3s", "deviceName=test", "signMethod=hmacsha1")
                        .anyMatch(pair -> pair.startsWith("random=")));
        Path kept = folder.resolve("devices.csv");
        assertThat(SecretSource.csv(kept).secretOf("a1hahpgAs3s", "test")).isEqualTo(Tracker.SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
    }

    @Test
    void explainsThatADeviceIsActiveAlready() {
        Throwable failure = connect("{\"code\":6289,\"message\":\"device is already active\"}")
                .handle((done, error) -> Failures.origin(error))
                .join();

        assertThat(failure)
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        active -> assertThat(active.error()).isEqualTo(AuthenticationError.ALREADY_ACTIVE))
                .hasMessageContaining("once only");
        assertThat(folder.resolve("devices.csv")).doesNotExist();
    }
}
