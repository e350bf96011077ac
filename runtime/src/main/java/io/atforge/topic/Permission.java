package io.atforge.topic;

import java.util.List;
import java.util.Optional;

/** What a device may do with the topics of a class. */
public enum Permission {
    /** The device may publish. */
    PUBLISH("publish", "PUB", "发布"),
    /** The device may subscribe. */
    SUBSCRIBE("subscribe", "SUB", "订阅"),
    /** The device may publish and subscribe. */
    PUBLISH_SUBSCRIBE("publish-subscribe", "ALL", "发布和订阅");

    private final List<String> spellings;

    Permission(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /**
     * Whether a device may publish.
     *
     * @return true for {@link #PUBLISH} and {@link #PUBLISH_SUBSCRIBE}
     */
    public boolean publish() {
        return this != SUBSCRIBE;
    }

    /**
     * Whether a device may subscribe.
     *
     * @return true for {@link #SUBSCRIBE} and {@link #PUBLISH_SUBSCRIBE}
     */
    public boolean subscribe() {
        return this != PUBLISH;
    }

    /**
     * How the permission is written: in {@code devices.yaml}, in the platform's API, and in its console.
     *
     * @return the spellings, that of {@code devices.yaml} first
     */
    public List<String> spellings() {
        return spellings;
    }

    /**
     * Reads a permission in any of its spellings.
     *
     * @param text the text
     * @return the permission, empty if the text is no spelling of one
     */
    public static Optional<Permission> parse(String text) {
        for (Permission permission : values()) {
            if (permission.spellings.contains(text)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
