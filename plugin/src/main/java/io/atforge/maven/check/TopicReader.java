package io.atforge.maven.check;

import io.atforge.maven.model.SystemTopic;
import io.atforge.maven.model.TopicDeclaration;
import io.atforge.maven.naming.ConstantName;
import io.atforge.maven.naming.UniqueNames;
import io.atforge.maven.source.Problems;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlScalar;
import io.atforge.script.Suggestion;
import io.atforge.topic.Permission;
import io.atforge.topic.Qos;
import io.atforge.topic.TopicClass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the topics of one product. */
final class TopicReader {

    static final List<String> KEYS = List.of("name", "class", "permission", "qos", "description");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final List<String> DOCUMENTED = Arrays.stream(Permission.values())
            .map(permission -> permission.spellings().get(0))
            .toList();
    private static final int MAX_QOS = Qos.values().length - 1;

    private final Optional<String> productKey;
    private final Optional<String> longestDeviceName;
    private final Problems problems;
    private final UniqueNames names;
    private final UniqueNames constants;
    private final UniqueNames classes;

    TopicReader(Optional<String> productKey, Optional<String> longestDeviceName, Problems problems) {
        this.productKey = productKey;
        this.longestDeviceName = longestDeviceName;
        this.problems = problems;
        this.names = new UniqueNames(problems);
        this.constants = new UniqueNames(problems);
        this.classes = new UniqueNames(problems);
    }

    List<TopicDeclaration> read(List<YamlNode> items) {
        if (items.size() > TopicClass.MAX_CLASSES) {
            problems.add(
                    items.get(TopicClass.MAX_CLASSES).location(),
                    "a product has at most " + TopicClass.MAX_CLASSES + " topic classes, this one has " + items.size()
                            + "; remove some");
        }
        return items.stream().map(this::read).flatMap(Optional::stream).toList();
    }

    /** After the topics: whoever called one of them as a system topic is told at the family. */
    List<SystemTopic> readSystemTopics(List<YamlNode> items) {
        return new SystemTopicReader(constants, problems).read(items);
    }

    private Optional<TopicDeclaration> read(YamlNode item) {
        return Section.of("topic", item, KEYS, problems).flatMap(this::read);
    }

    private Optional<TopicDeclaration> read(Section section) {
        Optional<YamlScalar> name = section.requiredText("name", "give it one, it becomes the Java constant");
        name.ifPresent(this::checkName);
        Optional<Permission> permission = section.requiredText(
                        "permission", "write publish, subscribe or publish-subscribe")
                .flatMap(this::permission);
        Optional<TopicClass> topicClass = section.requiredText(
                        "class", "copy it from the console, for example /${productKey}/${deviceName}/test")
                .flatMap(text -> topicClass(text, permission));
        int qos = section.number("qos", 0, MAX_QOS, 0);
        String description = section.text("description").map(YamlScalar::text).orElse("");
        return name.flatMap(n -> topicClass.flatMap(c -> permission.map(
                p -> new TopicDeclaration(section.location(), n.text(), c, p, Qos.of(qos), description))));
    }

    private void checkName(YamlScalar name) {
        if (!NAME.matcher(name.text()).matches()) {
            problems.add(
                    name.location(),
                    "'" + name.text() + "' is no name for a topic: it becomes a Java constant, so"
                            + " it has at most 64 letters A-Z and a-z, digits, - and _, and starts with a letter or digit");
            return;
        }
        if (names.claim("topic", name.text(), name.location())) {
            constants.claimFor(name.text(), ConstantName.of(name.text()), name.location());
        }
    }

    private Optional<Permission> permission(YamlScalar text) {
        Optional<Permission> permission = Permission.parse(text.text());
        if (permission.isEmpty()) {
            problems.add(
                    text.location(),
                    "unknown permission '" + text.text() + "'" + Suggestion.of(documented(text.text()), DOCUMENTED));
        }
        return permission;
    }

    /** The API's {@code PUB} in small letters is meant as the word that this file's reference has for it. */
    private static String documented(String word) {
        return Arrays.stream(Permission.values())
                .map(Permission::spellings)
                .filter(spellings -> spellings.stream().anyMatch(word::equalsIgnoreCase))
                .findFirst()
                .map(spellings -> spellings.get(0))
                .orElse(word);
    }

    private Optional<TopicClass> topicClass(YamlScalar text, Optional<Permission> permission) {
        // A wrong key or permission was reported at its own place: here the class gets the benefit of the doubt.
        String key = productKey.orElseGet(() -> secondLevel(text.text()));
        List<String> violations = TopicClass.violations(text.text(), key, permission.orElse(Permission.SUBSCRIBE));
        violations.forEach(violation -> problems.add(text.location(), violation));
        if (!violations.isEmpty()) {
            return Optional.empty();
        }
        TopicClass topicClass = TopicClass.of(text.text(), key);
        classes.claim("topic class", topicClass.text(), text.location());
        longestDeviceName
                .filter(device -> topicClass.bytesFor(device) > TopicClass.MAX_BYTES)
                .ifPresent(device -> problems.add(
                        text.location(),
                        "the topic of device '" + device + "' has "
                                + topicClass.bytesFor(device) + " bytes, at most " + TopicClass.MAX_BYTES
                                + " are possible; shorten the class or the device's name"));
        return Optional.of(topicClass);
    }

    private static String secondLevel(String topicClass) {
        String[] levels = topicClass.split("/", -1);
        return levels.length > 1 ? levels[1] : TopicClass.PRODUCT_KEY;
    }
}
