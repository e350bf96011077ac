package io.atforge.thing;

import io.atforge.InvalidArgumentException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A property, or a parameter of an event or a service, or a member of a struct. Generated code holds a constant for each.
 *
 * @param identifier as the thing model has it; that of a property of a custom module starts with the module's,
 *                   {@code gps:latitude}
 * @param type       what values it has
 * @param <T>        the Java type of its values
 */
public record Field<T>(String identifier, DataType<T> type) {

    /** What the platform takes; so an identifier can stand in JSON and in a log as it is. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_:]+");

    /**
     * Checks the identifier.
     *
     * @throws InvalidArgumentException if it has other characters than letters, digits, {@code _} and {@code :}
     */
    public Field {
        Objects.requireNonNull(type);
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new InvalidArgumentException(
                    Told.value(identifier) + " is no identifier: letters, digits, _ and : only");
        }
    }

    /**
     * Checks a value.
     *
     * @param value the value
     * @return the value
     * @throws InvalidArgumentException if it is outside the type's limits; names the field, the value and the limit
     */
    public T check(T value) {
        return type.check(identifier, value);
    }
}
