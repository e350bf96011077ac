package io.atforge.testkit.thing;

import io.atforge.thing.DataType;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A type of the thing model as both sides have it, with values to try.
 *
 * @param kind   the model's word for it
 * @param tsl    its {@code dataType} as the console exports it
 * @param type   the same for the runtime
 * @param values draws values within its limits
 * @param faults what is outside of them
 * @param <T>    the Java type of its values
 */
record RandomType<T>(
        String kind, String tsl, DataType<T> type, Function<Random, T> values, List<Supplier<Fault<T>>> faults) {

    /**
     * A value that neither side may take.
     *
     * @param name  what is wrong with it
     * @param value the value, null where Java's type has none such
     * @param json  the value in JSON, null where JSON has none such
     * @param code  the platform's code
     * @param <T>   the Java type
     */
    record Fault<T>(String name, T value, String json, int code) {}
}
