package io.atforge.thing;

import java.util.Objects;
import java.util.function.BiFunction;

/**
 * A property that the platform may set.
 *
 * @param field   the property
 * @param handler calls the application's handler with the value that is wanted; gives the one that is in force
 * @param <H>     the generated interface of handlers
 * @param <T>     the Java type of its values
 */
public record WritableProperty<H, T>(Field<T> field, BiFunction<H, T, T> handler) {

    /** Checks that both are there. */
    public WritableProperty {
        Objects.requireNonNull(field);
        Objects.requireNonNull(handler);
    }
}
