package io.atforge.testkit.modem.tls;

import io.atforge.testkit.modem.files.FileSystem;
import io.atforge.testkit.modem.uplink.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * Turns settings and files into what a TLS connection needs. The modem reads the files only now, since no source says
 * that {@code AT+SSLCFG} does; a missing or useless file makes the connection fail.
 */
public final class TlsContexts {

    // TLS 1.3 came after these modems. SSL 3.0 to TLS 1.1 fail, as the JDK refuses them.
    private static final List<List<String>> PROTOCOLS = List.of(
            List.of("SSLv3"),
            List.of("TLSv1"),
            List.of("TLSv1.1"),
            List.of("TLSv1.2"),
            List.of("TLSv1", "TLSv1.1", "TLSv1.2"));
    private static final Map<String, String> CIPHERS = Map.of(
            "0X0035", "TLS_RSA_WITH_AES_256_CBC_SHA",
            "0X002F", "TLS_RSA_WITH_AES_128_CBC_SHA",
            "0X0005", "SSL_RSA_WITH_RC4_128_SHA",
            "0X0004", "SSL_RSA_WITH_RC4_128_MD5",
            "0X000A", "SSL_RSA_WITH_3DES_EDE_CBC_SHA",
            "0X003D", "TLS_RSA_WITH_AES_256_CBC_SHA256");
    private static final int MUTUAL = 2;

    private final TlsSettings settings;
    private final FileSystem files;
    private final Clock clock;

    public TlsContexts(TlsSettings settings, FileSystem files, Clock clock) {
        this.settings = settings;
        this.files = files;
        this.clock = clock;
    }

    /** Empty if what {@code AT+SSLCFG} names cannot be used. */
    public Optional<Tls> of(int context) {
        try {
            int level = settings.number(context, "seclevel");
            return Optional.of(new Tls(
                    level == 0 ? ServerCheck.none() : authorities(context),
                    level == MUTUAL ? Optional.of(keys(context)) : Optional.empty(),
                    settings.value(context, "hostname"),
                    level > 0,
                    PROTOCOLS.get(settings.number(context, "sslversion")),
                    ciphers(settings.value(context, "ciphersuite").orElseThrow()),
                    Duration.ofSeconds(settings.number(context, "negotiatetimeout"))));
        } catch (GeneralSecurityException | IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> ciphers(String number) {
        String name = CIPHERS.get(number.toUpperCase(Locale.ROOT));
        return name == null ? List.of() : List.of(name);
    }

    private TrustManagerFactory authorities(int context) throws GeneralSecurityException {
        boolean ignoreTime = settings.number(context, "ignorelocaltime") == 1;
        return ServerCheck.by(certificates(context, "cacert"), clock::instant, ignoreTime);
    }

    private byte[] file(int context, String tag) throws CertificateException {
        return settings.value(context, tag)
                .flatMap(files::read)
                .orElseThrow(() -> new CertificateException("no file for " + tag));
    }

    private List<X509Certificate> certificates(int context, String tag) throws CertificateException {
        Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(file(context, tag)));
        if (found.isEmpty()) {
            throw new CertificateException("no certificate in the file for " + tag);
        }
        return found.stream().map(X509Certificate.class::cast).toList();
    }

    private KeyManagerFactory keys(int context) throws GeneralSecurityException, IOException {
        char[] password = new char[0];
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry(
                "modem",
                key(context),
                password,
                certificates(context, "clientcert").toArray(new Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory;
    }

    private PrivateKey key(int context) throws GeneralSecurityException, IOException {
        try (PEMParser parser = new PEMParser(new InputStreamReader(
                new ByteArrayInputStream(file(context, "clientkey")), StandardCharsets.US_ASCII))) {
            Object found = parser.readObject();
            if (found instanceof PEMKeyPair pair) {
                return new JcaPEMKeyConverter().getKeyPair(pair).getPrivate();
            }
            if (found instanceof PrivateKeyInfo info) {
                return new JcaPEMKeyConverter().getPrivateKey(info);
            }
            throw new CertificateException("no key in the file for clientkey");
        }
    }
}
