package io.atforge.maven.check;

import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A file of certificates in PEM (RFC 7468). What stands between them is for people.
 *
 * @param file     the file
 * @param problems takes the mistakes
 */
record PemFile(SourceFile file, Problems problems) {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final int LINE = 64;

    /**
     * A certificate of the file.
     *
     * @param line where it begins
     */
    record Entry(int line, X509Certificate certificate) {}

    /** The certificates in their order. A file without any, or with a private key, is a problem. */
    List<Entry> read() throws IOException {
        // comments may be of any encoding; what counts is ASCII
        String text = Files.readString(file.path(), StandardCharsets.ISO_8859_1);
        int key = text.indexOf("PRIVATE KEY-----");
        if (key >= 0) {
            problems.add(
                    file.at(line(text, key), 1),
                    "there is a private key in this file, and the file goes into"
                            + " every jar and modem; keep only certificates in it");
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        boolean empty = true;
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
            empty = false;
            int line = line(text, begin);
            int end = text.indexOf(END, begin);
            String body = text.substring(begin + BEGIN.length(), Math.max(end, begin + BEGIN.length()));
            certificate(body)
                    .ifPresentOrElse(
                            certificate -> entries.add(new Entry(line, certificate)),
                            () -> problems.add(file.at(line, 1), "what begins here is no certificate; copy it again"));
        }
        if (empty) {
            problems.add(
                    file.at(1, 1),
                    "there is no certificate in PEM in this file; it would start with " + BEGIN
                            + "; openssl x509 -inform der -in FILE makes one from DER");
        }
        return entries;
    }

    private static Optional<X509Certificate> certificate(String body) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(body);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (IllegalArgumentException | CertificateException e) {
            return Optional.empty();
        }
    }

    private static int line(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    static String pem(X509Certificate certificate) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der(certificate));
        return BEGIN + "\n" + body + "\n" + END + "\n";
    }

    /** SHA-256 in lower-case hex. */
    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der(certificate)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
