package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.atforge.PlatformUnreachableException;
import io.atforge.aliyun.https.HttpsReply;
import io.atforge.maven.model.CaCertificates;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the host's HTTPS client trusts, against a server that signed its certificate itself. */
class HostClientTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private HttpsServer server;
    private String pem;

    @BeforeEach
    void serve() throws Exception {
        Path store = folder.resolve("server.p12");
        keytool(
                store,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=test",
                "-ext",
                "san=ip:127.0.0.1",
                "-ext",
                "bc:c");
        keytool(store, "-exportcert", "-rfc", "-file", folder.resolve("ca.pem").toString());
        pem = Files.readString(folder.resolve("ca.pem"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.createContext("/", exchange -> {
            byte[] form = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, form.length);
            exchange.getResponseBody().write(form);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void trustsTheFileThatTheProjectNames() {
        HttpsReply reply = HostClient.of(
                        Optional.of(new CaCertificates(pem, Optional.of(Path.of("ca.pem")), Optional.of(Instant.MAX))))
                .post(uri(), "a=b");

        assertThat(reply).isEqualTo(new HttpsReply(200, "a=b"));
    }

    @Test
    void elseTrustsTheJdk() {
        CaCertificates roots = new CaCertificates(pem, Optional.empty(), Optional.empty());

        assertThatThrownBy(() -> HostClient.of(Optional.of(roots)).post(uri(), "a=b"))
                .isInstanceOf(PlatformUnreachableException.class);
        assertThatThrownBy(() -> HostClient.of(Optional.empty()).post(uri(), "a=b"))
                .isInstanceOf(PlatformUnreachableException.class);
    }

    private URI uri() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/auth/devicename");
    }

    private static SSLContext context(Path file) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** The JDK has no public way to make a certificate. */
    private static void keytool(Path store, String... arguments) throws Exception {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        keytool.command().addAll(Arrays.asList(arguments));
        keytool.command()
                .addAll(Arrays.asList(
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "server"));
        Process process = keytool.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
