package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.tls.TlsServer;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The platform over TLS, seen by a client that checks what the JDK can check. */
@Tag("slow")
class PlatformTlsTest {

    private static final String HOST = "a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com";

    @Test
    void takesASignedDeviceOverTlsAndIsThereAgainAfterARestart() throws Exception {
        Path file;
        try (IotPlatform platform =
                IotPlatform.tutorial("qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM").tls().start()) {
            file = platform.caFile();
            assertThat(file).content().startsWith("-----BEGIN CERTIFICATE-----");
            connect(platform).disconnect();
            platform.stop();
            platform.restart();
            connect(platform);
            assertThat(platform.connected()).containsExactly(new DeviceId("a1hahpgAs3s", "test"));
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void isCertifiedForTheRealNames() throws Exception {
        try (IotPlatform platform =
                IotPlatform.builder().tls().tlsNames("broker.example.com").start()) {
            for (InetSocketAddress address : List.of(
                    platform.tlsAddress().orElseThrow(), platform.httpsAddress().orElseThrow())) {
                for (String host : List.of(
                        HOST,
                        "iot-06z00djgad7bo5r.mqtt.iothub.aliyuncs.com",
                        "iot-auth.us-west-1.aliyuncs.com",
                        "localhost",
                        "127.0.0.1",
                        "broker.example.com")) {
                    handshake(platform, host, address);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsServer.class,
            mode = Mode.EXCLUDE,
            names = {"TRUSTED", "SILENT", "PLAIN"})
    void failsAsItIsTold(TlsServer server) {
        try (IotPlatform platform = IotPlatform.builder().tls(server).start()) {
            for (InetSocketAddress address : List.of(
                    platform.tlsAddress().orElseThrow(), platform.httpsAddress().orElseThrow())) {
                assertThatThrownBy(() -> handshake(platform, HOST, address))
                        .isInstanceOf(SSLHandshakeException.class)
                        .hasStackTraceContaining(
                                switch (server) {
                                    case UNKNOWN_AUTHORITY -> "unable to find valid certification path";
                                    case EXPIRED -> "NotAfter";
                                    default -> "No subject alternative DNS name matching " + HOST;
                                });
            }
        }
    }

    @Test
    void isInClearWhereTlsIsExpectedWhenToldSo() {
        try (IotPlatform platform = IotPlatform.builder().tls(TlsServer.PLAIN).start()) {
            assertThat(platform.tlsAddress()).contains(platform.address());
            assertThat(platform.httpsAddress()).contains(platform.httpAddress());
        }
    }

    @Test
    void servesHttpsAndNothingWithoutBeingAsked() throws Exception {
        try (IotPlatform platform = IotPlatform.builder().tls().start()) {
            int port = platform.httpsAddress().orElseThrow().getPort();
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/auth/devicename"))
                    .POST(HttpRequest.BodyPublishers.ofString("x=1"))
                    .build();
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(trusting(Files.readString(platform.caFile())))
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("\"code\":460");
            assertThat(platform.authentications())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.secure()).isTrue());
        }
        try (IotPlatform plain = IotPlatform.builder().start()) {
            assertThat(plain.tlsAddress()).isEmpty();
            assertThat(plain.httpsAddress()).isEmpty();
            assertThatThrownBy(plain::caFile)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("tls()");
        }
    }

    private static Mqtt3BlockingClient connect(IotPlatform platform) throws Exception {
        InetSocketAddress address = platform.tlsAddress().orElseThrow();
        Mqtt3BlockingClient client = MqttClient.builder()
                .useMqttVersion3()
                .identifier("test|securemode=2,signmethod=hmacsha1,timestamp=1544257319|")
                .serverAddress(new InetSocketAddress(
                        InetAddress.getByAddress(HOST, address.getAddress().getAddress()), address.getPort()))
                .sslConfig()
                .trustManagerFactory(trust(Files.readString(platform.caFile())))
                .applySslConfig()
                .simpleAuth()
                .username("test&a1hahpgAs3s")
                .password("c65de7069643b59fc972e8884fede9aaffeada38".getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
        return client;
    }

    private static void handshake(IotPlatform platform, String host, InetSocketAddress address) throws Exception {
        try (Socket tcp = new Socket(address.getAddress(), address.getPort());
                SSLSocket socket = (SSLSocket) trusting(Files.readString(platform.caFile()))
                        .getSocketFactory()
                        .createSocket(tcp, host, address.getPort(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    private static SSLContext trusting(String pem) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust(pem).getTrustManagers(), null);
        return context;
    }

    private static TrustManagerFactory trust(String pem) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
