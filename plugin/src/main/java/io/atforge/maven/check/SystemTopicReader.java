package io.atforge.maven.check;

import io.atforge.maven.model.SystemTopic;
import io.atforge.maven.naming.UniqueNames;
import io.atforge.maven.source.Problems;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlScalar;
import io.atforge.script.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the list {@code systemTopics} of a product: names of families. */
final class SystemTopicReader {

    private final UniqueNames constants;
    private final Problems problems;

    SystemTopicReader(UniqueNames constants, Problems problems) {
        this.constants = constants;
        this.problems = problems;
    }

    List<SystemTopic> read(List<YamlNode> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        Map<String, List<SystemTopic>> families = SystemTopic.families();
        UniqueNames names = new UniqueNames(problems);
        List<SystemTopic> topics = new ArrayList<>();
        for (YamlNode item : items) {
            if (!(item instanceof YamlScalar family)) {
                problems.add(item.location(), "systemTopics lists names of families, not " + item.kind());
            } else if (!families.containsKey(family.text())) {
                problems.add(
                        family.location(),
                        "unknown family of system topics '" + family.text() + "'"
                                + Suggestion.of(family.text(), List.copyOf(families.keySet())));
            } else if (names.claim("family", family.text(), family.location())) {
                for (SystemTopic topic : families.get(family.text())) {
                    constants.claimFor(topic.text(), topic.constant(), family.location());
                    topics.add(topic);
                }
            }
        }
        return topics;
    }
}
