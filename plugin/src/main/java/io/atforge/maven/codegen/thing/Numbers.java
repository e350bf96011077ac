package io.atforge.maven.codegen.thing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;

/** Numbers as Java and people read them; by the shortest digits, in which Java's own versions differ (JDK-4511638). */
final class Numbers {

    /** Beyond that many zeros, digits with an exponent are easier to read. */
    private static final int ZEROS = 9;

    private static final int MOST_DIGITS = 17;

    private Numbers() {}

    static String literal(float value, boolean named) {
        if (named && Math.abs(value) == Float.MAX_VALUE) {
            return value < 0 ? "-Float.MAX_VALUE" : "Float.MAX_VALUE";
        }
        return text(value) + "f";
    }

    static String literal(double value, boolean named) {
        if (named && Math.abs(value) == Double.MAX_VALUE) {
            return value < 0 ? "-Double.MAX_VALUE" : "Double.MAX_VALUE";
        }
        String text = text(value);
        return text.contains(".") || text.contains("E") ? text : text + ".0";
    }

    static String text(float value) {
        return Float.floatToIntBits(value) == Float.floatToIntBits(-0f)
                ? "-0"
                : shortest(new BigDecimal(value), digits -> digits.floatValue() == value);
    }

    static String text(double value) {
        return Double.doubleToLongBits(value) == Double.doubleToLongBits(-0d)
                ? "-0"
                : shortest(new BigDecimal(value), digits -> digits.doubleValue() == value);
    }

    private static String shortest(BigDecimal exact, Predicate<BigDecimal> isSame) {
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (isSame.test(rounded)) {
                return text(rounded);
            }
        }
        return text(exact.round(new MathContext(MOST_DIGITS)));
    }

    private static String text(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        boolean readable = plain.scale() <= ZEROS + plain.precision() && plain.scale() >= -ZEROS;
        return readable ? plain.toPlainString() : plain.toString();
    }
}
