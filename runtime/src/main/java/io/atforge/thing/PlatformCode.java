package io.atforge.thing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A code with which the platform answers, what it means and what to do.
 *
 * @param code    the code
 * @param meaning what it means
 * @param cure    what to do
 */
public record PlatformCode(int code, String meaning, String cure) {

    /** The code of success. It says that the platform took the request; not that it stored every value. */
    public static final int SUCCESS = 200;

    /** Checks that the texts are there. */
    public PlatformCode {
        Objects.requireNonNull(meaning);
        Objects.requireNonNull(cure);
    }

    /**
     * What a code means.
     *
     * @param code the code
     * @return its meaning; of a code that is not known, that it is not
     */
    public static PlatformCode of(int code) {
        PlatformCode known = Table.CODES.get(code);
        if (known != null) {
            return known;
        }
        if (code >= HandlerException.LEAST_OWN && code <= HandlerException.GREATEST_OWN) {
            return new PlatformCode(
                    code,
                    "a code of the device's own",
                    "look up what the application that answered means by it: the platform leaves 100000 to 110000 to"
                            + " devices");
        }
        return new PlatformCode(
                code,
                "a code that this version does not know",
                "look at the device's log in the console, and the code up in the platform's documentation");
    }

    /** The codes that are known. */
    static Collection<PlatformCode> known() {
        return Table.CODES.values();
    }

    /**
     * In words.
     *
     * @return for example {@code 6306: …; …}
     */
    @Override
    public String toString() {
        return code + ": " + meaning + "; " + cure;
    }

    /** Read when the first code is asked for. */
    private static final class Table {

        private static final Pattern COLUMN = Pattern.compile(" \\| ");

        static final Map<Integer, PlatformCode> CODES = read();

        private Table() {}

        private static Map<Integer, PlatformCode> read() {
            Map<Integer, PlatformCode> codes = new TreeMap<>();
            try (InputStream table =
                    Objects.requireNonNull(PlatformCode.class.getResourceAsStream("platform-codes.txt"))) {
                new String(table.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> COLUMN.split(line, -1))
                        .map(row -> new PlatformCode(Integer.parseInt(row[0]), row[1], row[2]))
                        .forEach(code -> codes.put(code.code(), code));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return codes;
        }
    }
}
