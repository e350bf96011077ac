package io.atforge.testkit.project;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A project, as far as modem and platform have to know it.
 *
 * @param dialect  the modem family that its devices speak to, as {@code modem.dialect} names it; empty if any will do
 * @param model    the model of their modems, as {@code modem.model} names it; empty if it says none
 * @param products its products, at least one
 */
public record ProjectDescription(Optional<String> dialect, Optional<String> model, List<ProductDescription> products) {

    /** Copies the list. */
    public ProjectDescription {
        Objects.requireNonNull(dialect);
        Objects.requireNonNull(model);
        products = List.copyOf(products);
    }

    /**
     * Whether any product has a thing model.
     *
     * @return true if one has
     */
    public boolean hasThings() {
        return products.stream().anyMatch(product -> !product.thingModel().isEmpty());
    }
}
