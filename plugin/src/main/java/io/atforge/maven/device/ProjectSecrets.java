package io.atforge.maven.device;

import io.atforge.aliyun.SecretSource;
import io.atforge.maven.model.SecretDeclaration;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the secrets that {@code devices.yaml} refers to. A relative path is seen from the project's folder: the
 * library would take the working directory, which in a multi-module build is another project's.
 *
 * @param basedir the project's folder
 */
public record ProjectSecrets(Path basedir) {

    private static final Pattern FILE = Pattern.compile("\\$\\{(file|csv):([^{}]+)}");

    /** Checks that the folder is there. */
    public ProjectSecrets {
        Objects.requireNonNull(basedir);
    }

    /**
     * Where a secret is.
     *
     * @param secret the secret, or the reference to its place
     * @return the place
     */
    public SecretSource of(SecretDeclaration secret) {
        if (secret.literal()) {
            return SecretSource.literal(secret.text());
        }
        Matcher file = FILE.matcher(secret.text());
        if (!file.matches()) {
            return SecretSource.parse(secret.text());
        }
        Path path = basedir.resolve(file.group(2));
        return file.group(1).equals("file") ? SecretSource.file(path) : SecretSource.csv(path);
    }
}
