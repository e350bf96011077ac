package io.atforge.fuzz;

import io.atforge.at.Framer;
import io.atforge.at.tables.MessageForms;
import io.atforge.internal.framing.MessageReader;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** How much a framer holds on to, with the state machines that are part of it. */
final class Held {

    private static final Set<String> STATE_MACHINES =
            Set.of(Framer.class.getPackageName(), MessageReader.class.getPackageName());

    /** What was counted: state machines share parts. */
    private final Set<Object> counted = Collections.newSetFromMap(new IdentityHashMap<>());

    private Held() {}

    static long by(Framer framer) {
        return new Held().size(framer);
    }

    private long size(Object value) {
        if (!counted.add(value)) {
            return 0;
        } else if (value instanceof byte[] bytes) {
            return bytes.length;
        } else if (value instanceof String text) {
            return text.length();
        } else if (value instanceof Object[] parts) {
            return Arrays.stream(parts)
                    .filter(Objects::nonNull)
                    .mapToLong(this::size)
                    .sum();
        } else if (value instanceof ByteArrayOutputStream bytes) {
            return bytes.size();
        } else if (value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum
                || value instanceof OptionalInt
                || value instanceof Record
                || value instanceof MessageForms) {
            // Tables and the like, which do not grow.
            return 0;
        } else if (value instanceof Optional<?> optional) {
            return optional.map(this::size).orElse(0L);
        } else if (STATE_MACHINES.contains(value.getClass().getPackageName())) {
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
