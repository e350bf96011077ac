package io.atforge.testkit.project;

import io.atforge.topic.Permission;
import java.util.Objects;

/**
 * A topic class of a product.
 *
 * @param topicClass the class as the console shows it, for example {@code /${productKey}/${deviceName}/update}
 * @param permission what devices may do with it
 */
public record TopicDescription(String topicClass, Permission permission) {

    /** Checks that both are there. */
    public TopicDescription {
        Objects.requireNonNull(topicClass);
        Objects.requireNonNull(permission);
    }
}
