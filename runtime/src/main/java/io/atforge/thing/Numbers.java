package io.atforge.thing;

import io.atforge.InvalidArgumentException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;

/** The types {@code int}, {@code float} and {@code double}, and numbers in JSON. */
final class Numbers {

    /** A number of JSON; possessive, so that a long one needs no stack. */
    private static final Pattern NUMBER = Pattern.compile("-?+[0-9]++(?:\\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+");

    /** No double needs more: its exact decimal has at most 1075 digits after the point or 309 before it. */
    private static final int LONGEST = 1100;

    /** Digits before the point of a number of 32 bits, and one more. */
    private static final int INT_DIGITS = 11;

    private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");

    private Numbers() {}

    /** A step as text, 0 for any. */
    static double step(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            double step = Double.parseDouble(text);
            return step > 0 && step < 1 ? step : 0;
        } catch (NumberFormatException e) {
            throw new InvalidArgumentException("the step " + Told.value(text) + " is no number");
        }
    }

    /** The digits of what is a number, or a text of one. */
    static String digits(String name, Object json) {
        String text = json instanceof Number || json instanceof String ? json.toString() : "";
        if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
            throw Told.refused(name, Told.value(json) + " is no number");
        }
        return text;
    }

    /** A number of any size; an exponent beyond what is worth counting is refused. */
    static BigDecimal decimal(String name, Object json) {
        String digits = digits(name, json);
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw Told.refused(name, Told.value(json) + " has an exponent out of all limits");
        }
    }

    /** How many digits are before the point: less than 1 for what is smaller than 1. */
    static long digitsBeforePoint(BigDecimal number) {
        return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
    }

    /** The type {@code int}. */
    record Int32(int min, int max, int step, String unit) implements DataType<Integer> {

        Int32 {
            checkRange(min <= max, min, max);
            Objects.requireNonNull(unit);
        }

        @Override
        public Integer check(String name, Integer value) {
            checkNull(name, value);
            return checked(name, value);
        }

        private int checked(String name, long value) {
            checkLimits(name, value, unit, value < min, min, value > max, max);
            if (step > 1 && value % step != 0 && (value - min) % step != 0) {
                throw offStep(name, value, unit, step);
            }
            return (int) value;
        }

        @Override
        public String json(Integer value) {
            return value.toString();
        }

        @Override
        public Integer read(String name, Object json) {
            BigDecimal number = decimal(name, json);
            boolean isHuge = digitsBeforePoint(number) > INT_DIGITS;
            checkLimits(name, json, unit, isHuge && number.signum() < 0, min, isHuge && number.signum() > 0, max);
            try {
                return checked(name, number.longValueExact());
            } catch (ArithmeticException e) {
                throw Told.refused(name, Told.value(json, unit) + " is no whole number");
            }
        }
    }

    /** The type {@code float}; a step of 0 is none. */
    record Float32(float min, float max, double step, String unit) implements DataType<Float> {

        Float32 {
            checkRange(min <= max, min, max);
            Objects.requireNonNull(unit);
        }

        @Override
        public Float check(String name, Float value) {
            checkNull(name, value);
            checkNumber(name, value.isNaN());
            checkLimits(name, value, unit, value < min, min, value > max, max);
            checkFinite(name, value.isInfinite());
            if (step > 0 && isOffStep(decimal(value), decimal(min), step, Math.ulp(value))) {
                throw offStep(name, value, unit, step);
            }
            return value;
        }

        /** Of the shortest decimal that is this float: 0.1 and not what it is as a double. */
        private static BigDecimal decimal(float value) {
            return Float.isInfinite(value) ? BigDecimal.ZERO : new BigDecimal(Float.toString(value));
        }

        @Override
        public String json(Float value) {
            return value.toString();
        }

        @Override
        public Float read(String name, Object json) {
            return check(name, Float.valueOf(digits(name, json)));
        }
    }

    /** The type {@code double}; a step of 0 is none. */
    record Float64(double min, double max, double step, String unit) implements DataType<Double> {

        Float64 {
            checkRange(min <= max, min, max);
            Objects.requireNonNull(unit);
        }

        @Override
        public Double check(String name, Double value) {
            checkNull(name, value);
            checkNumber(name, value.isNaN());
            checkLimits(name, value, unit, value < min, min, value > max, max);
            checkFinite(name, value.isInfinite());
            if (step > 0 && isOffStep(BigDecimal.valueOf(value), decimal(min), step, Math.ulp(value))) {
                throw offStep(name, value, unit, step);
            }
            return value;
        }

        private static BigDecimal decimal(double value) {
            return Double.isInfinite(value) ? BigDecimal.ZERO : BigDecimal.valueOf(value);
        }

        @Override
        public String json(Double value) {
            return value.toString();
        }

        @Override
        public Double read(String name, Object json) {
            return check(name, Double.valueOf(digits(name, json)));
        }
    }

    static void checkNull(String name, Object value) {
        if (value == null) {
            throw Told.refused(name, "null is no value");
        }
    }

    private static void checkNumber(String name, boolean isNaN) {
        if (isNaN) {
            throw Told.refused(name, "NaN is no number");
        }
    }

    private static void checkFinite(String name, boolean isInfinite) {
        if (isInfinite) {
            throw Told.refused(name, "an infinite number has no form in JSON");
        }
    }

    private static void checkRange(boolean isRange, Object min, Object max) {
        if (!isRange) {
            throw new InvalidArgumentException("no number is from " + min + " to " + max);
        }
    }

    private static void checkLimits(
            String name, Object value, String unit, boolean isBelow, Object min, boolean isAbove, Object max) {
        if (isBelow) {
            throw Told.refused(name, Told.value(value, unit) + " is below the least, " + min);
        }
        if (isAbove) {
            throw Told.refused(name, Told.value(value, unit) + " is above the greatest, " + max);
        }
    }

    private static InvalidArgumentException offStep(String name, Object value, String unit, Object step) {
        return Told.refused(name, Told.value(value, unit) + " is not on a step of " + step);
    }

    /**
     * Whether a value is on no step. What arithmetic loses is spared: a thousandth of a step, or two units of the value's
     * last place, which is more than that for a float far from 0: a count times a step rounds the step and the product.
     */
    private static boolean isOffStep(BigDecimal value, BigDecimal min, double step, double precision) {
        BigDecimal exactStep = BigDecimal.valueOf(step);
        BigDecimal spare = exactStep.multiply(THOUSANDTH).max(BigDecimal.valueOf(2 * precision));
        return distance(value, exactStep).compareTo(spare) > 0
                && distance(value.subtract(min), exactStep).compareTo(spare) > 0;
    }

    private static BigDecimal distance(BigDecimal value, BigDecimal step) {
        BigDecimal over = value.remainder(step).abs();
        return over.min(step.subtract(over));
    }
}
