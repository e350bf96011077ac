package io.atforge.maven.model;

import io.atforge.maven.source.SourceLocation;
import io.atforge.topic.Permission;
import io.atforge.topic.Qos;
import io.atforge.topic.TopicClass;
import java.util.Objects;

/**
 * An item of the list {@code topics}.
 *
 * @param location    where it stands
 * @param name        its name
 * @param topicClass  its class
 * @param permission  what devices may do with it
 * @param qos         the quality of service
 * @param description what it is for; may be empty
 */
public record TopicDeclaration(
        SourceLocation location,
        String name,
        TopicClass topicClass,
        Permission permission,
        Qos qos,
        String description) {

    /** Checks that all are there. */
    public TopicDeclaration {
        Objects.requireNonNull(location);
        Objects.requireNonNull(name);
        Objects.requireNonNull(topicClass);
        Objects.requireNonNull(permission);
        Objects.requireNonNull(qos);
        Objects.requireNonNull(description);
    }
}
