package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.thing.tsl.TslModel;
import java.util.Objects;

/**
 * What the platform knows of a product's things.
 *
 * @param model        the thing model
 * @param verification how strictly reports of properties are checked
 */
public record ThingProduct(TslModel model, Verification verification) {

    /** Checks that both are there. */
    public ThingProduct {
        Objects.requireNonNull(model);
        Objects.requireNonNull(verification);
    }
}
