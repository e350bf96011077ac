package io.atforge.maven.device;

import io.atforge.maven.model.TopicDeclaration;
import io.atforge.maven.source.UserMistakeException;
import io.atforge.script.Suggestion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which topic a user asks for.
 *
 * @param topic its name, its class as the console shows it, or the topic of the device itself; empty for the first
 */
public record TopicQuery(Optional<String> topic) {

    /** Checks that it is there. */
    public TopicQuery {
        Objects.requireNonNull(topic);
    }

    /**
     * Finds the topic.
     *
     * @param device whose topic
     * @return the topic, empty if the device's product has none and none is asked for
     * @throws UserMistakeException if there is no such topic
     */
    public Optional<TopicDeclaration> find(ChosenDevice device) throws UserMistakeException {
        List<TopicDeclaration> topics = device.product().topics();
        if (topic.isEmpty()) {
            return topics.stream().findFirst();
        }
        Optional<TopicDeclaration> found = topics.stream()
                .filter(each -> isCalled(each, topic.get(), device))
                .findFirst();
        if (found.isEmpty()) {
            throw new UserMistakeException("product " + device.product().name() + " has no topic '" + topic.get() + "'"
                    + Suggestion.of(
                            topic.get(),
                            topics.stream().map(TopicDeclaration::name).toList()));
        }
        return found;
    }

    private static boolean isCalled(TopicDeclaration topic, String wanted, ChosenDevice device) {
        return topic.name().equals(wanted)
                || topic.topicClass()
                        .text()
                        .equals(wanted.replace("${productKey}", device.product().key()))
                || topic.topicClass().topicOf(device.name()).equals(wanted);
    }
}
