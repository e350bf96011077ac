package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.json.JsonText;
import io.atforge.testkit.platform.thing.tsl.Codes;
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

    /**
     * What the model has against a service's answer; empty if nothing. It is told, not refused: the platform is not
     * documented to check what a service gives back.
     */
    String note(String service, ThingAnswer answer) {
        if (answer.code() != Codes.OK) {
            return "";
        }
        int code = model.output(service, JsonText.read(answer.dataJson()));
        return code == Codes.OK ? "" : " (not as the model has it: " + code + ")";
    }
}
