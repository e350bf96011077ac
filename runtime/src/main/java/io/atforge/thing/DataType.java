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
public sealed interface DataType<T>
        permits Numbers.Int32,
                Numbers.Float32,
                Numbers.Float64,
                Scalars.Bool,
                Scalars.Text,
                Scalars.Date,
                Scalars.Enumeration,
                Composites.Array,
                Composites.Struct {

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
     * Reads what the platform sent. Numbers may be texts, as the platform's samples have {@code "30.5"}; a whole number
     * may have a fraction of zero or an exponent; a {@code bool} may be true or false; a {@code date} may be a number.
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
     * @param step what values lie apart, counted from 0 or from the least; 0 or 1 for any
     * @param unit the unit for messages, empty if there is none
     * @return the type
     */
    static DataType<Integer> int32(int min, int max, int step, String unit) {
        return new Numbers.Int32(min, max, step, unit);
    }

    /**
     * The type {@code float}.
     *
     * @param min  the least value, perhaps {@code -Float.MAX_VALUE}
     * @param max  the greatest value
     * @param step what values lie apart, counted from 0 or from the least: a decimal number such as {@code 0.1}, with a
     *             thousandth of it and the value's own precision to spare. Empty for any, as is 1 and more: consoles put
     *             1 where the data are finer
     * @param unit the unit for messages, empty if there is none
     * @return the type
     */
    static DataType<Float> float32(float min, float max, String step, String unit) {
        return new Numbers.Float32(min, max, Numbers.step(step), unit);
    }

    /**
     * The type {@code double}.
     *
     * @param min  the least value, perhaps {@code -Double.MAX_VALUE}
     * @param max  the greatest value
     * @param step what values lie apart, counted from 0 or from the least: a decimal number such as {@code 0.1}, with a
     *             thousandth of it and the value's own precision to spare. Empty for any, as is 1 and more: consoles put
     *             1 where the data are finer
     * @param unit the unit for messages, empty if there is none
     * @return the type
     */
    static DataType<Double> float64(double min, double max, String step, String unit) {
        return new Numbers.Float64(min, max, Numbers.step(step), unit);
    }

    /**
     * The type {@code bool}: 0 or 1 in JSON.
     *
     * @return the type
     */
    static DataType<Boolean> bool() {
        return new Scalars.Bool();
    }

    /**
     * The type {@code text}.
     *
     * @param maxBytes the most bytes in UTF-8
     * @return the type
     */
    static DataType<String> text(int maxBytes) {
        return new Scalars.Text(maxBytes);
    }

    /**
     * The type {@code date}: in JSON a text of the milliseconds since 1970.
     *
     * @return the type; its values are cut to milliseconds
     */
    static DataType<Instant> date() {
        return new Scalars.Date();
    }

    /**
     * The type {@code enum}.
     *
     * @param type the generated enum
     * @param <E>  the generated enum
     * @return the type
     */
    static <E extends Enum<E> & EnumValue> DataType<E> enumeration(Class<E> type) {
        return new Scalars.Enumeration<>(type);
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
        return new Composites.Array<>(maxSize, item);
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
        return new Composites.Struct<>(members, make, take);
    }
}
