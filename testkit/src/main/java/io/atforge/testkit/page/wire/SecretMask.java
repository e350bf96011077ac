package io.atforge.testkit.page.wire;

import io.atforge.testkit.modem.v250.Latin1;
import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text: those that are known, wherever they stand, and on the wire whatever looks like a signature
 * or token, and a SIM's PIN. Immutable.
 *
 * <p>Text of the wire has one char for one byte, other text is Unicode.
 */
public final class SecretMask {

    /** Stands where a secret stood. */
    public static final String MASK = "***";

    // As a test's secret shorter ones may be, but no text is left where "a" is one.
    private static final int SHORTEST = 4;
    // HMAC by MD5, SHA-1 and SHA-256 in hex; tokens of the authentication service look like the first.
    private static final Pattern SIGNATURE =
            Pattern.compile("(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{32})(?![0-9A-Fa-f])");
    private static final int SHORTEST_SIGNATURE = 32;
    private static final int LONGEST_SIGNATURE = 64;
    // 3GPP TS 27.007, 7.4, 7.5 and 8.3: all that have a PIN among their parameters.
    private static final Pattern PIN =
            Pattern.compile("(\\+(?:CPIN|CLCK|CPWD)=)(?!\\?)[^\r\n]+", Pattern.CASE_INSENSITIVE);

    private final TreeSet<String> known = new TreeSet<>();
    private final boolean[] starts = new boolean[256];
    private final int longestKnown;
    private final int longest;

    /**
     * Creates a mask.
     *
     * @param secrets what must not be seen; those of fewer than 4 characters are not looked for
     */
    public SecretMask(Collection<String> secrets) {
        secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .map(Latin1::ofUnicode)
                .forEach(known::add);
        known.forEach(secret -> starts[secret.charAt(0)] = true);
        longestKnown = known.stream().mapToInt(String::length).max().orElse(0);
        longest = Math.max(LONGEST_SIGNATURE, longestKnown);
    }

    /**
     * How far beyond the end of a text one has to look to see that a secret begins in it.
     *
     * @return bytes
     */
    public int longest() {
        return longest;
    }

    /**
     * Masks a line of the wire.
     *
     * @param latin1 the whole line
     * @return the line without secrets
     */
    public String wire(String latin1) {
        String masked = PIN.matcher(bytes(latin1)).replaceAll("$1" + MASK);
        return masked.length() < SHORTEST_SIGNATURE
                ? masked
                : SIGNATURE.matcher(masked).replaceAll(MASK);
    }

    /**
     * Masks the secrets that are known.
     *
     * @param latin1 bytes
     * @return the bytes without secrets
     */
    public String bytes(String latin1) {
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        int at = 0;
        while (at < latin1.length()) {
            int length = starts[latin1.charAt(at) & 0xFF] ? secretAt(latin1, at) : 0;
            if (length > 0) {
                masked.append(latin1, copied, at).append(MASK);
                at += length;
                copied = at;
            } else {
                at++;
            }
        }
        return copied == 0
                ? latin1
                : masked.append(latin1, copied, latin1.length()).toString();
    }

    /**
     * Masks the secrets that are known.
     *
     * @param text any text
     * @return the text without secrets
     */
    public String text(String text) {
        return Latin1.toUnicode(bytes(Latin1.ofUnicode(text)));
    }

    /**
     * The length of the longest secret that stands here; 0 if none does. A secret that the text here begins with is not
     * greater than the text, and every string between the two begins with it as well: so it begins what the greatest
     * secret below has in common with the text.
     */
    private int secretAt(String text, int at) {
        String here = text.substring(at, Math.min(text.length(), at + longestKnown));
        String candidate = known.floor(here);
        while (candidate != null && !here.startsWith(candidate)) {
            here = here.substring(0, common(candidate, here));
            candidate = here.isEmpty() ? null : known.floor(here);
        }
        return candidate == null ? 0 : candidate.length();
    }

    private static int common(String one, String other) {
        int length = 0;
        while (length < one.length() && length < other.length() && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }
}
