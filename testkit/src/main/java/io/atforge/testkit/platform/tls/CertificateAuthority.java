package io.atforge.testkit.platform.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority to be thrown away after a test. Its keys have RSA with 2048 bits, which the modem's cipher
 * suites need, and are never stored. Safe for any thread.
 */
public final class CertificateAuthority {

    private static final int KEY_BITS = 2048;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEARS = Duration.ofDays(3650);

    /**
     * A key and the certificate for it.
     *
     * @param key         the private key
     * @param certificate the certificate
     */
    public record Identity(PrivateKey key, X509Certificate certificate) {

        /**
         * The certificate as a file has it.
         *
         * @return PEM text
         */
        public String certificatePem() {
            return toPem(certificate);
        }

        /**
         * The key as a file has it.
         *
         * @return PEM text
         */
        public String keyPem() {
            return toPem(key);
        }

        KeyStore keyStore(char[] password) {
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, password);
                store.setKeyEntry("identity", key, password, new Certificate[] {certificate});
                return store;
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("the JDK could not keep a key", e);
            }
        }

        @Override
        public String toString() {
            return "Identity[" + certificate.getSubjectX500Principal() + "]";
        }
    }

    private final X500Name name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /**
     * Makes an authority whose certificate is valid for ten years.
     *
     * @param commonName its name
     * @param now        the time, by the clock of those who are to trust it
     */
    public CertificateAuthority(String commonName, Instant now) {
        name = new X500Name("CN=" + commonName);
        keys = newKeys();
        certificate = sign(name, keys, List.of(), now.minus(YEARS), now.plus(YEARS), true);
    }

    /**
     * The certificate that has to be trusted.
     *
     * @return PEM text
     */
    public String pem() {
        return toPem(certificate);
    }

    /**
     * Makes a key and a certificate, valid from the day before yesterday.
     *
     * @param names host names, a {@code *} in front stands for one label, and IPv4 addresses; the first is the subject
     * @param now   the time
     * @param until when it ends
     * @return key and certificate
     */
    public Identity issue(List<String> names, Instant now, Instant until) {
        KeyPair own = newKeys();
        X500Name subject = new X500Name("CN=" + names.get(0));
        return new Identity(own.getPrivate(), sign(subject, own, names, now.minus(DAY.multipliedBy(2)), until, false));
    }

    private X509Certificate sign(
            X500Name subject, KeyPair own, List<String> names, Instant from, Instant until, boolean authority) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(Long.SIZE, new SecureRandom()).add(BigInteger.ONE),
                    Date.from(from),
                    Date.from(until),
                    subject,
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (authority) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            } else {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(names.stream()
                                .map(CertificateAuthority::generalName)
                                .toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("could not make a certificate for " + subject, e);
        }
    }

    private static GeneralName generalName(String text) {
        boolean address = text.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, text);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK makes no RSA keys", e);
        }
    }

    private static String toPem(Object object) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
