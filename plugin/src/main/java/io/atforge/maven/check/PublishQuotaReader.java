package io.atforge.maven.check;

import io.atforge.maven.source.Problems;
import io.atforge.maven.yaml.YamlMapping;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlScalar;
import io.atforge.topic.PublishQuota;
import java.util.List;
import java.util.Optional;

/** Reads how many messages a second a device may publish: a word, or a number for each QoS. */
record PublishQuotaReader(Problems problems) {

    static final List<String> KEYS = List.of("qos0", "qos1");

    private static final String KEY = "publishQuota";
    private static final List<String> WORDS = List.of("standard", "free", "none");

    /** The quota of a section; empty if it says none, or none that can be. */
    Optional<PublishQuota> read(Section platform) {
        Optional<YamlNode> value = platform.value(KEY);
        if (value.isPresent() && value.get() instanceof YamlMapping) {
            return Section.of(KEY, value.get(), KEYS, problems).flatMap(this::perSecond);
        }
        if (value.isPresent() && !(value.get() instanceof YamlScalar)) {
            problems.add(
                    value.get().location(),
                    KEY + " must be one of " + String.join(", ", WORDS) + ", or a mapping with "
                            + String.join(" and ", KEYS) + ", not "
                            + value.get().kind());
            return Optional.empty();
        }
        return platform.choice(KEY, PublishQuotaReader::named, WORDS);
    }

    private static Optional<PublishQuota> named(String word) {
        return switch (word) {
            case "standard" -> Optional.of(PublishQuota.standard());
            case "free" -> Optional.of(PublishQuota.freeInstance());
            case "none" -> Optional.of(PublishQuota.unlimited());
            default -> Optional.empty();
        };
    }

    /** Whoever names one of them is asked for the other: a forgotten one would be no limit at all. */
    private Optional<PublishQuota> perSecond(Section quota) {
        PublishQuota standard = PublishQuota.standard();
        int qos0 = number(quota, "qos0", standard.qos0PerSecond());
        int qos1 = number(quota, "qos1", standard.qos1PerSecond());
        return Optional.of(PublishQuota.perSecond(qos0, qos1));
    }

    private static int number(Section quota, String key, int standard) {
        quota.require(key, "write how many messages a second, for example " + key + ": " + standard);
        return quota.number(key, 1, PublishQuota.MAX_PER_SECOND, standard);
    }
}
