package io.atforge.testkit.modem.tls;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Decides which servers the modem trusts: every one, or those whose chain the JDK accepts. The chain is checked at the
 * modem's time, or at a time at which every certificate in it is valid.
 */
final class ServerCheck extends X509ExtendedTrustManager {

    /** A factory for one manager; the JDK has none. */
    private static final class Factory extends TrustManagerFactory {

        Factory(TrustManager manager) {
            super(
                    new TrustManagerFactorySpi() {
                        @Override
                        protected void engineInit(KeyStore store) {
                            // Knows already.
                        }

                        @Override
                        protected void engineInit(ManagerFactoryParameters parameters) {
                            // Knows already.
                        }

                        @Override
                        protected TrustManager[] engineGetTrustManagers() {
                            return new TrustManager[] {manager};
                        }
                    },
                    provider(),
                    "modem");
        }

        private static Provider provider() {
            try {
                return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm())
                        .getProvider();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the JDK checks no certificates", e);
            }
        }
    }

    private final Optional<Set<TrustAnchor>> anchors;
    private final Supplier<Instant> now;
    private final boolean ignoreTime;

    private ServerCheck(Optional<Set<TrustAnchor>> anchors, Supplier<Instant> now, boolean ignoreTime) {
        this.anchors = anchors;
        this.now = now;
        this.ignoreTime = ignoreTime;
    }

    /** Trusts every server. */
    static TrustManagerFactory none() {
        return new Factory(new ServerCheck(Optional.empty(), Instant::now, true));
    }

    /** Trusts a server whose certificate one of the authorities has issued. */
    static TrustManagerFactory by(Collection<X509Certificate> authorities, Supplier<Instant> now, boolean ignoreTime) {
        return new Factory(new ServerCheck(
                Optional.of(authorities.stream()
                        .map(authority -> new TrustAnchor(authority, null))
                        .collect(Collectors.toSet())),
                now,
                ignoreTime));
    }

    private Optional<X509ExtendedTrustManager> judge(X509Certificate[] chain) throws CertificateException {
        if (anchors.isEmpty()) {
            return Optional.empty();
        }
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors.get(), new X509CertSelector());
            parameters.setRevocationEnabled(false);
            parameters.setDate(
                    ignoreTime
                            ? Arrays.stream(chain)
                                    .map(X509Certificate::getNotBefore)
                                    .max(Comparator.naturalOrder())
                                    .get()
                            : Date.from(now.get()));
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return Optional.of((X509ExtendedTrustManager) factory.getTrustManagers()[0]);
        } catch (InvalidAlgorithmParameterException e) {
            throw new CertificateException("no authority to trust", e);
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        Optional<X509ExtendedTrustManager> judge = judge(chain);
        if (judge.isPresent()) {
            judge.get().checkServerTrusted(chain, authType, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        Optional<X509ExtendedTrustManager> judge = judge(chain);
        if (judge.isPresent()) {
            judge.get().checkServerTrusted(chain, authType, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        Optional<X509ExtendedTrustManager> judge = judge(chain);
        if (judge.isPresent()) {
            judge.get().checkServerTrusted(chain, authType);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("a modem is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("a modem is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a modem is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
