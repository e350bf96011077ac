package io.atforge.testkit.thing;

import io.atforge.testkit.thing.RandomEnums.Fan;
import io.atforge.testkit.thing.RandomEnums.Mode;
import io.atforge.testkit.thing.RandomEnums.Only;
import io.atforge.testkit.thing.RandomType.Fault;
import io.atforge.thing.DataType;
import io.atforge.thing.EnumValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Draws the simple types of the thing model, with limits that the platform allows. */
final class RandomTypes {

    // The platform's limits of the newest documentation: bytes of a text.
    private static final int MOST_BYTES = 10_240;
    private static final long YEAR_9999 = 253_402_300_799_999L;
    private static final String[] PIECES = {
        "a", "Z", "0", " ", "\"", "\\", "\n", "\u0000", "温", "é", "\u2028", "🚗", "*/"
    };

    private RandomTypes() {}

    /** One of those that may stand anywhere. */
    static RandomType<?> simple(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> RandomNumbers.integer(random);
            case 1 -> RandomNumbers.float32(random);
            case 2 -> RandomNumbers.float64(random);
            case 3 -> bool();
            case 4 -> text(random);
            case 5 -> date();
            default -> enumeration(random);
        };
    }

    /** From 0 to the greatest, both often. */
    static long pick(Random random, long greatest) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> greatest;
            default -> random.nextLong(greatest + 1);
        };
    }

    static RandomType<Boolean> bool() {
        return new RandomType<>(
                "bool",
                type("bool", "{\"0\":\"关闭\",\"1\":\"打开\"}"),
                DataType.bool(),
                Random::nextBoolean,
                List.of(
                        () -> new Fault<>("a third bool", null, "2", 6308),
                        () -> new Fault<>("no bool", null, "[0]", 6308)));
    }

    static RandomType<String> text(Random random) {
        int most = switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(8);
            case 1 -> MOST_BYTES;
            default -> 1 + random.nextInt(255);
        };
        return new RandomType<>(
                "text",
                type("text", "{\"length\":" + number(random, "" + most) + "}"),
                DataType.text(most),
                with -> text(with, with.nextInt(8) == 0 ? most : with.nextInt(Math.min(most, 64) + 1)),
                List.of(
                        () -> new Fault<>("text too long", "x".repeat(most + 1), quoted("x".repeat(most + 1)), 6310),
                        () -> {
                            // no more characters than bytes are allowed
                            String wide = "温".repeat(most / 3 + 1);
                            return new Fault<>("text of too many bytes", wide, quoted(wide), 6310);
                        },
                        () -> new Fault<>("no text", null, "{}", 6310)));
    }

    /** A text of about as many bytes as are asked for, none more. */
    private static String text(Random random, int bytes) {
        StringBuilder text = new StringBuilder();
        int left = bytes;
        while (left > 0) {
            String piece = PIECES[random.nextInt(PIECES.length)];
            int length = piece.getBytes(StandardCharsets.UTF_8).length;
            text.append(length <= left ? piece : "x");
            left -= length <= left ? length : 1;
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    static RandomType<Instant> date() {
        return new RandomType<>(
                "date",
                type("date", "{}"),
                DataType.date(),
                with -> Instant.ofEpochMilli(pick(with, YEAR_9999)),
                List.of(
                        () -> new Fault<>("no date", null, "\"yesterday\"", 6311),
                        () -> new Fault<>("a date of a fraction", null, "\"1.5\"", 6311)));
    }

    static RandomType<?> enumeration(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> enumeration(Mode.class, 3);
            case 1 -> enumeration(Fan.class, 8);
            default -> enumeration(Only.class, 0);
        };
    }

    private static <E extends Enum<E> & EnumValue> RandomType<E> enumeration(Class<E> type, int unknown) {
        E[] constants = type.getEnumConstants();
        return new RandomType<>(
                "enum",
                type(
                        "enum",
                        Arrays.stream(constants)
                                .map(each -> "\"" + each.code() + "\":\"第" + each.ordinal() + "档\"")
                                .collect(Collectors.joining(",", "{", "}"))),
                DataType.enumeration(type),
                with -> constants[with.nextInt(constants.length)],
                List.of(
                        () -> new Fault<>("unknown enum", null, "" + unknown, 6309),
                        () -> new Fault<>("no enum", null, "{}", 6309)));
    }

    static String type(String name, String specs) {
        return "{\"type\":\"" + name + "\",\"specs\":" + specs + "}";
    }

    /** Both forms are met: as a text, and as a number. */
    static String number(Random random, String number) {
        return random.nextBoolean() ? "\"" + number + "\"" : number;
    }
}
