package io.atforge.maven.check;

import io.atforge.aliyun.DeviceName;
import io.atforge.maven.model.DeviceDeclaration;
import io.atforge.maven.model.SecretDeclaration;
import io.atforge.maven.naming.ConstantName;
import io.atforge.maven.naming.UniqueNames;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceLocation;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the devices of one product. */
final class DeviceReader {

    /** One constant takes about 30 bytes of the static initialiser, and the JVM allows 65,535 bytes for it. */
    static final int MAX_DEVICES = 1000;

    static final List<String> KEYS = List.of("name", "secret");

    private final SecretReader secrets;
    private final Problems problems;
    private final UniqueNames names;
    private final UniqueNames constants;
    private final Map<String, SourceLocation> places = new LinkedHashMap<>();

    DeviceReader(SecretReader secrets, Problems problems) {
        this.secrets = secrets;
        this.problems = problems;
        this.names = new UniqueNames(problems);
        this.constants = new UniqueNames(problems);
    }

    List<DeviceDeclaration> read(List<YamlNode> items) {
        if (items.size() > MAX_DEVICES) {
            problems.add(
                    items.get(MAX_DEVICES).location(),
                    "at most " + MAX_DEVICES + " devices of a product get a"
                            + " constant, these are " + items.size()
                            + "; move them to a certificate export and name it in"
                            + " certificates");
        }
        return items.stream().map(this::read).flatMap(Optional::stream).toList();
    }

    /** The places of the names that were read, those of devices with other mistakes too. */
    Map<String, SourceLocation> places() {
        return places;
    }

    private Optional<DeviceDeclaration> read(YamlNode item) {
        return Section.of("device", item, KEYS, problems).flatMap(section -> {
            Optional<YamlScalar> name = section.requiredText("name", "write its DeviceName");
            name.ifPresent(this::checkName);
            Optional<SecretDeclaration> secret = section.requiredText("secret", SecretReader.advice())
                    .flatMap(value -> secrets.read("secret", value));
            return name.flatMap(n -> secret.map(s -> new DeviceDeclaration(section.location(), n.text(), s)));
        });
    }

    private void checkName(YamlScalar name) {
        if (!DeviceName.isValid(name.text())) {
            problems.add(name.location(), "'" + name.text() + "' is no device name: " + DeviceName.RULE);
            return;
        }
        if (names.claim("device", name.text(), name.location())) {
            constants.claimFor(name.text(), ConstantName.of(name.text()), name.location());
            places.put(name.text(), name.location());
        }
    }
}
