package io.atforge.testkit.platform.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The platform's side of TLS: a throw-away authority and the one certificate that all its servers show. */
public final class ServerCertificate {

    // Regions with an instance (platform documentation).
    private static final List<String> REGIONS = List.of(
            "cn-shanghai",
            "cn-beijing",
            "cn-shenzhen",
            "ap-southeast-1",
            "ap-northeast-1",
            "us-west-1",
            "us-east-1",
            "eu-central-1");
    private static final Duration DAY = Duration.ofDays(1);

    private final TlsServer kind;
    private final CertificateAuthority authority;
    private final CertificateAuthority.Identity identity;
    // Protects a file that lives as long as the platform, in a folder of its own.
    private final String password = UUID.randomUUID().toString();

    /**
     * Makes authority and certificate.
     *
     * @param kind      what the servers show
     * @param moreNames host names and addresses beside those of the real platform, localhost and 127.0.0.1
     * @param now       the time by the platform's clock
     */
    public ServerCertificate(TlsServer kind, List<String> moreNames, Instant now) {
        this.kind = kind;
        authority = new CertificateAuthority("AtForge throw-away CA", now);
        CertificateAuthority issuer =
                kind == TlsServer.UNKNOWN_AUTHORITY ? new CertificateAuthority("AtForge unknown CA", now) : authority;
        identity = issuer.issue(
                kind == TlsServer.OTHER_NAME ? List.of("other.example.com") : names(moreNames),
                now,
                kind == TlsServer.EXPIRED ? now.minus(DAY) : now.plus(DAY.multipliedBy(30)));
    }

    private static List<String> names(List<String> more) {
        List<String> names = new ArrayList<>(List.of("localhost", "127.0.0.1", "*.mqtt.iothub.aliyuncs.com"));
        for (String region : REGIONS) {
            names.add("*.iot-as-mqtt." + region + ".aliyuncs.com");
            names.add("iot-auth." + region + ".aliyuncs.com");
        }
        names.addAll(more);
        return names;
    }

    public TlsServer kind() {
        return kind;
    }

    /**
     * The certificate that devices are told to trust.
     *
     * @return PEM text
     */
    String caPem() {
        return authority.pem();
    }

    public String password() {
        return password;
    }

    /** Writes key and certificate where the broker can read them. */
    public void save(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            identity.keyStore(password.toCharArray()).store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK could not write a key", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(identity.keyStore(password.toCharArray()), password.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no TLS", e);
        }
    }
}
