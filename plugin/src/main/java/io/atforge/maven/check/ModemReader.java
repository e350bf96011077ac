package io.atforge.maven.check;

import io.atforge.InvalidArgumentException;
import io.atforge.device.AccessPoint;
import io.atforge.device.ModemSettings;
import io.atforge.dialect.Dialect;
import io.atforge.maven.family.Families;
import io.atforge.maven.model.AccessPointDeclaration;
import io.atforge.maven.model.ModemDeclaration;
import io.atforge.maven.model.SecretDeclaration;
import io.atforge.maven.reference.SiteValueReader;
import io.atforge.maven.source.Problems;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlScalar;
import io.atforge.maven.yaml.YamlSequence;
import io.atforge.script.Suggestion;
import io.atforge.site.SiteValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the section {@code modem}. */
final class ModemReader {

    static final List<String> KEYS = List.of("dialect", "model", "apn", "user", "password", "pin");

    private static final List<String> ENTRY_KEYS = List.of("name", "user", "password", "chosenBy");
    private static final String NETWORK = "network";

    private final SecretReader secrets;
    private final Families families;
    private final SiteValueReader values;
    private final Problems problems;

    ModemReader(SecretReader secrets, Families families, Problems problems) {
        this.secrets = secrets;
        this.families = families;
        this.values = new SiteValueReader(problems);
        this.problems = problems;
    }

    Optional<ModemDeclaration> read(YamlNode node) {
        return Section.of("modem", node, KEYS, problems).flatMap(section -> {
            List<AccessPointDeclaration> accessPoints = accessPoints(section);
            Optional<SiteValue> model = section.text("model")
                    .flatMap(value -> values.read("model", value, true, ModemSettings::checkedModel));
            Optional<SecretDeclaration> pin = section.text("pin").flatMap(secrets::readPin);
            return family(section)
                    .flatMap(family -> families.find(
                                    family.known().orElse(Dialect.names().get(0)))
                            .map(dialect -> {
                                pin.ifPresent(secret -> checkPin(secret, dialect));
                                return new ModemDeclaration(
                                        section.location(), dialect, family, model, accessPoints, pin);
                            }));
        });
    }

    /** Better said by the build than by a gateway on a mast. */
    private void checkPin(SecretDeclaration pin, Dialect dialect) {
        if (!dialect.templates().containsKey("pin")) {
            problems.add(
                    pin.location(),
                    "modem dialect " + dialect.name()
                            + " has no script pin, which would enter it; write its scripts pin"
                            + " and pin-tries, or remove pin and switch it off with the card in a telephone");
        }
    }

    /** A site may have any family that is there; what is known here must be one. */
    private Optional<SiteValue> family(Section section) {
        Optional<YamlNode> given = section.value("dialect");
        if (given.isPresent() && given.get() instanceof YamlScalar value && SiteValueReader.isReference(value)) {
            return values.read("dialect", value, false, name -> {
                if (!families.names().contains(name)) {
                    throw new InvalidArgumentException(
                            "unknown dialect '" + name + "'" + Suggestion.of(name, families.names()));
                }
            });
        }
        return section.requiredChoice(
                "dialect",
                "write the modem's family: " + String.join(", ", families.names()),
                name -> Optional.of(name).filter(families.names()::contains).map(SiteValue.Literal::new),
                families.names());
    }

    private List<AccessPointDeclaration> accessPoints(Section section) {
        Optional<YamlNode> apn = section.value("apn");
        if (apn.isPresent() && apn.get() instanceof YamlSequence list) {
            Stream.of("user", "password")
                    .forEach(key -> section.value(key)
                            .ifPresent(value -> problems.add(
                                    value.location(),
                                    key
                                            + " belongs to one access point, and apn is a list; write it into the entry that asks"
                                            + " for it: name: …, user: …, password: …")));
            return list(list);
        }
        return login("apn", section).stream().toList();
    }

    private List<AccessPointDeclaration> list(YamlSequence list) {
        List<AccessPointDeclaration> points = new ArrayList<>();
        for (YamlNode item : list.items()) {
            entry(item).ifPresent(point -> {
                if (points.contains(point)) {
                    problems.add(item.location(), "this access point is in the list already; remove one");
                }
                points.add(point);
            });
        }
        return points;
    }

    /** A name by itself, or a mapping: so that no name can be taken for the network's choice. */
    private Optional<AccessPointDeclaration> entry(YamlNode item) {
        if (item instanceof YamlScalar name) {
            if (name.text().isBlank()) {
                problems.add(
                        name.location(),
                        "this entry of apn is empty; write the name of an access point, or chosenBy: " + NETWORK);
                return Optional.empty();
            }
            return values.read("apn", name, true, AccessPoint::checkedName)
                    .map(value -> new AccessPointDeclaration(Optional.of(value), Optional.empty(), Optional.empty()));
        }
        return Section.of("an entry of apn", item, ENTRY_KEYS, problems)
                .flatMap(section -> section.value("chosenBy").isPresent() ? ofNetwork(section) : named(section));
    }

    private Optional<AccessPointDeclaration> ofNetwork(Section section) {
        Stream.of("name", "user", "password")
                .forEach(key -> section.value(key)
                        .ifPresent(value -> problems.add(
                                value.location(),
                                "the network chooses the access point and asks for no user; remove " + key
                                        + ", or chosenBy")));
        return section.choice(
                "chosenBy",
                word -> Optional.of(word).filter(NETWORK::equals).map(network -> AccessPointDeclaration.OF_NETWORK),
                List.of(NETWORK));
    }

    private Optional<AccessPointDeclaration> named(Section section) {
        section.require("name", "write the name of an access point, or chosenBy: " + NETWORK);
        return login("name", section);
    }

    /** The access point of a section, with its user and password. */
    private Optional<AccessPointDeclaration> login(String key, Section section) {
        Optional<YamlScalar> name = section.text(key);
        Optional<YamlScalar> user = section.text("user");
        Optional<YamlScalar> password = section.text("password");
        Optional<SiteValue> apn = name.flatMap(value -> values.read(key, value, true, AccessPoint::checkedName));
        Optional<SiteValue> login = user.flatMap(value -> values.read("user", value, true, AccessPoint::checkedUser));
        Optional<SecretDeclaration> secret = password.flatMap(value -> secrets.read("password", value));
        secret.filter(SecretDeclaration::literal).ifPresent(this::checkHidden);
        if (key.equals("apn")) {
            user.filter(value -> name.isEmpty())
                    .ifPresent(value -> problems.add(value.location(), "user needs an apn; add apn"));
        }
        password.filter(value -> user.isEmpty())
                .ifPresent(value -> problems.add(value.location(), "password needs a user; add user"));
        return apn.map(value -> new AccessPointDeclaration(Optional.of(value), login, secret));
    }

    private void checkHidden(SecretDeclaration password) {
        try {
            AccessPoint.checkedUser(password.text());
        } catch (InvalidArgumentException e) {
            problems.add(
                    password.location(),
                    "password may hold at most " + AccessPoint.MAX_CREDENTIAL
                            + " ASCII characters without quotes and control characters");
        }
    }
}
