package io.atforge.testkit.connectionmode;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.aliyun.https.HostHttps;
import io.atforge.aliyun.https.HttpsPost;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.session.RecoveryLadder;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.Tracker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A way into the platform that the tutorial names.
 *
 * @param modem          which modem goes it
 * @param authentication who proves the device to the platform, and how
 * @param transport      what carries MQTT
 * @param method         what signs
 * @param timestamp      whether the signature holds the time
 */
record ConnectionMode(
        ModemModel modem, Authentication authentication, Transport transport, SignMethod method, boolean timestamp) {

    /** How a device proves who it is. */
    enum Authentication {
        DIRECT,
        HTTPS_BY_MODEM,
        HTTPS_BY_HOST
    }

    /** The way that says least by itself: directly. */
    static ConnectionMode direct(ModemModel modem, Transport transport, SignMethod method, boolean timestamp) {
        return new ConnectionMode(modem, Authentication.DIRECT, transport, method, timestamp);
    }

    /** Whether the modem has an HTTP client that the runtime knows. */
    static boolean hasHttps(ModemModel modem) {
        return modem == ModemModel.AIR720 || modem == ModemModel.AIR780E;
    }

    static final String SECRET = "qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM";

    static final Endpoint AUTHENTICATOR = new Endpoint("iot-auth.cn-shanghai.aliyuncs.com", 443);

    /** A session that goes this way, once. */
    ModemSessionBuilder<Tracker> session(IotPlatform platform) throws IOException, GeneralSecurityException {
        PlatformSettings settings = new PlatformSettings(
                Tracker.ENDPOINT,
                transport,
                method,
                300,
                true,
                "gate.${deviceName}",
                timestamp,
                authentication == Authentication.DIRECT ? Optional.empty() : Optional.of(AUTHENTICATOR));
        ModemSessionBuilder<Tracker> builder = ModemSession.builder(Tracker.device(settings, SECRET, modem))
                .authorities(Files.readString(platform.caFile()))
                .recovery(RecoveryLadder.none());
        return authentication == Authentication.HTTPS_BY_HOST ? builder.https(byHost(platform)) : builder;
    }

    static HttpsPost byHost(IotPlatform platform) throws IOException, GeneralSecurityException {
        HostHttps https = new HostHttps(
                HttpClient.newBuilder().sslContext(trusting(platform)).build());
        InetSocketAddress address = platform.httpsAddress().orElseThrow();
        return (uri, form) -> https.post(URI.create("https://localhost:" + address.getPort() + uri.getPath()), form);
    }

    private static SSLContext trusting(IotPlatform platform) throws IOException, GeneralSecurityException {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null, null);
        try (var file = Files.newInputStream(platform.caFile())) {
            authorities.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public String toString() {
        return modem + ", " + authentication + ", " + transport + ", " + method.id()
                + (timestamp ? ", timestamp" : ", no timestamp");
    }
}
