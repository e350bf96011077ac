package io.atforge.testkit.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A product of a project.
 *
 * @param key           the product's key
 * @param name          what the project calls it; empty if it has no name
 * @param topics        its topic classes
 * @param devices       its devices
 * @param thingModel    the files of its thing model, one for each module; none if it has no model
 * @param productSecret the secret that its devices register with; empty if they may not
 */
public record ProductDescription(
        String key,
        Optional<String> name,
        List<TopicDescription> topics,
        List<DeviceDescription> devices,
        List<Path> thingModel,
        Optional<String> productSecret) {

    /** Copies the lists. */
    public ProductDescription {
        Objects.requireNonNull(key);
        Objects.requireNonNull(name);
        topics = List.copyOf(topics);
        devices = List.copyOf(devices);
        thingModel = List.copyOf(thingModel);
        Objects.requireNonNull(productSecret);
    }

    /** The key, without the secrets. */
    @Override
    public String toString() {
        return "ProductDescription[" + key + "]";
    }
}
