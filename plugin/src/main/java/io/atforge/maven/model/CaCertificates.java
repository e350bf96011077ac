package io.atforge.maven.model;

import io.atforge.device.TrustedCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The certificates of those whom the modem trusts.
 *
 * @param pem    the certificates in PEM, without anything between them, lines ended by a line feed
 * @param file   the file that {@code platform.ca} names; empty if the certificates are those of the platform's own SDKs
 * @param expiry when the first of the file's certificates expires; empty without a file
 */
public record CaCertificates(String pem, Optional<Path> file, Optional<Instant> expiry) {

    /** The most that the modem takes, in bytes: {@code AT+FSWRITE} writes no more at once. */
    public static final int MAX_BYTES = TrustedCertificates.MAX_BYTES;

    /** How long before a certificate expires the build warns. */
    public static final Duration NOTICE = Duration.ofDays(90);

    /** Checks that all are there. */
    public CaCertificates {
        Objects.requireNonNull(pem);
        Objects.requireNonNull(file);
        Objects.requireNonNull(expiry);
    }

    /**
     * From when on the build warns that a certificate expires.
     *
     * @return the time; empty without a file
     */
    public Optional<Instant> noticeFrom() {
        return expiry.map(instant -> instant.minus(NOTICE));
    }
}
