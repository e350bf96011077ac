package io.atforge.aliyun;

import io.atforge.SecretUnavailableException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The certificate export of a product, where the build found it, or where the program is told that it lies. */
record ProductCertificates(String product, Path path) implements SecretSource {

    private static final String PROPERTY = "atforge.certificates.";

    @Override
    public String secretOf(String productKey, String deviceName) {
        Path file = file();
        if (!Files.isReadable(file)) {
            throw new SecretUnavailableException("the secret of device " + deviceName + " is looked for in certificate"
                    + " export " + file.toAbsolutePath()
                    + ", which is not there or cannot be read; start the program in"
                    + " the project's folder, say where the file is by -D" + PROPERTY + product + "=FILE, or give"
                    + " SecretSource.csv to the session as its secrets");
        }
        return new CertificateExportSecret(file).secretOf(productKey, deviceName);
    }

    private Path file() {
        String named = System.getProperty(PROPERTY + product, "");
        try {
            return named.isBlank() ? path : Path.of(named);
        } catch (InvalidPathException e) {
            throw new SecretUnavailableException("the system property " + PROPERTY + product + " holds no path", e);
        }
    }
}
