package io.atforge.maven.check;

import io.atforge.maven.model.CaCertificates;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.SourceLocation;
import io.atforge.maven.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds the certificates of those whom the modem trusts, and checks those that the user names. */
final class CaCertificatesReader {

    /** GlobalSign Root CA (R1) and Root R6 by SHA-256: what the platform's own SDKs trust, external/ali_ca_cert.c. */
    private static final List<String> PLATFORM_ROOTS = List.of(
            "ebd41040e4bb3ec742c9e381d31ef2a41a48b6685c96e7cef3c1df6cd4331c99",
            "2cabeafe37d06ca22aba7391c0033d25982952c453647349763a3ab5ad6ccf69");

    /** Nobody means a longer file to go into a modem; it is not read. */
    private static final long MAX_FILE = 1 << 20;

    private final ProjectPath paths;
    private final InstantSource clock;
    private final Supplier<List<X509Certificate>> trusted;
    private final Optional<Path> awaited;
    private final Problems problems;

    /**
     * A reader.
     *
     * @param trusted where the platform's roots are looked for
     * @param awaited a file that is about to be written: what stands there now does not count
     */
    CaCertificatesReader(
            ProjectPath paths,
            InstantSource clock,
            Supplier<List<X509Certificate>> trusted,
            Optional<Path> awaited,
            Problems problems) {
        this.paths = paths;
        this.clock = clock;
        this.trusted = trusted;
        this.awaited = awaited;
        this.problems = problems;
    }

    /** The roots that the platform's own SDKs ship, as far as the JDK has them. */
    Optional<CaCertificates> platform(SourceLocation place) {
        List<X509Certificate> certificates = trusted.get();
        String pem = PLATFORM_ROOTS.stream()
                .flatMap(root -> certificates.stream()
                        .filter(each -> root.equals(PemFile.fingerprint(each)))
                        .limit(1))
                .map(PemFile::pem)
                .collect(Collectors.joining());
        if (pem.isEmpty()) {
            problems.add(
                    place,
                    "the modem has to be told whom to trust, and this JDK's trust store has none of the"
                            + " platform's roots (GlobalSign Root CA and Root R6); name a PEM file with them as ca");
            return Optional.empty();
        }
        return Optional.of(new CaCertificates(pem, Optional.empty(), Optional.empty()));
    }

    /** The file that {@code platform.ca} names; nobody yet, if it is about to be written. */
    Optional<CaCertificates> file(YamlScalar path) throws IOException {
        if (awaited.filter(written -> paths.leadsTo(written, path)).isPresent()) {
            return Optional.empty();
        }
        Optional<SourceFile> file = paths.file("ca", path);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        long length = Files.size(file.get().path());
        List<PemFile.Entry> entries = length > MAX_FILE ? List.of() : new PemFile(file.get(), problems).read();
        entries.forEach(entry -> checkTime(file.get(), entry));
        List<String> pems = entries.stream()
                .map(entry -> PemFile.pem(entry.certificate()))
                .distinct()
                .toList();
        String pem = String.join("", pems);
        long size = length > MAX_FILE ? length : pem.length();
        if (size > CaCertificates.MAX_BYTES) {
            problems.add(
                    path.location(),
                    file.get().name() + " holds certificates of " + size + " bytes, the modem" + " takes at most "
                            + CaCertificates.MAX_BYTES + "; keep those that sign the platform's");
        }
        Optional<Instant> expiry =
                entries.stream().map(CaCertificatesReader::expiry).min(Instant::compareTo);
        return Optional.of(new CaCertificates(pem, file.map(SourceFile::path), expiry));
    }

    private void checkTime(SourceFile file, PemFile.Entry entry) {
        Instant now = clock.instant();
        Instant from = entry.certificate().getNotBefore().toInstant();
        Instant expiry = expiry(entry);
        SourceLocation place = file.at(entry.line(), 1);
        String name = "the certificate of "
                + entry.certificate().getSubjectX500Principal().getName();
        if (now.isAfter(expiry)) {
            problems.add(place, name + " expired on " + day(expiry) + "; get the one that replaces it");
        } else if (now.isBefore(from)) {
            problems.add(
                    place,
                    name + " is valid from " + day(from) + " only; check this computer's clock, or the" + " file");
        } else if (!now.isBefore(expiry.minus(CaCertificates.NOTICE))) {
            problems.warn(place, name + " expires on " + day(expiry) + "; from then on no device connects with it");
        }
    }

    private static Instant expiry(PemFile.Entry entry) {
        return entry.certificate().getNotAfter().toInstant();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
