package io.atforge.maven.check;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.SecretSource;
import io.atforge.device.ModemSettings;
import io.atforge.maven.model.SecretDeclaration;
import io.atforge.maven.reference.EnvironmentName;
import io.atforge.maven.source.Problems;
import io.atforge.maven.yaml.YamlScalar;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads secrets. No message shows one. */
final class SecretReader {

    private static final String REFERENCES = "${env.NAME}, ${sys.name}, ${file:path} or ${csv:path}";

    private static final String PIN_REFERENCES = "${env.NAME}, ${sys.name} or ${file:path}";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(env|sys)\\.([^{}]+)}");

    private final boolean embedSecrets;
    private final Problems problems;

    SecretReader(boolean embedSecrets, Problems problems) {
        this.embedSecrets = embedSecrets;
        this.problems = problems;
    }

    static String advice() {
        return "write " + REFERENCES;
    }

    /** The PIN of a SIM card, which no certificate export holds. */
    Optional<SecretDeclaration> readPin(YamlScalar value) {
        if (value.text().startsWith("${csv:")) {
            problems.add(
                    value.location(),
                    "pin: a certificate export holds secrets of devices, and no PIN; write " + PIN_REFERENCES);
            return Optional.empty();
        }
        Optional<SecretDeclaration> pin = read("pin", value, PIN_REFERENCES);
        pin.filter(SecretDeclaration::literal).ifPresent(read -> checkPin(value, read.text()));
        return pin;
    }

    private void checkPin(YamlScalar value, String pin) {
        try {
            ModemSettings.checkedPin(pin);
        } catch (InvalidArgumentException e) {
            problems.add(value.location(), "pin has 4 to 8 digits, and nothing else");
        }
    }

    Optional<SecretDeclaration> read(String key, YamlScalar value) {
        return read(key, value, REFERENCES);
    }

    private Optional<SecretDeclaration> read(String key, YamlScalar value, String references) {
        boolean literal;
        try {
            literal = SecretSource.parse(value.text()).isLiteral();
        } catch (InvalidArgumentException e) {
            problems.add(value.location(), key + ": " + e.getMessage());
            return Optional.empty();
        }
        if (literal && !embedSecrets) {
            problems.add(
                    value.location(),
                    "the " + key + " itself is written here and would be in every class file and" + " jar; write "
                            + references + ", or, for throw-away devices, set embedSecrets to true");
        }
        Matcher variable = VARIABLE.matcher(value.text());
        if (variable.matches()) {
            mistake(variable.group(1), variable.group(2))
                    .ifPresent(mistake -> problems.add(value.location(), key + ": " + mistake));
        }
        return Optional.of(new SecretDeclaration(value.location(), value.text(), literal));
    }

    /** What follows a colon may be a secret, as a default is written behind one elsewhere: it is not repeated. */
    private static Optional<String> mistake(String place, String name) {
        if (name.indexOf(':') >= 0) {
            return Optional.of(
                    "a secret has no default, which would be in every jar; leave out the colon and what follows it");
        }
        return place.equals("env") ? EnvironmentName.mistake(name) : Optional.empty();
    }
}
