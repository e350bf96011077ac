package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.model.CaCertificates;
import io.atforge.maven.source.Problem;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom the modem is told to trust. */
class CaCertificatesTest {

    private static final String TLS =
            DevicesFolder.TUTORIAL.replace("platform:", "platform:\n  ca: ca.pem\n" + "  transport: tls");
    private static final String ONE = "the certificate of CN=AtForge test authority one,O=Example";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path basedir;

    @Test
    void theFileIsNormalised() {
        String file = "\uFEFFSubject: Kök\r\n" + Certificates.TWO.replace("\n", "\r\n") + "\n\nagain:\n"
                + Certificates.ONE.strip() + "\n" + Certificates.TWO;

        CaCertificates authorities = read(file, NOW).orElseThrow();

        assertThat(authorities.pem()).isEqualTo(Certificates.TWO + Certificates.ONE);
        assertThat(authorities.file()).contains(basedir.resolve("src/main/atforge/ca.pem"));
        assertThat(authorities.expiry()).contains(Certificates.EXPIRY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2019-12-31T23:59:59Z | is valid from 2020-01-01 only; check this computer's clock, or the file
            2119-12-08T00:00:01Z | expired on 2119-12-08; get the one that replaces it
            """)
    void refusesACertificateOfAnotherTime(Instant now, String problem) {
        DevicesFolder folder =
                new DevicesFolder(basedir).at(now).with("src/main/atforge/ca.pem", "\n" + Certificates.ONE);

        assertThat(folder.problems(TLS)).containsExactly("ca.pem:2:1: " + ONE + " " + problem);
        assertThat(folder.warnings()).isEmpty();
    }

    @Test
    void warnsBeforeItExpires() {
        DevicesFolder folder = new DevicesFolder(basedir).with("src/main/atforge/ca.pem", Certificates.ONE);

        assertThat(folder.at(Certificates.NOTICE).problems(TLS)).isEmpty();
        assertThat(folder.warnings())
                .containsExactly(
                        "ca.pem:1:1: " + ONE + " expires on 2119-12-08; from then on no device connects with it");
        assertThat(folder.at(Certificates.EXPIRY).problems(TLS)).isEmpty();
        assertThat(folder.at(Certificates.NOTICE.minusSeconds(1)).problems(TLS)).isEmpty();
        assertThat(folder.warnings()).isEmpty();
        assertThat(folder.at(Certificates.START).problems(TLS)).isEmpty();
    }

    @Test
    void refusesWhatIsNoCertificate() {
        String begin = "-----BEGIN CERTIFICATE-----\n";
        String end = "-----END CERTIFICATE-----\n";
        assertThat(problems(""))
                .containsExactly(
                        "ca.pem:1:1: there is no certificate in PEM in this file; it would"
                                + " start with -----BEGIN CERTIFICATE-----; openssl x509 -inform der -in FILE makes one from DER");
        assertThat(problems("\n\n" + begin + "MIIB\n" + end + Certificates.ONE))
                .containsExactly("ca.pem:3:1: what begins here is no certificate; copy it again");
        assertThat(problems(begin + "=x=\n" + end))
                .containsExactly("ca.pem:1:1: what begins here is no certificate; copy it again");
        assertThat(problems(Certificates.ONE.replace(end, "")))
                .containsExactly("ca.pem:1:1: what begins here is no certificate; copy it again");
    }

    @Test
    void refusesAPrivateKey() {
        assertThat(problems(Certificates.ONE + "-----BEGIN EC " + "PRIVATE KEY-----\nMHcC\n"))
                .containsExactly("ca.pem:12:1: there is a private key in this file, and the file goes into every jar"
                        + " and modem; keep only certificates in it");
    }

    @Test
    void refusesMoreThanTheModemTakes() {
        String all =
                TrustStore.certificates().stream().map(PemFile::pem).limit(20).collect(Collectors.joining());
        assertThat(problems(all))
                .contains("devices.yaml:3:7: src/main/atforge/ca.pem holds certificates of " + all.length()
                        + " bytes, the modem takes at most 10240; keep those that sign the platform's");
        assertThat(problems("#".repeat((1 << 20) + 1)))
                .containsExactly(
                        "devices.yaml:3:7: src/main/atforge/ca.pem"
                                + " holds certificates of 1048577 bytes, the modem takes at most 10240; keep those that sign the platform's");
    }

    @Test
    void refusesAFileThatNothingUses() {
        DevicesFolder folder = new DevicesFolder(basedir).with("src/main/atforge/ca.pem", Certificates.ONE);

        assertThat(folder.problems(TLS.replace("transport: tls", "transport: tcp")))
                .containsExactly(
                        "devices.yaml:3:7: ca is of no use with transport tcp and authentication direct; add transport: tls, or"
                                + " remove ca");
        assertThat(folder.problems(TLS.replace("transport: tls", "authentication: https")))
                .isEmpty();
    }

    @Test
    void anotherServerMayHaveAnAddress() {
        DevicesFolder folder = new DevicesFolder(basedir).with("src/main/atforge/ca.pem", Certificates.ONE);

        assertThat(folder.problems(TLS.replace("region: cn-shanghai", "host: 127.0.0.1")))
                .isEmpty();
    }

    @Test
    void withoutAFileTheyAreThePlatformsRootsWhateverTheOrderOfTheStore() {
        List<X509Certificate> store = new ArrayList<>(TrustStore.certificates());
        Problems problems = new Problems();
        Optional<CaCertificates> found = reader(store, problems).platform(source().at(2, 1));
        Collections.reverse(store);

        assertThat(found).isPresent().isEqualTo(reader(store, problems).platform(source().at(2, 1)));
        assertThat(found.get().pem())
                .startsWith("-----BEGIN CERTIFICATE-----\nMIIDdTCCAl2gAwIBAgILBAAAAAABFUtaw5Qw")
                .contains("\nMIIFgzCCA2ugAwIBAgIORea7A4Mzw4VlSOb/RVEw");
        assertThat(found.get().pem().length()).isLessThan(CaCertificates.MAX_BYTES);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void aStoreWithoutThemNeedsAFile() {
        Problems problems = new Problems();

        assertThat(reader(List.of(), problems).platform(source().at(2, 1))).isEmpty();
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("devices.yaml:2:1: the modem has to"
                        + " be told whom to trust, and this JDK's trust store has none of the platform's roots (GlobalSign Root"
                        + " CA and Root R6); name a PEM file with them as ca");
    }

    private CaCertificatesReader reader(List<X509Certificate> store, Problems problems) {
        return new CaCertificatesReader(
                new ProjectPath(basedir, source(), problems),
                InstantSource.fixed(NOW),
                () -> store,
                Optional.empty(),
                problems);
    }

    private SourceFile source() {
        return SourceFile.of(basedir, basedir.resolve("devices.yaml"));
    }

    private Optional<CaCertificates> read(String file, Instant now) {
        DevicesFolder folder = new DevicesFolder(basedir).at(now).with("src/main/atforge/ca.pem", file);
        assertThat(folder.problems(TLS)).isEmpty();
        return folder.read(TLS).orElseThrow().platform().authorities();
    }

    private List<String> problems(String file) {
        return new DevicesFolder(basedir)
                .at(NOW)
                .with("src/main/atforge/ca.pem", file)
                .problems(TLS);
    }
}
