package io.atforge.maven.virtual;

import io.atforge.maven.model.SecretDeclaration;
import io.atforge.maven.source.TerminalText;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in for a secret that is not there: the same at each start, the same for the same place, and no secret.
 *
 * @param value  what the platform's stand-in takes for the secret
 * @param advice what makes a program find it where {@code devices.yaml} says; one line
 */
record StandInSecret(String value, String advice) {

    private static final String PREFIX = "stand-in-secret-";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env\\.|sys\\.|file:|csv:)([^{}]+)}");

    /** What is taken as it stands by every shell, and by the readers of secrets. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/@=-]+");

    /** Checks that both are there. */
    StandInSecret {
        Objects.requireNonNull(value);
        Objects.requireNonNull(advice);
    }

    /** For a reference to a place where nothing is. */
    static StandInSecret of(SecretDeclaration secret, String productKey, String deviceName) {
        Matcher reference = REFERENCE.matcher(secret.text());
        if (!reference.matches()) {
            throw new IllegalArgumentException("no reference");
        }
        String name = reference.group(2);
        return switch (reference.group(1)) {
            case "env." -> environment(PREFIX + plain(name), name);
            case "sys." -> new StandInSecret(PREFIX + plain(name), quoted("-D" + name + "=" + PREFIX + plain(name)));
            case "file:" -> file(PREFIX + plain(name), name);
            default -> exported(name, productKey, deviceName);
        };
    }

    /** For a device that a certificate export does not have. */
    static StandInSecret exported(String path, String productKey, String deviceName) {
        String value = PREFIX + deviceName;
        return new StandInSecret(
                value,
                "# " + TerminalText.of(path)
                        + " has no secret for it; below the header DeviceName,DeviceSecret,ProductKey write "
                        + String.join(",", deviceName, value, productKey));
    }

    private static StandInSecret environment(String value, String name) {
        return new StandInSecret(value, (onWindows() ? "set " : "export ") + name + "=" + value);
    }

    /** A folder of secrets is in no repository, so after a clone it has to be made. */
    private static StandInSecret file(String value, String path) {
        int folder = onWindows() ? 0 : path.lastIndexOf('/');
        return new StandInSecret(
                value,
                (folder > 0 ? "mkdir -p " + quoted(path.substring(0, folder)) + " && " : "") + "echo " + value + " > "
                        + quoted(path));
    }

    private static boolean onWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /** As part of a secret. */
    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9_.-]", "-");
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches()
                ? word
                : "'" + TerminalText.of(word).replace("'", "'\\''") + "'";
    }
}
