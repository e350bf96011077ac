package io.atforge.maven.check;

import io.atforge.maven.model.CertificateExport;
import io.atforge.maven.model.DeviceDeclaration;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.model.SystemTopic;
import io.atforge.maven.model.TopicDeclaration;
import io.atforge.maven.naming.ProductKeyRule;
import io.atforge.maven.naming.ProductNameRule;
import io.atforge.maven.naming.ProductTypes;
import io.atforge.maven.naming.UniqueNames;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.thing.ThingDeclaration;
import io.atforge.maven.yaml.YamlMapping;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlScalar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the list {@code products}. */
final class ProductReader {

    static final List<String> KEYS = List.of(
            "key", "name", "description", "topics", "systemTopics", "devices", "certificates", ThingModelReader.KEY);

    private static final String CERTIFICATES = "certificates";

    private final ProjectPath paths;
    private final SecretReader secrets;
    private final Problems problems;
    private final UniqueNames keys;
    private final Map<String, YamlScalar> typeOwners = new HashMap<>();
    private final Map<String, Set<String>> exported = new HashMap<>();

    ProductReader(ProjectPath paths, SecretReader secrets, Problems problems) {
        this.paths = paths;
        this.secrets = secrets;
        this.problems = problems;
        this.keys = new UniqueNames(problems);
    }

    List<ProductDeclaration> read(List<YamlNode> items) throws IOException {
        items.forEach(this::noteExport);
        List<ProductDeclaration> products = new ArrayList<>();
        for (YamlNode item : items) {
            Optional<Section> section = Section.of("product", item, KEYS, problems);
            if (section.isPresent()) {
                read(section.get()).ifPresent(products::add);
            }
        }
        return products;
    }

    /** Whose export a file is: the console writes devices of several products into one, too. */
    private void noteExport(YamlNode item) {
        if (item instanceof YamlMapping product) {
            scalar(product, CERTIFICATES)
                    .ifPresent(file -> scalar(product, "key")
                            .ifPresent(key -> exported.computeIfAbsent(file, path -> new HashSet<>())
                                    .add(key)));
        }
    }

    private static Optional<String> scalar(YamlMapping product, String key) {
        return product.entry(key)
                .map(YamlMapping.Entry::value)
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast)
                .map(YamlScalar::text);
    }

    private Optional<ProductDeclaration> read(Section section) throws IOException {
        Optional<String> key = section.requiredText("key", "copy the ProductKey from the console")
                .flatMap(this::key);
        Optional<YamlScalar> called = section.requiredText("name", "give it one, it becomes a Java class");
        Optional<String> name = called.map(this::name);
        String description = section.text("description").map(YamlScalar::text).orElse("");
        DeviceReader deviceReader = new DeviceReader(secrets, problems);
        List<DeviceDeclaration> devices = deviceReader.read(section.list("devices"));
        Optional<CertificateExport> certificates = certificates(section, key, deviceReader);
        Optional<String> longestDeviceName = Stream.concat(
                        deviceReader.places().keySet().stream(),
                        certificates.stream().flatMap(export -> export.deviceNames().stream()))
                .max(Comparator.comparingInt(String::length));
        TopicReader topicReader = new TopicReader(key, longestDeviceName, problems);
        List<TopicDeclaration> topics = topicReader.read(section.list("topics"));
        List<SystemTopic> systemTopics = topicReader.readSystemTopics(section.list("systemTopics"));
        Optional<ThingDeclaration> thing = new ThingModelReader(paths, problems).read(section, key);
        called.ifPresent(product -> thing.ifPresent(model -> claimTypes(product, model)));
        return key.flatMap(k -> name.map(n -> new ProductDeclaration(
                section.location(), k, n, description, topics, systemTopics, devices, certificates, thing)));
    }

    private Optional<String> key(YamlScalar key) {
        if (!ProductKeyRule.isKey(key.text())) {
            problems.add(key.location(), "'" + key.text() + "' is no ProductKey: it has at most 20 letters and digits");
            return Optional.empty();
        }
        keys.claim("product key", key.text(), key.location());
        return Optional.of(key.text());
    }

    private String name(YamlScalar name) {
        Optional<String> violation = ProductNameRule.violation(name.text());
        if (violation.isPresent()) {
            problems.add(name.location(), violation.get());
            return name.text();
        }
        claimTypes(name, ProductTypes.of(name.text()).all());
        return name.text();
    }

    private void claimTypes(YamlScalar name, ThingDeclaration thing) {
        ProductTypes types = ProductTypes.of(name.text());
        if (ProductNameRule.violation(name.text()).isEmpty()) {
            claimTypes(
                    name,
                    thing.modules().stream()
                            .map(module -> types.thing(module.identifier()))
                            .toList());
        }
    }

    private void claimTypes(YamlScalar name, List<String> types) {
        for (String type : types) {
            // Java files that differ only in case are one file on Windows and macOS.
            YamlScalar owner = typeOwners.putIfAbsent(type.toLowerCase(Locale.ROOT), name);
            if (owner != null) {
                problems.add(
                        name.location(),
                        owner.text().equals(name.text())
                                ? "product '" + name.text() + "' is already on line "
                                        + owner.location().line() + "; rename one"
                                : "products '" + name.text() + "' and '" + owner.text() + "' on line "
                                        + owner.location().line() + " would both generate the type " + type
                                        + ", on some systems if only by case; rename one");
                break;
            }
        }
    }

    private Optional<CertificateExport> certificates(Section section, Optional<String> key, DeviceReader devices)
            throws IOException {
        Optional<YamlScalar> text = section.text(CERTIFICATES);
        Optional<SourceFile> file = text.flatMap(value -> paths.file(CERTIFICATES, value));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Set<String> sharers = exported.getOrDefault(text.get().text(), Set.of());
        Map<String, List<String>> exports = CertificateExportReader.read(
                file.get(),
                other -> key.isEmpty() || sharers.contains(other)
                        ? Optional.empty()
                        : Optional.of(notOf(key.get(), other)),
                problems);
        // the console exports every device: those that the YAML declares have their constant
        List<String> names = exports.entrySet().stream()
                .filter(export -> key.isEmpty() || key.get().equals(export.getKey()))
                .flatMap(export -> export.getValue().stream())
                .filter(name -> !devices.places().containsKey(name))
                .sorted()
                .toList();
        return Optional.of(new CertificateExport(text.get().text(), names));
    }

    private static String notOf(String key, String other) {
        return "'" + other + "' is not that of this product, " + key
                + "; give each product its own export, or name this one with each product that is in it";
    }
}
