package io.atforge.maven.naming;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Names of Java methods, parameters and types that stand for an identifier of a thing model. */
public final class MemberName {

    /** Methods that every object has, methods and constants of every generated class, and a class that its methods use. */
    public static final Set<String> RESERVED = Set.of(
            "getClass",
            "hashCode",
            "equals",
            "clone",
            "toString",
            "notify",
            "notifyAll",
            "wait",
            "finalize",
            "values",
            "builder",
            "build",
            "identifier",
            "FIELDS",
            "TYPE",
            // a parameter of that name would be nearer than the class, where a struct is made
            "Values");

    private MemberName() {}

    /**
     * The name of a method or a parameter: {@code WiFI_RSSI} becomes {@code wiFiRssi}, {@code LEDColor}
     * {@code ledColor}. The words are those of {@link ConstantName}.
     *
     * @param identifier letters A-Z and a-z, digits and {@code _}
     * @return a Java identifier
     */
    public static String of(String identifier) {
        List<String> words = words(identifier);
        return words.isEmpty()
                ? legal(identifier)
                : legal(lower(words.get(0)) + joined(words.subList(1, words.size())));
    }

    /**
     * The name of a type: {@code power_switch} becomes {@code PowerSwitch}.
     *
     * @param identifier letters A-Z and a-z, digits and {@code _}
     * @return a Java identifier, without a lower-case letter at its start
     */
    public static String ofType(String identifier) {
        List<String> words = words(identifier);
        return words.isEmpty() ? legal(identifier) : legal(joined(words));
    }

    /**
     * An identifier with as little changed as can be.
     *
     * @param identifier letters A-Z and a-z, digits and {@code _}
     * @return a Java identifier: {@code _} stands before a digit and behind a word of the language
     */
    public static String legal(String identifier) {
        if (Character.isDigit(identifier.charAt(0))) {
            return "_" + identifier;
        }
        boolean word = SourceVersion.isKeyword(identifier, SourceVersion.RELEASE_17) || identifier.equals("yield");
        return word ? identifier + "_" : identifier;
    }

    /**
     * As {@link #legal}, for a type.
     *
     * @param identifier letters A-Z and a-z, digits and {@code _}
     * @return a Java identifier, without a lower-case letter at its start
     */
    public static String legalType(String identifier) {
        return legal(identifier.substring(0, 1).toUpperCase(Locale.ROOT) + identifier.substring(1));
    }

    private static List<String> words(String identifier) {
        return Arrays.stream(ConstantName.of(identifier).split("_"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String joined(List<String> words) {
        return words.stream()
                .map(word -> word.charAt(0) + lower(word.substring(1)))
                .collect(Collectors.joining());
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
