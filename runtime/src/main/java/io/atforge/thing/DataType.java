package io.atforge.thing;

import io.atforge.InvalidArgumentException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A data type of the thing model with its limits. Immutable.
 *
 * @param <T> the Java type of its values
 */
public interface DataType<T> {

    /**
     * Checks a value.
     *
     * @param name  what the value is of, for the message
     * @param value the value
     * @return the value; a list as an immutable copy
     * @throws InvalidArgumentException if it is null or outside the limits; names the value and the limit
     */
    T check(String name, T value);

    /**
     * A value as the platform takes it.
     *
     * @param value a value within the limits
     * @return JSON
     */
    String json(T value);

    /**
     * Reads what the platform sent.
     *
     * @param name what the value is of, for the message
     * @param json the value as a JSON reader gives it
     * @return the value
     * @throws InvalidArgumentException if it is of another type, or outside the limits; names the value and the limit
     */
    T read(String name, Object json);

    /**
     * The type {@code int}: 32 bits.
     *
     * @param min  the least value
     * @param max  the greatest value
     * @param step what values lie apart; 0 or 1 for any
     * @param unit the unit for messages, empty if there is none
     * @return the type
     */
    static DataType<Integer> int32(int min, int max, int step, String unit) {
        throw new UnsupportedOperationException();
    }

    /**
     * The type {@code float}.
     *
     * @param min  the least value, perhaps {@code -Float.MAX_VALUE}
     * @param max  the greatest value
     * @param step what values lie apart: a decimal number such as {@code 0.1}. Empty for any
     * @param unit the unit for messages, empty if there is none
     * @return the type
     */
    static DataType<Float> float32(float min, float max, String step, String unit) {
        throw new UnsupportedOperationException();
    }

    /**
     * The type {@code double}.
     *
     * @param min  the least value, perhaps {@code -Double.MAX_VALUE}
     * @param max  the greatest value
     * @param step what values lie apart: a decimal number such as {@code 0.1}. Empty for any
     * @param unit the unit for messages, empty if there is none
     * @return the type
     */
    static DataType<Double> float64(double min, double max, String step, String unit) {
        throw new UnsupportedOperationException();
    }

    /**
     * The type {@code bool}: 0 or 1 in JSON.
     *
     * @return the type
     */
    static DataType<Boolean> bool() {
        throw new UnsupportedOperationException();
    }

    /**
     * The type {@code text}.
     *
     * @param maxBytes the most bytes in UTF-8
     * @return the type
     */
    static DataType<String> text(int maxBytes) {
        throw new UnsupportedOperationException();
    }

    /**
     * The type {@code date}: in JSON a text of the milliseconds since 1970.
     *
     * @return the type; its values are cut to milliseconds
     */
    static DataType<Instant> date() {
        throw new UnsupportedOperationException();
    }

    /**
     * The type {@code enum}.
     *
     * @param type the generated enum
     * @param <E>  the generated enum
     * @return the type
     */
    static <E extends Enum<E> & EnumValue> DataType<E> enumeration(Class<E> type) {
        throw new UnsupportedOperationException();
    }

    /**
     * The type {@code array}.
     *
     * @param maxSize the most elements
     * @param item    the type of the elements
     * @param <T>     the Java type of the elements
     * @return the type; its values are immutable copies
     */
    static <T> DataType<List<T>> array(int maxSize, DataType<T> item) {
        throw new UnsupportedOperationException();
    }

    /**
     * The type {@code struct}. All its members have a value.
     *
     * @param members the members
     * @param make    makes the generated record of its members
     * @param take    takes it apart
     * @param <S>     the generated record
     * @return the type
     */
    static <S> DataType<S> struct(List<Field<?>> members, Function<Values, S> make, Function<S, Values> take) {
        throw new UnsupportedOperationException();
    }
}
