package io.atforge.maven.model;

import io.atforge.maven.source.SourceLocation;
import io.atforge.maven.thing.ThingDeclaration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An item of the list {@code products}.
 *
 * @param location     where it stands
 * @param key          the product's key
 * @param name         the product's name, a Java class name
 * @param description  what it is, in the user's words; may be empty
 * @param topics       its topic classes
 * @param systemTopics the platform's topics that get a constant
 * @param devices      its devices that get a constant
 * @param certificates its other devices
 * @param thing        its thing model
 */
public record ProductDeclaration(
        SourceLocation location,
        String key,
        String name,
        String description,
        List<TopicDeclaration> topics,
        List<SystemTopic> systemTopics,
        List<DeviceDeclaration> devices,
        Optional<CertificateExport> certificates,
        Optional<ThingDeclaration> thing) {

    /** Copies the lists. */
    public ProductDeclaration {
        Objects.requireNonNull(location);
        Objects.requireNonNull(key);
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        topics = List.copyOf(topics);
        systemTopics = List.copyOf(systemTopics);
        devices = List.copyOf(devices);
        Objects.requireNonNull(certificates);
        Objects.requireNonNull(thing);
    }
}
