package io.atforge.maven.check;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.SecretSource;
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

    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env\\.([^{}]+)}");

    private final boolean embedSecrets;
    private final Problems problems;

    SecretReader(boolean embedSecrets, Problems problems) {
        this.embedSecrets = embedSecrets;
        this.problems = problems;
    }

    static String advice() {
        return "write " + REFERENCES;
    }

    Optional<SecretDeclaration> read(String key, YamlScalar value) {
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
                            + REFERENCES + ", or, for throw-away devices, set embedSecrets to true");
        }
        Matcher variable = ENVIRONMENT.matcher(value.text());
        if (variable.matches()) {
            EnvironmentName.mistake(variable.group(1))
                    .ifPresent(mistake -> problems.add(value.location(), key + ": " + mistake));
        }
        return Optional.of(new SecretDeclaration(value.location(), value.text(), literal));
    }
}
