package io.atforge.testkit.thing;

import io.atforge.testkit.thing.RandomEnums.Fan;
import io.atforge.testkit.thing.RandomEnums.Mode;
import io.atforge.testkit.thing.RandomEnums.Only;
import io.atforge.testkit.thing.RandomType.Fault;
import io.atforge.thing.DataType;
import io.atforge.thing.EnumValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Draws the simple types of the thing model, with limits that the platform allows. */
final class RandomTypes {

    // The platform's limits of the newest documentation: bytes of a text.
    private static final int MOST_BYTES = 10_240;
    private static final long YEAR_9999 = 253_402_300_799_999L;
    private static final String[] PIECES = {
        "a", "Z", "0", " ", "\"", "\\", "\n", "\u0000", "温", "é", "\u2028", "🚗", "*/"
    };

    private RandomTypes() {}

    /** One of those that may stand anywhere. */
    static RandomType<?> simple(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> integer(random);
            case 1 -> float32(random);
            case 2 -> float64(random);
            case 3 -> bool();
            case 4 -> text(random);
            case 5 -> date();
            default -> enumeration(random);
        };
    }

    static RandomType<Integer> integer(Random random) {
        int step = random.nextInt(3) == 0 ? 2 + random.nextInt(100) : 1;
        int one = random.nextBoolean() ? random.nextInt(2000) - 1000 : random.nextInt();
        int other = random.nextBoolean() ? random.nextInt(2000) - 1000 : random.nextInt();
        boolean open = random.nextInt(4) == 0;
        int min = open ? Integer.MIN_VALUE : Math.min(one, other);
        int max = open ? Integer.MAX_VALUE : Math.max(one, other);
        long steps = ((long) max - min) / step;
        List<Supplier<Fault<Integer>>> faults = new ArrayList<>();
        faults.add(() -> new Fault<>("int too large", max < Integer.MAX_VALUE ? max + 1 : null, "" + (max + 1L), 6306));
        faults.add(() -> new Fault<>("int too small", min > Integer.MIN_VALUE ? min - 1 : null, "" + (min - 1L), 6306));
        faults.add(() -> new Fault<>("int of 64 bits", null, "4294967296", 6306));
        faults.add(() -> new Fault<>("int with a fraction", null, min + ".5", 6306));
        faults.add(() -> new Fault<>("no int", null, "{}", 6306));
        return new RandomType<>(
                "int",
                type("int", numbers(random, "" + min, "" + max, "" + step)),
                DataType.int32(min, max, step, ""),
                with -> (int) (min + step * pick(with, steps)),
                faults);
    }

    /** From 0 to the greatest, both often. */
    private static long pick(Random random, long greatest) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> greatest;
            default -> random.nextLong(greatest + 1);
        };
    }

    static RandomType<Float> float32(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> openFloat(random);
            case 1 -> {
                // tenths, so that every value lies on the step
                int min = random.nextInt(4000) - 2000;
                int max = min + random.nextInt(4000);
                yield float32(
                        random,
                        tenths(min).floatValue(),
                        tenths(max).floatValue(),
                        "0.1",
                        with -> tenths(min + (int) pick(with, max - min)).floatValue());
            }
            default -> {
                float one = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
                float other = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
                float min = Math.min(one, other);
                float max = Math.max(one, other);
                yield float32(random, min, max, "1", with -> clamp(min, max, with));
            }
        };
    }

    /** As the tools write a float without a range: not as a limit, which would forbid all below zero. */
    private static RandomType<Float> openFloat(Random random) {
        RandomType<Float> open = float32(
                random, -Float.MAX_VALUE, Float.MAX_VALUE, "", with -> clamp(-Float.MAX_VALUE, Float.MAX_VALUE, with));
        return new RandomType<>(
                "float",
                type("float", numbers(random, "-1.4E-45", "3.4028235E38", "")),
                open.type(),
                open.values(),
                open.faults());
    }

    private static RandomType<Float> float32(
            Random random, float min, float max, String step, java.util.function.Function<Random, Float> values) {
        List<Supplier<Fault<Float>>> faults = new ArrayList<>();
        float above = Math.nextUp(max);
        float below = Math.nextDown(min);
        // Beside a tolerance for the step, a bound has none: the next number is over it.
        faults.add(() -> new Fault<>(
                "float too large",
                Float.isInfinite(above) ? null : above,
                Float.isInfinite(above) ? "1.0E39" : "" + above,
                6307));
        faults.add(() -> new Fault<>(
                "float too small",
                Float.isInfinite(below) ? null : below,
                Float.isInfinite(below) ? "-1.0E39" : "" + below,
                6307));
        faults.add(() -> new Fault<>("float that is no number", Float.NaN, null, 6307));
        faults.add(() -> new Fault<>("infinite float", Float.POSITIVE_INFINITY, null, 6307));
        faults.add(() -> new Fault<>("no float", null, "[]", 6307));
        return new RandomType<>(
                "float",
                type("float", numbers(random, "" + min, "" + max, step)),
                DataType.float32(min, max, step, "°C"),
                values,
                faults);
    }

    /** One of its own, which has no sign where it is zero: a decimal number does not carry it. */
    private static float clamp(float min, float max, Random random) {
        float value = switch (random.nextInt(5)) {
            case 0 -> min;
            case 1 -> max;
            case 2 -> Math.round(random.nextGaussian() * 100);
            case 3 -> Float.intBitsToFloat(random.nextInt());
            default -> (float) (min + random.nextDouble() * ((double) max - min));
        };
        return (Float.isNaN(value) ? min : Math.max(min, Math.min(max, value))) + 0f;
    }

    static RandomType<Double> float64(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> {
                RandomType<Double> open = float64(
                        random,
                        -Double.MAX_VALUE,
                        Double.MAX_VALUE,
                        "",
                        with -> clamp(-Double.MAX_VALUE, Double.MAX_VALUE, with));
                yield new RandomType<>(
                        "double",
                        type("double", numbers(random, "-4.9E-324", "1.7976931348623157E308", "")),
                        open.type(),
                        open.values(),
                        open.faults());
            }
            case 1 -> {
                int min = random.nextInt(4_000_000) - 2_000_000;
                int max = min + random.nextInt(4_000_000);
                yield float64(
                        random,
                        tenths(min).doubleValue(),
                        tenths(max).doubleValue(),
                        "0.1",
                        with -> tenths(min + (int) pick(with, max - min)).doubleValue());
            }
            default -> {
                double one = random.nextGaussian() * Math.pow(10, random.nextInt(400) - 200);
                double other = random.nextGaussian() * Math.pow(10, random.nextInt(400) - 200);
                double min = Math.min(one, other);
                double max = Math.max(one, other);
                yield float64(random, min, max, "1", with -> clamp(min, max, with));
            }
        };
    }

    private static RandomType<Double> float64(
            Random random, double min, double max, String step, java.util.function.Function<Random, Double> values) {
        List<Supplier<Fault<Double>>> faults = new ArrayList<>();
        double above = Math.nextUp(max);
        double below = Math.nextDown(min);
        faults.add(() -> new Fault<>(
                "double too large",
                Double.isInfinite(above) ? null : above,
                Double.isInfinite(above) ? "1.0E309" : "" + above,
                6322));
        faults.add(() -> new Fault<>(
                "double too small",
                Double.isInfinite(below) ? null : below,
                Double.isInfinite(below) ? "-1.0E309" : "" + below,
                6322));
        faults.add(() -> new Fault<>("double that is no number", Double.NaN, null, 6322));
        faults.add(() -> new Fault<>("infinite double", Double.NEGATIVE_INFINITY, null, 6322));
        faults.add(() -> new Fault<>("no double", null, "{}", 6322));
        return new RandomType<>(
                "double",
                type("double", numbers(random, "" + min, "" + max, step)),
                DataType.float64(min, max, step, ""),
                values,
                faults);
    }

    private static double clamp(double min, double max, Random random) {
        double value = switch (random.nextInt(5)) {
            case 0 -> min;
            case 1 -> max;
            case 2 -> Math.round(random.nextGaussian() * 100);
            case 3 -> Double.longBitsToDouble(random.nextLong());
            default -> random.nextGaussian() * max;
        };
        return (Double.isNaN(value) ? min : Math.max(min, Math.min(max, value))) + 0.0;
    }

    private static BigDecimal tenths(int number) {
        return BigDecimal.valueOf(number, 1);
    }

    static RandomType<Boolean> bool() {
        return new RandomType<>(
                "bool",
                type("bool", "{\"0\":\"关闭\",\"1\":\"打开\"}"),
                DataType.bool(),
                Random::nextBoolean,
                List.of(
                        () -> new Fault<>("a third bool", null, "2", 6308),
                        () -> new Fault<>("no bool", null, "[0]", 6308)));
    }

    static RandomType<String> text(Random random) {
        int most = switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(8);
            case 1 -> MOST_BYTES;
            default -> 1 + random.nextInt(255);
        };
        return new RandomType<>(
                "text",
                type("text", "{\"length\":" + number(random, "" + most) + "}"),
                DataType.text(most),
                with -> text(with, with.nextInt(8) == 0 ? most : with.nextInt(Math.min(most, 64) + 1)),
                List.of(
                        () -> new Fault<>("text too long", "x".repeat(most + 1), quoted("x".repeat(most + 1)), 6310),
                        () -> {
                            // no more characters than bytes are allowed
                            String wide = "温".repeat(most / 3 + 1);
                            return new Fault<>("text of too many bytes", wide, quoted(wide), 6310);
                        },
                        () -> new Fault<>("no text", null, "{}", 6310)));
    }

    /** A text of about as many bytes as are asked for, none more. */
    private static String text(Random random, int bytes) {
        StringBuilder text = new StringBuilder();
        int left = bytes;
        while (left > 0) {
            String piece = PIECES[random.nextInt(PIECES.length)];
            int length = piece.getBytes(StandardCharsets.UTF_8).length;
            text.append(length <= left ? piece : "x");
            left -= length <= left ? length : 1;
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    static RandomType<Instant> date() {
        return new RandomType<>(
                "date",
                type("date", "{}"),
                DataType.date(),
                with -> Instant.ofEpochMilli(pick(with, YEAR_9999)),
                List.of(
                        () -> new Fault<>("no date", null, "\"yesterday\"", 6311),
                        () -> new Fault<>("a date of a fraction", null, "\"1.5\"", 6311)));
    }

    static RandomType<?> enumeration(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> enumeration(Mode.class, 3);
            case 1 -> enumeration(Fan.class, 8);
            default -> enumeration(Only.class, 0);
        };
    }

    private static <E extends Enum<E> & EnumValue> RandomType<E> enumeration(Class<E> type, int unknown) {
        E[] constants = type.getEnumConstants();
        return new RandomType<>(
                "enum",
                type(
                        "enum",
                        Arrays.stream(constants)
                                .map(each -> "\"" + each.code() + "\":\"第" + each.ordinal() + "档\"")
                                .collect(Collectors.joining(",", "{", "}"))),
                DataType.enumeration(type),
                with -> constants[with.nextInt(constants.length)],
                List.of(
                        () -> new Fault<>("unknown enum", null, "" + unknown, 6309),
                        () -> new Fault<>("no enum", null, "{}", 6309)));
    }

    static String type(String name, String specs) {
        return "{\"type\":\"" + name + "\",\"specs\":" + specs + "}";
    }

    private static String numbers(Random random, String min, String max, String step) {
        return "{\"min\":" + number(random, min) + ",\"max\":" + number(random, max)
                + (step.isEmpty() ? "" : ",\"step\":" + number(random, step)) + ",\"unitName\":\"无\"}";
    }

    /** Both forms are met: as a text, and as a number. */
    static String number(Random random, String number) {
        return random.nextBoolean() ? "\"" + number + "\"" : number;
    }
}
