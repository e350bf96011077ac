package io.atforge.maven.naming;

import java.util.Locale;

/** The name of a Java constant that stands for something of the user's. */
public final class ConstantName {

    private ConstantName() {}

    /**
     * Makes the constant's name: {@code propertyPost} and {@code property-post} become {@code PROPERTY_POST},
     * {@code 0861} becomes {@code _0861}. Two names may become the same constant.
     *
     * @param name a name of ASCII characters
     * @return a Java identifier without lower-case letters, so no word of the language
     */
    public static String of(String name) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                .replaceAll("[^A-Za-z0-9_]", "_")
                .toUpperCase(Locale.ROOT);
        return Character.isDigit(words.charAt(0)) ? "_" + words : words;
    }
}
