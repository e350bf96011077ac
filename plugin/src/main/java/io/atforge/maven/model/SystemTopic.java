package io.atforge.maven.model;

import io.atforge.maven.naming.ConstantName;
import io.atforge.topic.Permission;
import io.atforge.topic.Qos;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic that the platform itself has for every device. Where a subscription takes a wildcard, for example for all
 * events, a publish has a parameter.
 *
 * @param family     the family, as {@code systemTopics} names it
 * @param permission what the device does
 * @param qos        the quality of service that the platform expects
 * @param text       the class, with <code>${productKey}</code> and <code>${deviceName}</code>, and the parameter in
 *                   braces
 */
public record SystemTopic(String family, Permission permission, Qos qos, String text) {

    private static final String TABLE = "system-topics.txt";
    private static final Pattern PARAMETER = Pattern.compile("(?<!\\$)\\{(\\w+)}");

    /** What every class has, or what no application calls it by. */
    private static final Pattern NOISE = Pattern.compile("\\$\\{\\w+}|\\{\\w+}_?|^/sys/|^/ext/|/_|\\+");

    /** Checks that all are there. */
    public SystemTopic {
        Objects.requireNonNull(family);
        Objects.requireNonNull(permission);
        Objects.requireNonNull(qos);
        Objects.requireNonNull(text);
    }

    /**
     * All families.
     *
     * @return the topics by the families' names, in the table's order
     */
    public static Map<String, List<SystemTopic>> families() {
        return Families.ALL;
    }

    /** Read once, and only by projects that name one: to read the table took as long as to check a product. */
    private static final class Families {

        static final Map<String, List<SystemTopic>> ALL = Collections.unmodifiableMap(read());
    }

    private static Map<String, List<SystemTopic>> read() {
        Map<String, List<SystemTopic>> families = new LinkedHashMap<>();
        try (InputStream stream = Objects.requireNonNull(SystemTopic.class.getResourceAsStream(TABLE));
                BufferedReader rows = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                if (!row.startsWith("#")) {
                    SystemTopic topic = parse(row.split(" +"));
                    families.computeIfAbsent(topic.family(), family -> new ArrayList<>())
                            .add(topic);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TABLE, e);
        }
        families.replaceAll((family, topics) -> List.copyOf(topics));
        return families;
    }

    private static SystemTopic parse(String[] cells) {
        return new SystemTopic(
                cells[0], Permission.parse(cells[1]).orElseThrow(), Qos.of(Integer.parseInt(cells[2])), cells[3]);
    }

    /**
     * The name of the Java constant: the levels that are not the same for every topic.
     *
     * @return for example {@code THING_EVENT_PROPERTY_POST}
     */
    public String constant() {
        String levels = NOISE.matcher(text).replaceAll("/").replaceAll("/+", "_");
        return ConstantName.of(levels.replaceAll("^_|_$", ""));
    }

    /**
     * The parameter that the application fills in.
     *
     * @return the name, empty if the class has none
     */
    public Optional<String> parameter() {
        Matcher matcher = PARAMETER.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
