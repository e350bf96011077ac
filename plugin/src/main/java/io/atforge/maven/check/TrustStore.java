package io.atforge.maven.check;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom the JDK that runs the build trusts. */
final class TrustStore {

    private TrustStore() {}

    /** The certificates; none where the JDK has no store, or none that can be read. */
    static List<X509Certificate> certificates() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .flatMap(manager -> manager instanceof X509TrustManager x509
                            ? Arrays.stream(x509.getAcceptedIssuers())
                            : Stream.empty())
                    .toList();
        } catch (GeneralSecurityException e) {
            return List.of();
        }
    }
}
