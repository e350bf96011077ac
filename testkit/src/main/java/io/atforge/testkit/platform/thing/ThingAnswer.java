package io.atforge.testkit.platform.thing;

import java.util.Objects;

/**
 * What a device has answered to a set of properties or a service.
 *
 * @param code     its code: 200, or what is wrong
 * @param dataJson the results as JSON, {@code {}} if there are none
 */
public record ThingAnswer(int code, String dataJson) {

    /** Checks that the data are there. */
    public ThingAnswer {
        Objects.requireNonNull(dataJson);
    }
}
