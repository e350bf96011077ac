package io.atforge.testkit.platform.thing.tsl;

/** A data type of a thing model: says what the platform has against a value. */
@FunctionalInterface
interface ValueType {

    /** The platform's code for a value as {@link io.atforge.testkit.platform.json.JsonText} reads it: 200, or the code of what is wrong. */
    int code(Object value);
}
