package io.atforge.maven.device;

import io.atforge.aliyun.https.HostHttps;
import io.atforge.aliyun.https.HttpsPost;
import io.atforge.maven.model.CaCertificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The host's HTTPS client: it trusts those whom {@code platform.ca} names, else those whom the JDK trusts. */
final class HostClient {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(20);

    private HostClient() {}

    static HttpsPost of(Optional<CaCertificates> authorities) {
        return authorities
                .filter(each -> each.file().isPresent())
                .map(each -> new HostHttps(HttpClient.newBuilder()
                        .connectTimeout(CONNECT_WITHIN)
                        .sslContext(trusting(each.pem()))
                        .build()))
                .orElseGet(HostHttps::new);
    }

    private static SSLContext trusting(String pem) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("certificates that were checked cannot be trusted", e);
        } catch (IOException e) {
            throw new UncheckedIOException("an empty key store needs no file", e);
        }
    }
}
