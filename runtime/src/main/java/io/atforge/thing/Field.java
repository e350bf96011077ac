package io.atforge.thing;

import java.util.Objects;

/**
 * A property, or a parameter of an event or a service, or a member of a struct. Generated code holds a constant for each.
 *
 * @param identifier as the thing model has it; that of a property of a custom module starts with the module's,
 *                   {@code gps:latitude}
 * @param type       what values it has
 * @param <T>        the Java type of its values
 */
public record Field<T>(String identifier, DataType<T> type) {

    /** Checks that both are there. */
    public Field {
        Objects.requireNonNull(identifier);
        Objects.requireNonNull(type);
    }

    /**
     * Checks a value.
     *
     * @param value the value
     * @return the value
     * @throws io.atforge.InvalidArgumentException if it is outside the type's limits; names the field, the value and the
     *                                             limit
     */
    public T check(T value) {
        return type.check(identifier, value);
    }
}
