package io.atforge.testkit.platform.thing.tsl;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code dataType} of a TSL file: numbers stand there as texts or as numbers. Steps are not checked by the platform. */
final class ValueTypes {

    private static final Pattern MILLISECONDS = Pattern.compile("-?\\d{1,19}");
    private static final BigInteger LONG = BigInteger.ONE.shiftLeft(63);
    // The tools write this pair where a number has no range: -Double.MIN_VALUE, or -Float.MIN_VALUE, as the least.
    private static final BigDecimal NEARLY_ZERO = new BigDecimal("1.5E-45");
    private static final BigDecimal MOST_FLOAT = new BigDecimal("3.4028235E38");
    private static final BigDecimal MOST_DOUBLE = new BigDecimal("1.7976931348623157E308");
    private static final int MOST_BYTES = 10_240;
    private static final int MOST_ELEMENTS = 512;

    private ValueTypes() {}

    /** Reads a {@code dataType}. */
    static ValueType read(Object tree, String where) {
        Map<String, Object> type = Trees.object(tree, where);
        String name = Trees.text(type.get("type"), where + ".type");
        Object specs = type.get("specs");
        try {
            return of(name, specs, where);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(where + ": a key of the enum is no number", e);
        }
    }

    private static ValueType of(String name, Object specs, String where) {
        return switch (name) {
            case "int" -> integer(specs, where);
            case "float" -> fraction(specs, where, MOST_FLOAT, Codes.FLOAT);
            case "double" -> fraction(specs, where, MOST_DOUBLE, Codes.DOUBLE);
            case "bool" -> keys(Set.of(BigInteger.ZERO, BigInteger.ONE), Codes.BOOL);
            case "enum" -> enumeration(Trees.object(specs, where + ".specs"));
            case "text" ->
                text(number(specs, "length", BigDecimal.valueOf(MOST_BYTES), where)
                        .intValue());
            case "date" -> ValueTypes::date;
            case "struct" -> struct(members(specs, where + ".specs"));
            case "array" -> array(Trees.object(specs, where + ".specs"), where + ".specs");
            default -> throw new IllegalArgumentException(where + ": there is no type '" + name + "'");
        };
    }

    /** Reads a list of {@code {identifier, name, dataType}}. */
    static Map<String, ValueType> members(Object tree, String where) {
        Map<String, ValueType> members = new LinkedHashMap<>();
        for (Object each : Trees.array(tree, where)) {
            Map<String, Object> member = Trees.object(each, where);
            String identifier = Trees.text(member.get("identifier"), where + ".identifier");
            members.put(identifier, read(member.get("dataType"), where + "." + identifier));
        }
        return members;
    }

    private static BigDecimal number(Object specs, String name, BigDecimal without, String where) {
        Object value = specs instanceof Map<?, ?> members ? members.get(name) : null;
        String text = value == null ? "" : value.toString().strip();
        if (text.isEmpty()) {
            return without;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(where + ": '" + text + "' is no number", e);
        }
    }

    private static ValueType integer(Object specs, String where) {
        BigDecimal min = number(specs, "min", BigDecimal.valueOf(Integer.MIN_VALUE), where);
        BigDecimal max = number(specs, "max", BigDecimal.valueOf(Integer.MAX_VALUE), where);
        return value -> value instanceof BigInteger number
                        && number.bitLength() < Integer.SIZE
                        && within(new BigDecimal(number), min, max)
                ? Codes.OK
                : Codes.INT;
    }

    // "The value must carry at least one decimal: 10.0, not 10" (platform documentation of float and double).
    private static ValueType fraction(Object specs, String where, BigDecimal most, int fault) {
        BigDecimal min = number(specs, "min", most.negate(), where);
        BigDecimal max = number(specs, "max", most, where);
        boolean noRange = max.compareTo(most) >= 0 && min.abs().compareTo(NEARLY_ZERO) < 0 && min.signum() < 0;
        BigDecimal least = noRange ? most.negate() : min;
        return value -> value instanceof BigDecimal number && within(number, least, max) ? Codes.OK : fault;
    }

    private static boolean within(BigDecimal number, BigDecimal min, BigDecimal max) {
        return number.compareTo(min) >= 0 && number.compareTo(max) <= 0;
    }

    private static ValueType keys(Set<BigInteger> keys, int fault) {
        return value -> value instanceof BigInteger number && keys.contains(number) ? Codes.OK : fault;
    }

    private static ValueType enumeration(Map<String, Object> specs) {
        return keys(specs.keySet().stream().map(BigInteger::new).collect(Collectors.toSet()), Codes.ENUM);
    }

    private static ValueType text(int mostBytes) {
        return value -> value instanceof String text && text.getBytes(StandardCharsets.UTF_8).length <= mostBytes
                ? Codes.OK
                : Codes.TEXT;
    }

    private static int date(Object value) {
        return value instanceof String text
                        && MILLISECONDS.matcher(text).matches()
                        && new BigInteger(text).abs().compareTo(LONG) < 0
                ? Codes.OK
                : Codes.DATE;
    }

    private static ValueType struct(Map<String, ValueType> members) {
        return value -> {
            if (!(value instanceof Map<?, ?> object)) {
                return Codes.STRUCT;
            }
            if (!members.keySet().containsAll(object.keySet())) {
                return Codes.NOT_IN_STRUCT;
            }
            if (object.size() != members.size()) {
                return Codes.STRUCT;
            }
            return members.entrySet().stream()
                    .mapToInt(member -> member.getValue().code(object.get(member.getKey())))
                    .filter(code -> code != Codes.OK)
                    .findFirst()
                    .orElse(Codes.OK);
        };
    }

    private static ValueType array(Map<String, Object> specs, String where) {
        int size =
                number(specs, "size", BigDecimal.valueOf(MOST_ELEMENTS), where).intValue();
        ValueType item = read(specs.get("item"), where + ".item");
        return value -> {
            if (!(value instanceof List<?> elements)) {
                return Codes.NOT_ARRAY;
            }
            if (elements.size() > size) {
                return Codes.ARRAY;
            }
            return elements.stream().allMatch(element -> item.code(element) == Codes.OK) ? Codes.OK : Codes.ELEMENT;
        };
    }
}
