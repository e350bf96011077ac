package io.atforge.thing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any type of the thing model, with a value of its Java type: within its limits, or outside. */
record Typed<T>(DataType<T> type, T value) {

    enum Mode implements EnumValue {
        OFF(0),
        ON(1),
        FAULT(-7);

        private final int code;

        Mode(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    Field<T> field() {
        return new Field<>("v", type);
    }

    static Arbitrary<Typed<?>> within() {
        return Arbitraries.oneOf(scalar(), struct(), array(Arbitraries.oneOf(scalar(), struct())));
    }

    private static Arbitrary<Typed<?>> scalar() {
        return Arbitraries.oneOf(
                        List.of(int32(), float32(), stepped(), float64(), bool(), text(), date(), enumeration()))
                .map(typed -> typed);
    }

    private static Arbitrary<Typed<?>> int32() {
        Arbitrary<Integer> any = Arbitraries.integers();
        return Combinators.combine(any, any, any, Arbitraries.of("", "°C")).as((a, b, value, unit) -> {
            int min = Math.min(a, b);
            int max = Math.max(a, b);
            return new Typed<>(DataType.int32(min, max, 1, unit), Math.max(min, Math.min(max, value)));
        });
    }

    private static Arbitrary<Typed<?>> float32() {
        return Combinators.combine(finiteFloats(), finiteFloats(), finiteFloats())
                .as((a, b, value) -> {
                    float min = Math.min(a, b);
                    float max = Math.max(a, b);
                    return new Typed<>(DataType.float32(min, max, "", ""), Math.max(min, Math.min(max, value)));
                });
    }

    /** Multiples of a step as arithmetic gives them, far from 0 too. */
    private static Arbitrary<Typed<?>> stepped() {
        Arbitrary<String> steps = Arbitraries.of("0.1", "0.01", "0.25", "1e-3");
        return Combinators.combine(steps, Arbitraries.integers(), Arbitraries.of(true, false))
                .as((step, count, single) -> single
                        ? new Typed<>(
                                DataType.float32(-Float.MAX_VALUE, Float.MAX_VALUE, step, ""),
                                count * Float.parseFloat(step))
                        : new Typed<>(
                                DataType.float64(-Double.MAX_VALUE, Double.MAX_VALUE, step, ""),
                                count * Double.parseDouble(step)));
    }

    private static Arbitrary<Typed<?>> float64() {
        return Combinators.combine(finiteDoubles(), finiteDoubles(), finiteDoubles())
                .as((a, b, value) -> {
                    double min = Math.min(a, b);
                    double max = Math.max(a, b);
                    return new Typed<>(DataType.float64(min, max, "", ""), Math.max(min, Math.min(max, value)));
                });
    }

    private static Arbitrary<Typed<?>> bool() {
        return Arbitraries.of(true, false).map(value -> new Typed<>(DataType.bool(), value));
    }

    private static Arbitrary<Typed<?>> text() {
        return texts().map(text -> new Typed<>(DataType.text(3 * text.length()), text));
    }

    private static Arbitrary<Typed<?>> date() {
        return Arbitraries.longs().map(ms -> new Typed<>(DataType.date(), Instant.ofEpochMilli(ms)));
    }

    private static Arbitrary<Typed<?>> enumeration() {
        return Arbitraries.of(Mode.class).map(mode -> new Typed<>(DataType.enumeration(Mode.class), mode));
    }

    private static Arbitrary<Typed<?>> struct() {
        return scalar().list().ofMaxSize(5).map(Typed::struct);
    }

    private static Typed<?> struct(List<Typed<?>> members) {
        List<Field<?>> fields = new ArrayList<>();
        Values.Builder values = Values.builder();
        for (Typed<?> member : members) {
            fields.add(member.put(values, "m" + fields.size()));
        }
        return new Typed<>(DataType.struct(fields, read -> read, taken -> taken), values.build());
    }

    private Field<T> put(Values.Builder values, String identifier) {
        Field<T> field = new Field<>(identifier, type);
        values.put(field, value);
        return field;
    }

    private static Arbitrary<Typed<?>> array(Arbitrary<Typed<?>> items) {
        return Combinators.combine(items, Arbitraries.integers().between(0, 5)).as(Typed::array);
    }

    private static <T> Typed<?> array(Typed<T> item, int size) {
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(item.value);
        }
        return new Typed<>(DataType.array(size, item.type), values);
    }

    static Arbitrary<Typed<?>> outside() {
        List<Arbitrary<Typed<?>>> kinds = List.of(
                Arbitraries.integers()
                        .filter(value -> value < -40 || value > 120)
                        .map(value -> new Typed<>(DataType.int32(-40, 120, 1, ""), value)),
                Arbitraries.integers()
                        .between(-100, 100)
                        .filter(value -> value % 5 != 0 && (value + 98) % 5 != 0)
                        .map(value -> new Typed<>(DataType.int32(-98, 100, 5, ""), value)),
                Arbitraries.floats()
                        .filter(value -> value < -40 || value > 120)
                        .map(value -> new Typed<>(DataType.float32(-40, 120, "", ""), value)),
                Arbitraries.integers()
                        .between(-1000, 1000)
                        .map(tenths -> new Typed<>(DataType.float32(-1000, 1000, "0.1", ""), tenths * 0.1f + 0.03f)),
                Arbitraries.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY)
                        .map(value -> new Typed<>(
                                DataType.float32(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, "", ""), value)),
                Arbitraries.doubles()
                        .filter(value -> value < -40 || value > 120)
                        .map(value -> new Typed<>(DataType.float64(-40, 120, "", ""), value)),
                Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                        .map(value -> new Typed<>(
                                DataType.float64(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "0.5", ""),
                                value)),
                texts().filter(text -> !text.isEmpty())
                        .map(text ->
                                new Typed<>(DataType.text(text.getBytes(StandardCharsets.UTF_8).length - 1), text)),
                Arbitraries.of("\ud800", "a\udc00b", "\udc00\ud800").map(text -> new Typed<>(DataType.text(99), text)),
                Arbitraries.of(Instant.MIN, Instant.MAX).map(time -> new Typed<>(DataType.date(), time)),
                Arbitraries.integers()
                        .between(1, 9)
                        .map(size -> new Typed<>(
                                DataType.array(size - 1, DataType.bool()), Collections.nCopies(size, true))),
                Arbitraries.just(new Typed<>(DataType.array(9, DataType.int32(0, 1, 1, "")), List.of(0, 2))),
                Arbitraries.just(new Typed<>(
                        DataType.struct(List.of(new Field<>("a", DataType.bool())), read -> read, taken -> taken),
                        Values.none())),
                within().map(Typed::ofNull));
        return Arbitraries.oneOf(kinds);
    }

    private static <T> Typed<?> ofNull(Typed<T> typed) {
        return new Typed<>(typed.type, (T) null);
    }

    /** Any tree that a JSON reader may give, not only those of a reader that is at work today. */
    static Arbitrary<Object> trees() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(List.of(
                        numberTexts().map(text -> (Object) text),
                        numberTexts().map(LazyNumber::new),
                        Arbitraries.integers().between(-2, 130).map(value -> value),
                        Arbitraries.longs().map(value -> value),
                        Arbitraries.doubles().map(value -> value),
                        Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY).map(value -> value),
                        Arbitraries.bigIntegers().map(value -> value),
                        Arbitraries.just(new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE))
                                .map(value -> value),
                        Arbitraries.of(true, false).map(value -> value),
                        texts().map(value -> value),
                        Arbitraries.of("true", "", "NaN", "0x1", "\ud800").map(value -> value)))
                .injectNull(0.1);
        Arbitrary<Object> lists = leaves.list().ofMaxSize(4).map(list -> list);
        Arbitrary<Object> maps =
                Arbitraries.maps(Arbitraries.of("m0", "m1", "m2", "x"), leaves).map(map -> map);
        return Arbitraries.oneOf(
                leaves, lists, maps, maps.list().ofMaxSize(3).map(list -> list), lists.map(list -> List.of(list)));
    }

    private static Arbitrary<String> numberTexts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "1e999999999",
                        "-1e999999999",
                        "1e-999999999",
                        "0e2147483647",
                        "1e2147483647",
                        "1e-2147483647",
                        "1e99999999999999",
                        "-0",
                        "1.0",
                        "21.0",
                        "2.1e1",
                        "30.5",
                        "1e",
                        "9".repeat(100_000)),
                Arbitraries.doubles().map(Object::toString),
                Arbitraries.longs().map(Object::toString));
    }

    private static Arbitrary<Float> finiteFloats() {
        return Arbitraries.integers().map(Float::intBitsToFloat).filter(Float::isFinite);
    }

    private static Arbitrary<Double> finiteDoubles() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a", "\"", "\\", "\n", "\u0000", "\u0085", "\u2028", "温", "\ud83d\ude00", "*/", "\u007f");
        return pieces.list().ofMaxSize(20).map(list -> String.join("", list));
    }

    /** A number that only its text knows, as a JSON reader gives it that leaves numbers alone. */
    static final class LazyNumber extends Number {

        private static final long serialVersionUID = 1L;

        private final String digits;

        LazyNumber(String digits) {
            this.digits = digits;
        }

        @Override
        public int intValue() {
            throw new AssertionError("loses digits");
        }

        @Override
        public long longValue() {
            throw new AssertionError("loses digits");
        }

        @Override
        public float floatValue() {
            throw new AssertionError("loses digits");
        }

        @Override
        public double doubleValue() {
            throw new AssertionError("loses digits");
        }

        @Override
        public String toString() {
            return digits;
        }
    }

    static Map<String, Object> member(Object json) {
        return Collections.singletonMap("v", json);
    }
}
