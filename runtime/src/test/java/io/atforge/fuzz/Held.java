package io.atforge.fuzz;

import io.atforge.at.Framer;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;

/** How much a framer holds on to, with the state machines that are part of it. */
final class Held {

    private Held() {}

    static long by(Framer framer) {
        return size(framer);
    }

    private static long size(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length;
        } else if (value instanceof String text) {
            return text.length();
        } else if (value instanceof Object[] parts) {
            return Arrays.stream(parts)
                    .filter(Objects::nonNull)
                    .mapToLong(Held::size)
                    .sum();
        } else if (value instanceof ByteArrayOutputStream bytes) {
            return bytes.size();
        } else if (value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum
                || value instanceof OptionalInt
                || value instanceof Record) {
            // Tables and the like, which do not grow.
            return 0;
        } else if (value.getClass().getPackage().equals(Framer.class.getPackage())) {
            return Arrays.stream(value.getClass().getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .mapToLong(field -> size(read(field, value)))
                    .sum();
        }
        throw new AssertionError("how much does a " + value.getClass() + " hold?");
    }

    private static Object read(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
