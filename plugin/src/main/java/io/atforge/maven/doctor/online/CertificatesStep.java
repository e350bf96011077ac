package io.atforge.maven.doctor.online;

import io.atforge.maven.doctor.modem.Step;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.Outcome.Skipped;
import io.atforge.maven.doctor.report.PlainText;
import io.atforge.maven.doctor.report.StepName;
import io.atforge.maven.model.CaCertificates;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether those can be trusted today whom the modem is told to trust. */
public final class CertificatesStep implements Step {

    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:[^,\\\\]|\\\\.)*)");

    private final Optional<CaCertificates> authorities;
    private final Instant now;

    /**
     * Makes the step.
     *
     * @param authorities the certificates; empty if the modem checks none
     * @param now         the time by this machine's clock
     */
    public CertificatesStep(Optional<CaCertificates> authorities, Instant now) {
        this.authorities = authorities;
        this.now = now;
    }

    @Override
    public StepName name() {
        return StepName.CERTIFICATES;
    }

    @Override
    public Outcome examine() {
        if (authorities.isEmpty()) {
            return new Skipped("the modem checks none: transport is tcp");
        }
        String place = authorities.get().file().isPresent() ? "of platform.ca" : "of the platform's own kits";
        List<X509Certificate> all;
        try {
            all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(
                            new ByteArrayInputStream(authorities.get().pem().getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            return new Failed(
                    "the certificates " + place + " cannot be read: " + PlainText.of(String.valueOf(e.getMessage())),
                    "name a PEM file as platform.ca");
        }
        String told = all.stream().map(this::told).collect(Collectors.joining("; "));
        if (all.stream().noneMatch(this::isValid)) {
            return new Failed(
                    "none of the authorities " + place + " counts today: " + told,
                    "get the authority's new certificate, and name its file as platform.ca in devices.yaml; check this"
                            + " machine's clock");
        }
        return new Passed(told);
    }

    private boolean isValid(X509Certificate certificate) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private String told(X509Certificate certificate) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant to = certificate.getNotAfter().toInstant();
        Matcher name = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
        String who = PlainText.of(
                name.find()
                        ? name.group(1)
                        : certificate.getSubjectX500Principal().getName());
        if (now.isBefore(from)) {
            return who + ", not valid before " + date(from);
        }
        return who + (now.isAfter(to) ? ", expired on " : ", until ") + date(to);
    }

    private static String date(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
