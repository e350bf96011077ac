package io.atforge.maven.naming;

import java.util.regex.Pattern;

/** What a ProductKey looks like. */
public final class ProductKeyRule {

    /** Every key seen has 11; the vendor's own client reserves 20. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{1,20}");

    private ProductKeyRule() {}

    /**
     * Whether a text can be a ProductKey.
     *
     * @param text any text
     * @return true for 1 to 20 letters A-Z and a-z and digits
     */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }
}
