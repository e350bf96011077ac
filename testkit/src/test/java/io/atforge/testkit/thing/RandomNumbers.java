package io.atforge.testkit.thing;

import static io.atforge.testkit.thing.RandomTypes.number;
import static io.atforge.testkit.thing.RandomTypes.pick;
import static io.atforge.testkit.thing.RandomTypes.type;

import io.atforge.testkit.thing.RandomType.Fault;
import io.atforge.thing.DataType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** Draws the types {@code int}, {@code float} and {@code double}, with and without ranges and steps. */
final class RandomNumbers {

    private RandomNumbers() {}

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
            Random random, float min, float max, String step, Function<Random, Float> values) {
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
            Random random, double min, double max, String step, Function<Random, Double> values) {
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

    private static String numbers(Random random, String min, String max, String step) {
        return "{\"min\":" + number(random, min) + ",\"max\":" + number(random, max)
                + (step.isEmpty() ? "" : ",\"step\":" + number(random, step)) + ",\"unitName\":\"无\"}";
    }
}
