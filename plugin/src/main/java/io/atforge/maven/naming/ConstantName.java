package io.atforge.maven.naming;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a Java constant that stands for something of the user's. */
public final class ConstantName {

    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^A-Za-z0-9_]");

    private ConstantName() {}

    /**
     * Makes the constant's name: {@code propertyPost} and {@code property-post} become {@code PROPERTY_POST},
     * {@code 0861} becomes {@code _0861}. Two names may become the same constant.
     *
     * @param name a name of ASCII characters
     * @return a Java identifier without lower-case letters, so no word of the language
     */
    public static String of(String name) {
        String words = NEITHER_LETTER_NOR_DIGIT
                .matcher(WORDS.matcher(name).replaceAll("_"))
                .replaceAll("_")
                .toUpperCase(Locale.ROOT);
        return Character.isDigit(words.charAt(0)) ? "_" + words : words;
    }
}
