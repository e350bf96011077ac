package io.atforge.maven.check;

import io.atforge.maven.family.Families;
import io.atforge.maven.model.AccessPoint;
import io.atforge.maven.model.ModemDeclaration;
import io.atforge.maven.model.SecretDeclaration;
import io.atforge.maven.source.Problems;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the section {@code modem}. */
final class ModemReader {

    static final List<String> KEYS = List.of("dialect", "apn", "user", "password");

    /** What can stand between quotes in an AT command; {@code AT+CSTT} has no escape for anything else. */
    private static final Pattern QUOTABLE = Pattern.compile("[ -~&&[^\"]]*");

    private final SecretReader secrets;
    private final Families families;
    private final Problems problems;

    ModemReader(SecretReader secrets, Families families, Problems problems) {
        this.secrets = secrets;
        this.families = families;
        this.problems = problems;
    }

    Optional<ModemDeclaration> read(YamlNode node) {
        return Section.of("modem", node, KEYS, problems).flatMap(section -> {
            Optional<AccessPoint> accessPoint = accessPoint(section);
            return section.requiredChoice(
                            "dialect",
                            "write the modem's family: " + String.join(", ", families.names()),
                            name -> Optional.of(name).filter(families.names()::contains),
                            families.names())
                    .flatMap(families::find)
                    .map(family -> new ModemDeclaration(section.location(), family, accessPoint));
        });
    }

    private Optional<AccessPoint> accessPoint(Section section) {
        Optional<YamlScalar> name = section.text("apn");
        Optional<YamlScalar> user = section.text("user");
        Optional<YamlScalar> password = section.text("password");
        name.ifPresent(value -> checkShown("apn", value, AccessPoint.MAX_NAME));
        user.ifPresent(value -> checkShown("user", value, AccessPoint.MAX_CREDENTIAL));
        Optional<SecretDeclaration> secret = password.flatMap(value -> secrets.read("password", value));
        secret.filter(SecretDeclaration::literal).ifPresent(this::checkHidden);
        user.filter(value -> name.isEmpty())
                .ifPresent(value -> problems.add(value.location(), "user needs an apn; add apn"));
        password.filter(value -> user.isEmpty())
                .ifPresent(value -> problems.add(value.location(), "password needs a user; add user"));
        return name.map(apn -> new AccessPoint(apn.text(), user.map(YamlScalar::text), secret));
    }

    private void checkShown(String key, YamlScalar value, int most) {
        if (value.text().length() > most) {
            problems.add(
                    value.location(),
                    key + " has " + value.text().length() + " characters, at most " + most + " are possible");
        }
        if (!QUOTABLE.matcher(value.text()).matches()) {
            problems.add(
                    value.location(),
                    key + " may hold only ASCII characters without quotes and control" + " characters");
        }
        if (value.text().contains("${")) {
            problems.add(value.location(), key + " is no secret and takes no reference; write it out");
        }
    }

    private void checkHidden(SecretDeclaration password) {
        if (password.text().length() > AccessPoint.MAX_CREDENTIAL
                || !QUOTABLE.matcher(password.text()).matches()) {
            problems.add(
                    password.location(),
                    "password may hold at most " + AccessPoint.MAX_CREDENTIAL
                            + " ASCII characters without quotes and control characters");
        }
    }
}
