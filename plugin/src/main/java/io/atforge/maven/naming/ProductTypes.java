package io.atforge.maven.naming;

import java.util.List;
import java.util.Objects;

/**
 * The names of the types that are generated for a product.
 *
 * @param product     the class that stands for the product
 * @param topics      holds its topics
 * @param devices     holds its devices
 * @param credentials makes its credential providers
 * @param scripts     holds its scripts
 */
public record ProductTypes(String product, String topics, String devices, String credentials, String scripts) {

    /** Checks that all are there. */
    public ProductTypes {
        Objects.requireNonNull(product);
        Objects.requireNonNull(topics);
        Objects.requireNonNull(devices);
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(scripts);
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
                productName + "Scripts");
    }

    /**
     * All names.
     *
     * @return the names
     */
    public List<String> all() {
        return List.of(product, topics, devices, credentials, scripts);
    }
}
