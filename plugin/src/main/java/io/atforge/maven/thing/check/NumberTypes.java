package io.atforge.maven.thing.check;

import io.atforge.maven.json.Excerpt;
import io.atforge.maven.json.JsonText;
import io.atforge.maven.thing.ThingType;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the limits of numbers. */
final class NumberTypes {

    private static final BigDecimal MAX_FLOAT = BigDecimal.valueOf(Float.MAX_VALUE);
    private static final BigDecimal MAX_DOUBLE = BigDecimal.valueOf(Double.MAX_VALUE);

    private record Range(BigDecimal min, BigDecimal max) {}

    private NumberTypes() {}

    /** 32 bits: the console calls it int32. */
    static ThingType integer(JsonSection specs) {
        String advice = ", as an int has 32 bits; make it a double in the console if it needs more";
        int min = specs.number("min", Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, advice);
        int max = specs.number("max", Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, advice);
        checkOrder(specs, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
        return new ThingType.Int32(
                min, max, specs.number("step", 0, Integer.MAX_VALUE, 0, ", as the values of an int are"), unit(specs));
    }

    static ThingType float32(JsonSection specs) {
        Range range = range(specs, MAX_FLOAT);
        // what lies beyond a float cannot be reached, so that the nearest float is the same limit
        return new ThingType.Float32(
                range.min().max(MAX_FLOAT.negate()).min(MAX_FLOAT).floatValue(),
                range.max().max(MAX_FLOAT.negate()).min(MAX_FLOAT).floatValue(),
                step(specs),
                unit(specs));
    }

    static ThingType float64(JsonSection specs) {
        Range range = range(specs, MAX_DOUBLE);
        return new ThingType.Float64(
                range.min().max(MAX_DOUBLE.negate()).min(MAX_DOUBLE).doubleValue(),
                range.max().max(MAX_DOUBLE.negate()).min(MAX_DOUBLE).doubleValue(),
                step(specs),
                unit(specs));
    }

    private static Range range(JsonSection specs, BigDecimal most) {
        BigDecimal min = specs.number("min").orElse(most.negate());
        BigDecimal max = specs.number("max").orElse(most);
        if (isNoRange(min, max)) {
            return new Range(most.negate(), most);
        }
        checkOrder(specs, min, max);
        return new Range(min, max);
    }

    /**
     * Exports of numbers without a range have the least positive number of Java as their minimum, with a minus or without
     * (seen in exports of 2023): taken as a limit it forbids every negative number.
     */
    private static boolean isNoRange(BigDecimal min, BigDecimal max) {
        double least = Math.abs(min.doubleValue());
        return min.signum() != 0
                && (least <= Double.MIN_VALUE && max.doubleValue() >= Double.MAX_VALUE
                        || Math.abs(min.floatValue()) <= Float.MIN_VALUE && max.floatValue() >= Float.MAX_VALUE);
    }

    private static void checkOrder(JsonSection specs, BigDecimal min, BigDecimal max) {
        if (min.compareTo(max) > 0) {
            Optional<JsonText> place = specs.scalar("min").or(() -> specs.scalar("max"));
            place.ifPresent(text -> specs.problem(text, "min " + plain(min) + " is greater than max " + plain(max)));
        }
    }

    private static String plain(BigDecimal number) {
        return Excerpt.of(number.toPlainString());
    }

    /** A step of 0 is none. */
    private static String step(JsonSection specs) {
        Optional<BigDecimal> step = specs.number("step").filter(number -> number.signum() != 0);
        if (step.isPresent() && step.get().signum() < 0) {
            specs.scalar("step")
                    .ifPresent(
                            text -> specs.problem(text, "step must be greater than 0, not " + Excerpt.of(text.text())));
            return "";
        }
        return step.map(BigDecimal::toPlainString).orElse("");
    }

    /** The console names no unit 无. */
    private static ThingType.Unit unit(JsonSection specs) {
        String name = specs.words("unitName");
        return new ThingType.Unit(specs.words("unit"), name.equals("无") ? "" : name);
    }
}
