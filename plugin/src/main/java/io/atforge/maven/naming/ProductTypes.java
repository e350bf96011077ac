package io.atforge.maven.naming;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The names of the types that are generated for a product.
 *
 * @param product     the class that stands for the product
 * @param topics      holds its topics
 * @param devices     holds its devices
 * @param credentials makes its credential providers
 * @param scripts     holds its scripts
 * @param thing       holds the types of its thing model's default module; is there if the product has a model
 */
public record ProductTypes(
        String product, String topics, String devices, String credentials, String scripts, String thing) {

    /** Checks that all are there. */
    public ProductTypes {
        Objects.requireNonNull(product);
        Objects.requireNonNull(topics);
        Objects.requireNonNull(devices);
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(scripts);
        Objects.requireNonNull(thing);
    }

    /**
     * The types of a product.
     *
     * @param productName the product's name
     * @return the names
     */
    public static ProductTypes of(String productName) {
        return new ProductTypes(
                productName,
                productName + "Topics",
                productName + "Devices",
                productName + "Credentials",
                productName + "Scripts",
                productName + "Thing");
    }

    /**
     * The type that holds the types of a module of the thing model: {@code gps_2} of {@code Tracker} becomes
     * {@code TrackerThingGps2}. Two identifiers may become the same type.
     *
     * @param module the module's identifier, letters, digits and {@code _}; empty for the default module
     * @return the name
     */
    public String thing(String module) {
        StringBuilder name = new StringBuilder(thing);
        for (String word : module.split("_")) {
            if (!word.isEmpty()) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return name.toString();
    }

    /**
     * All names but those of the thing model.
     *
     * @return the names
     */
    public List<String> all() {
        return List.of(product, topics, devices, credentials, scripts);
    }
}
