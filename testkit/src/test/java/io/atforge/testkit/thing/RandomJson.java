package io.atforge.testkit.thing;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON by chance: what no model has asked for. */
final class RandomJson {

    private static final List<String> ATOMS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-0.0",
            "1",
            "1.0",
            "30.5",
            "-1",
            "2147483648",
            "9223372036854775808",
            "123456789012345678901234567890",
            "1e400",
            "-1e400",
            "1e-400",
            "1e999999999",
            "1E5",
            "0.1",
            "3.4028236E38",
            "\"\"",
            "\"0\"",
            "\"30.5\"",
            "\"true\"",
            "\"NaN\"",
            "\"1536228947682\"",
            "\"99999999999999999999\"",
            "\"-9223372036854775808\"",
            "\"9223372036854775807\"",
            "\"\\ud800\"",
            "\"\\u0000\\r\\nAT+CFUN=0\\r\"",
            "\"*/ ${jndi:x}\"",
            "\"温度\"");

    private RandomJson() {}

    static <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** Something else in the place of a valid value: all of it, a part of it, or a piece more. */
    static String altered(String json, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> tree(3, random);
            case 1 -> one(ATOMS, random);
            case 2 -> "[" + json + "]";
            case 3 -> "{\"value\":" + json + ",\"time\":" + one(ATOMS, random) + "}";
            case 4 -> json.replaceFirst("[0-9]", Integer.toString(random.nextInt(10)));
            // inside a struct or an array: another value in the place of one that is there
            default -> json.replaceFirst("[:\\[](-?[0-9.E]+|\"[^\"\\\\]*\")", inside(json, random));
        };
    }

    private static String inside(String json, Random random) {
        String atom = one(ATOMS, random).replace("\\", "\\\\").replace("$", "\\$");
        return (json.startsWith("[") ? "[" : ":") + atom;
    }

    private static String tree(int depth, Random random) {
        int size = random.nextInt(4);
        return switch (depth == 0 ? 2 : random.nextInt(4)) {
            case 0 ->
                IntStream.range(0, size)
                        .mapToObj(i -> tree(depth - 1, random))
                        .collect(Collectors.joining(",", "[", "]"));
            case 1 ->
                IntStream.range(0, size)
                        .mapToObj(i -> "\"" + i + "\":" + tree(depth - 1, random))
                        .collect(Collectors.joining(",", "{", "}"));
            default -> one(ATOMS, random);
        };
    }
}
