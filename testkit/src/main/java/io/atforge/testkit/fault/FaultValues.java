package io.atforge.testkit.fault;

import java.time.Duration;
import java.util.Objects;

/** What the values of faults may be. */
final class FaultValues {

    private FaultValues() {}

    static void require(Direction direction, Place place) {
        Objects.requireNonNull(direction);
        Objects.requireNonNull(place);
    }

    static void require(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration " + duration + " is negative");
        }
    }

    static void requireMask(int mask) {
        if (mask < 1 || mask > 0xFF) {
            throw new IllegalArgumentException("mask " + mask + "; it is 0x01 to 0xFF");
        }
    }

    static void requireBytes(String bytes) {
        if (bytes.isEmpty() || bytes.chars().anyMatch(c -> c > 0xFF)) {
            throw new IllegalArgumentException("bytes to inject are at least one char, none over U+00FF");
        }
    }

    static void requireOneOrMore(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " " + value + "; it is at least 1");
        }
    }
}
