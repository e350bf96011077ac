package io.atforge.testkit.platform.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary file with the certificate that devices are to trust. */
public final class CaFile {

    private final Path path;

    /**
     * Writes the file.
     *
     * @param tls whose certificate
     */
    public CaFile(ServerCertificate tls) {
        try {
            path = Files.writeString(Files.createTempFile("atforge-ca-", ".pem"), tls.caPem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where it is.
     *
     * @return a PEM file
     */
    public Path path() {
        return path;
    }

    /** Deletes it. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
