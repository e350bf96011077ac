package io.atforge.maven.doctor.report;

import java.util.regex.Pattern;

/**
 * Takes out of a text what names a person or a card: the numbers of modem (IMEI, 15 or 16 digits), card (ICCID, 19 or 20)
 * and subscriber (IMSI, 15), telephone numbers, and PINs. Secrets of the device are masked where they are sent.
 */
final class PersonalData {

    private static final String MASK = "******";

    /** A timestamp in milliseconds has 13 digits. */
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{14,22}[A-Fa-f]?(?![0-9A-Za-z])");

    private static final Pattern TELEPHONE = Pattern.compile("\\+\\d{7,15}(?!\\d)");

    /** The own number, callers and senders stand between quotes (27.007, 7.1 and 7.11; 27.005). */
    private static final Pattern NAMED = Pattern.compile("(\\+(?:CNUM|CLIP|CMT|CMGR|CMGL|CCWA|CDS|CUSD): ?).*");

    private static final Pattern PIN = Pattern.compile("(AT\\+C(?:PIN|PWD|LCK)=).+", Pattern.CASE_INSENSITIVE);

    private PersonalData() {}

    /** The text without them. */
    static String masked(String text) {
        String masked = NAMED.matcher(text).replaceAll("$1" + MASK);
        masked = PIN.matcher(masked).replaceAll("$1" + MASK);
        masked = TELEPHONE.matcher(masked).replaceAll(MASK);
        return NUMBER.matcher(masked).replaceAll(MASK);
    }
}
