package io.atforge.aliyun;

import io.atforge.InvalidArgumentException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the secrets of devices are kept. A source is asked when a device connects, not before. Implementations must be
 * safe for any thread and must show no secret in their text form.
 */
@FunctionalInterface
public interface SecretSource {

    /**
     * Reads a device's secret, or what else is kept in this place: a PIN, a password.
     *
     * @param productKey the product's key
     * @param deviceName the device's name
     * @return the secret, not empty
     * @throws io.atforge.SecretUnavailableException if it is not there
     */
    String secretOf(String productKey, String deviceName);

    /**
     * Whether the source itself holds the secret, instead of a reference to its place.
     *
     * @return true for {@link #literal}
     */
    default boolean isLiteral() {
        return false;
    }

    /**
     * The same place, where it holds another secret than a device's.
     *
     * @param what how messages call the secret, where it is not there: for example {@code modem.pin}
     * @return the source; this one, where its messages do not name what they look for
     */
    default SecretSource called(String what) {
        return this;
    }

    /**
     * An environment variable.
     *
     * @param name the variable's name
     * @return the source
     */
    static SecretSource env(String name) {
        return new EnvironmentSecret(name, Optional.empty());
    }

    /**
     * A system property.
     *
     * @param name the property's name
     * @return the source
     */
    static SecretSource sys(String name) {
        return new SystemPropertySecret(name, Optional.empty());
    }

    /**
     * The first line of a text file in UTF-8.
     *
     * @param path the file; a relative path is resolved against the working directory
     * @return the source
     */
    static SecretSource file(Path path) {
        return new FileSecret(path, Optional.empty());
    }

    /**
     * A certificate export of the console, with the header {@code DeviceName,DeviceSecret,ProductKey}; the secret is
     * looked up by product key and device name.
     *
     * @param path the file; a relative path is resolved against the working directory
     * @return the source
     */
    static SecretSource csv(Path path) {
        return new CertificateExportSecret(path);
    }

    /**
     * A product's certificate export, as {@link #csv} reads it, at another place where the system property
     * {@code atforge.certificates.<product>} names one when the secret is read: on a gateway the file lies elsewhere
     * than in the project.
     *
     * @param product the product's name
     * @param path    the file if the property is not set; a relative path is resolved against the working directory
     * @return the source
     */
    static SecretSource certificates(String product, Path path) {
        return new ProductCertificates(product, path);
    }

    /**
     * The secret itself. For tests and throw-away devices only: whoever has the class file has the secret.
     *
     * @param secret the secret
     * @return the source
     */
    static SecretSource literal(String secret) {
        return new LiteralSecret(secret);
    }

    /**
     * Reads a source from the text that stands in {@code devices.yaml}: {@code ${env.NAME}}, {@code ${sys.name}},
     * {@code ${file:path}}, {@code ${csv:path}}, or the secret itself.
     *
     * @param text the text
     * @return the source
     * @throws InvalidArgumentException if the text starts like a reference but is none
     */
    static SecretSource parse(String text) {
        Matcher reference =
                Pattern.compile("\\$\\{(env\\.|sys\\.|file:|csv:)([^{}]+)}").matcher(text);
        if (reference.matches()) {
            String name = reference.group(2);
            try {
                return switch (reference.group(1)) {
                    case "env." -> env(name);
                    case "sys." -> sys(name);
                    case "file:" -> file(Path.of(name));
                    default -> csv(Path.of(name));
                };
            } catch (InvalidPathException e) {
                throw new InvalidArgumentException("the reference holds no path: " + e.getReason());
            }
        }
        if (text.contains("${")) {
            throw new InvalidArgumentException(
                    "not a secret reference; use ${env.NAME}, ${sys.name}, ${file:path} or ${csv:path}");
        }
        return literal(text);
    }
}
