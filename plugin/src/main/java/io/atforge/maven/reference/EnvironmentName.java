package io.atforge.maven.reference;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an environment variable. */
public final class EnvironmentName {

    /** POSIX, "Environment Variable Definition": what every shell can export. */
    private static final Pattern EXPORTABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private EnvironmentName() {}

    /**
     * What is wrong with a name.
     *
     * @param name the name
     * @return the mistake and what to write, empty if every shell can export it
     */
    public static Optional<String> mistake(String name) {
        return EXPORTABLE.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("no shell can export a variable called '" + name
                        + "': its name has only letters A-Z and a-z, digits and _, and starts with no digit; write"
                        + " ${env." + exportable(name) + "}");
    }

    /** The name that the user will have meant. */
    private static String exportable(String name) {
        String words = name.strip().replaceAll("[^A-Za-z0-9_]", "_");
        if (words.matches("_*")) {
            return "NAME";
        }
        return Character.isDigit(words.charAt(0)) ? "_" + words : words;
    }
}
