package io.atforge.maven.report;

import java.util.regex.Pattern;

/**
 * Text of others, fit to be shown to strangers: a report is sent on to people who help. What is no visible character
 * stands as an escape, and numbers that name a modem, a card or a subscriber are masked. Markup is harmless as
 * {@link Markup} writes it.
 */
final class ShownText {

    static final String MASK = "******";

    /**
     * An IMEI has 15 digits, with its software version 16 (3GPP TS 23.003, 6.2), without its check digit 14; an IMSI up
     * to 15 (2.2); an ICCID 18 to 20, some with a filler F (ITU-T E.118, ETSI TS 102 221).
     */
    private static final Pattern NUMBER_OF_SOMEONE = Pattern.compile("(?<!\\d)\\d{14,20}(?!\\d)[Ff]?");

    /** A line of the modem may have 8,192 characters; who looks for one has the console. */
    private static final int LONGEST = 2000;

    private ShownText() {}

    static String of(String text) {
        String masked = NUMBER_OF_SOMEONE.matcher(text).replaceAll(MASK);
        StringBuilder shown = new StringBuilder(masked.length());
        masked.codePoints().limit(LONGEST).forEach(c -> append(shown, c));
        return masked.codePointCount(0, masked.length()) > LONGEST ? shown + " ..." : shown.toString();
    }

    /** Invisible characters turn text round or hide it, and some are none in HTML. */
    private static void append(StringBuilder shown, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append(String.format(c < 0x100 ? "\\x%02X" : "\\u%04X", c));
            default -> shown.appendCodePoint(c);
        }
    }
}
