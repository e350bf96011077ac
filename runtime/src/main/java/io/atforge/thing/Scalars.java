package io.atforge.thing;

import io.atforge.InvalidArgumentException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** The types {@code bool}, {@code text}, {@code date} and {@code enum}. */
final class Scalars {

    /** Digits of the most milliseconds that a long holds. */
    private static final int LONG_DIGITS = 19;

    /** Constants that a message lists. */
    private static final int LISTED = 10;

    private Scalars() {}

    /** The type {@code bool}. */
    record Bool() implements DataType<Boolean> {

        @Override
        public Boolean check(String name, Boolean value) {
            Numbers.checkNull(name, value);
            return value;
        }

        @Override
        public String json(Boolean value) {
            return value ? "1" : "0";
        }

        @Override
        public Boolean read(String name, Object json) {
            if (json instanceof Boolean value) {
                return value;
            }
            if (json instanceof String text && (text.equals("true") || text.equals("false"))) {
                return text.equals("true");
            }
            BigDecimal number = Numbers.decimal(name, json);
            if (number.compareTo(BigDecimal.ONE) != 0 && number.signum() != 0) {
                throw Told.refused(name, Told.value(json) + " is neither 0 nor 1");
            }
            return number.signum() != 0;
        }
    }

    /** The type {@code text}. */
    record Text(int maxBytes) implements DataType<String> {

        Text {
            if (maxBytes < 0) {
                throw new InvalidArgumentException("no text has at most " + maxBytes + " bytes");
            }
        }

        @Override
        public String check(String name, String value) {
            Numbers.checkNull(name, value);
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
                throw Told.refused(name, Told.value(value) + " has half a surrogate pair, which has no form in UTF-8");
            }
            int bytes = value.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                throw Told.refused(
                        name, Told.value(value) + " has " + bytes + " bytes in UTF-8, more than " + maxBytes);
            }
            return value;
        }

        @Override
        public String json(String value) {
            StringBuilder json = new StringBuilder(value.length() + 2).append('"');
            value.chars().forEach(c -> append(json, (char) c));
            return json.append('"').toString();
        }

        private static void append(StringBuilder json, char c) {
            // U+2028 and U+2029 are legal in JSON, and end a line in JavaScript and in logs
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                json.append(String.format("\\u%04x", (int) c));
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(c);
            }
        }

        @Override
        public String read(String name, Object json) {
            if (json instanceof String text) {
                return check(name, text);
            }
            throw Told.refused(name, Told.value(json) + " is no text");
        }
    }

    /** The type {@code date}. */
    record Date() implements DataType<Instant> {

        @Override
        public Instant check(String name, Instant value) {
            Numbers.checkNull(name, value);
            try {
                return Instant.ofEpochMilli(value.toEpochMilli());
            } catch (ArithmeticException e) {
                throw Told.refused(name, Told.value(value) + " is more milliseconds from 1970 than 64 bits hold");
            }
        }

        @Override
        public String json(Instant value) {
            return "\"" + value.toEpochMilli() + "\"";
        }

        @Override
        public Instant read(String name, Object json) {
            BigDecimal number = Numbers.decimal(name, json);
            if (Numbers.digitsBeforePoint(number) <= LONG_DIGITS) {
                try {
                    return Instant.ofEpochMilli(number.longValueExact());
                } catch (ArithmeticException e) {
                    // told below
                }
            }
            throw Told.refused(name, Told.value(json) + " is no whole number of milliseconds that 64 bits hold");
        }
    }

    /** The type {@code enum}. */
    record Enumeration<E extends Enum<E> & EnumValue>(Class<E> type) implements DataType<E> {

        Enumeration {
            Objects.requireNonNull(type);
        }

        @Override
        public E check(String name, E value) {
            Numbers.checkNull(name, value);
            return value;
        }

        @Override
        public String json(E value) {
            return Integer.toString(value.code());
        }

        @Override
        public E read(String name, Object json) {
            BigDecimal number = Numbers.decimal(name, json);
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> number.compareTo(BigDecimal.valueOf(constant.code())) == 0)
                    .findFirst()
                    .orElseThrow(() -> Told.refused(name, Told.value(json) + " is none of " + codes()));
        }

        private String codes() {
            E[] constants = type.getEnumConstants();
            return Arrays.stream(constants)
                    .limit(LISTED)
                    .map(constant -> Integer.toString(constant.code()))
                    .collect(Collectors.joining(", ", "", constants.length > LISTED ? ", …" : ""));
        }
    }
}
