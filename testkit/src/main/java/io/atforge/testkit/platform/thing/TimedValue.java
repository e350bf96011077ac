package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.thing.tsl.Codes;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A value with its time.
 *
 * @param fault 200, or the code of what is wrong
 * @param value the value
 * @param time  when it was so
 */
record TimedValue(int fault, Object value, Instant time) {

    // "At most 24 hours in the future" (platform documentation).
    private static final Duration AHEAD = Duration.ofHours(24);

    /** Reads a bare value, or one as {@code {"value": …, "time": …}}: both forms are accepted. */
    static TimedValue read(Object tree, Instant now, ToIntFunction<Object> check) {
        // A struct may have a member of the name value.
        if (check.applyAsInt(tree) == Codes.OK
                || !(tree instanceof Map<?, ?> wrapper)
                || !wrapper.containsKey("value")
                || !Set.of("value", "time").containsAll(wrapper.keySet())) {
            return new TimedValue(check.applyAsInt(tree), tree, now);
        }
        Object time = wrapper.get("time");
        Object value = wrapper.get("value");
        if (!wrapper.containsKey("time")) {
            return new TimedValue(check.applyAsInt(value), value, now);
        }
        boolean good = time instanceof BigInteger millis
                && millis.signum() >= 0
                && millis.compareTo(BigInteger.valueOf(now.plus(AHEAD).toEpochMilli())) <= 0;
        return good
                ? new TimedValue(
                        check.applyAsInt(value), value, Instant.ofEpochMilli(((BigInteger) time).longValueExact()))
                : new TimedValue(Codes.TIME, value, now);
    }
}
