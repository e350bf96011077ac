package io.atforge.maven.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What keeps a text from being a key with its value.
 *
 * @param offset  where, from the start of the text
 * @param message what is missing
 */
public record MissingColon(int offset, String message) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z_][\\w-]*");
    private static final Pattern BARE = Pattern.compile("(\\s+\\S.*)?", Pattern.DOTALL);

    /**
     * Looks for the mistake.
     *
     * @param text a text that stands where a key with its value should; it may be a secret, and is not shown
     * @return the mistake; empty if the text does not look like a key at all
     */
    public static Optional<MissingColon> in(String text) {
        if (text.startsWith("-") && text.length() > 1 && Character.isLetter(text.charAt(1))) {
            return Optional.of(new MissingColon(1, "a blank is missing behind the -; write - and a blank"));
        }
        Matcher key = KEY.matcher(text);
        if (!key.lookingAt()) {
            return Optional.empty();
        }
        String rest = text.substring(key.end());
        String behind = rest.stripLeading();
        if (behind.startsWith("\uFF1A")) {
            return Optional.of(new MissingColon(
                    text.indexOf('\uFF1A'), "this is the full-width colon; write : and a blank behind the key"));
        }
        if (behind.startsWith("=")) {
            return Optional.of(new MissingColon(text.indexOf('='), "write : and a blank behind the key, not ="));
        }
        if (rest.startsWith(":")) {
            return Optional.of(new MissingColon(
                    key.end() + 1, "a blank is missing behind the colon; write : and a blank behind the key"));
        }
        return BARE.matcher(rest).matches()
                ? Optional.of(new MissingColon(key.end(), "a colon is missing; write : and a blank behind the key"))
                : Optional.empty();
    }
}
