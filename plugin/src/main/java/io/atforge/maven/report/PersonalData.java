package io.atforge.maven.report;

import java.util.regex.Pattern;

/**
 * Takes out of a text what names a person or a card: the numbers of modem, card and subscriber, telephone numbers, and
 * PINs. Secrets of the device are masked where they are sent.
 */
final class PersonalData {

    private static final String MASK = "******";

    /**
     * An IMEI has 15 digits, with its software version 16 (3GPP TS 23.003, 6.2), without its check digit 14; an IMSI up
     * to 15 (2.2); an ICCID 18 to 20, some with a filler F (ITU-T E.118, ETSI TS 102 221). A timestamp in milliseconds
     * has 13.
     */
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{14,22}(?!\\d)[A-Fa-f]?");

    private static final Pattern TELEPHONE = Pattern.compile("\\+\\d{7,15}(?!\\d)");

    /** The own number, callers and senders stand between quotes (27.007, 7.1 and 7.11; 27.005). */
    private static final Pattern NAMED =
            Pattern.compile("(\\+(?:CNUM|CLIP|CMT|CMGR|CMGL|CCWA|CDS|CUSD): ?).*", Pattern.DOTALL);

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
