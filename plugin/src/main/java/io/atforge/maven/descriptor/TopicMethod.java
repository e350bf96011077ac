package io.atforge.maven.descriptor;

import io.atforge.maven.model.SystemTopic;
import io.atforge.topic.Qos;
import io.atforge.topic.TopicClass;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The method that makes a topic to publish to from a parameter, for example from an event's identifier.
 *
 * @param name        its name
 * @param parameter   the parameter's name
 * @param before      the class up to the parameter, with the product key filled in
 * @param after       the class after the parameter
 * @param qos         the quality of service
 * @param description what it is for
 */
public record TopicMethod(String name, String parameter, String before, String after, Qos qos, String description) {

    static TopicMethod of(SystemTopic topic, String productKey) {
        String parameter = topic.parameter().orElseThrow();
        String[] parts = topic.text()
                .replace(TopicClass.PRODUCT_KEY, productKey)
                .split(Pattern.quote("{" + parameter + "}"), -1);
        return new TopicMethod(
                camelCase(topic.constant()), parameter, parts[0], parts[1], topic.qos(), description(topic));
    }

    static String description(SystemTopic topic) {
        return "System topic of family " + topic.family() + ".";
    }

    public String topicClass() {
        return before + "{" + parameter + "}" + after;
    }

    private static String camelCase(String constant) {
        return Pattern.compile("_(.)")
                .matcher(constant.toLowerCase(Locale.ROOT))
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
