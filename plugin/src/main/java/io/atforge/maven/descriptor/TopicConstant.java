package io.atforge.maven.descriptor;

import io.atforge.maven.model.SystemTopic;
import io.atforge.maven.model.TopicDeclaration;
import io.atforge.maven.naming.ConstantName;
import io.atforge.topic.Permission;
import io.atforge.topic.Qos;
import io.atforge.topic.TopicClass;

/**
 * The constant of a topic class.
 *
 * @param constant    its name
 * @param topicClass  the class, with the product key filled in
 * @param permission  what devices may do with it
 * @param qos         the quality of service
 * @param description what it is for; may be empty
 */
public record TopicConstant(String constant, String topicClass, Permission permission, Qos qos, String description) {

    static TopicConstant of(TopicDeclaration topic) {
        return new TopicConstant(
                ConstantName.of(topic.name()),
                topic.topicClass().text(),
                topic.permission(),
                topic.qos(),
                topic.description());
    }

    static TopicConstant of(SystemTopic topic, String productKey) {
        return new TopicConstant(
                topic.constant(),
                topic.text().replace(TopicClass.PRODUCT_KEY, productKey),
                topic.permission(),
                topic.qos(),
                TopicMethod.description(topic));
    }
}
