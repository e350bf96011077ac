package io.atforge.testkit.page.wire;

import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.platform.json.JsonText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line between host and modem.
 *
 * @param n    its number among all lines, from 1 on
 * @param t    when, in milliseconds since 1970
 * @param kind whose it is
 * @param raw  its bytes with their line ends, one char for one byte; without secrets
 * @param cut  whether there were more
 */
record WireLine(long n, long t, Kind kind, String raw, boolean cut) {

    /** The longest text that is shown. */
    static final int MOST_CHARACTERS = 2000;

    /** Whose a line is. */
    enum Kind {
        COMMAND("host"),
        DATA("host"),
        SPEECH("modem"),
        ECHO("modem");

        private final String from;

        Kind(String from) {
            this.from = from;
        }
    }

    String json() {
        String all = visible(raw.replaceAll("^[\r\n]+|[\r\n]+$", ""));
        String text = all.length() > MOST_CHARACTERS ? start(all) : all;
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("n", n);
        members.put("t", t);
        members.put("from", kind.from);
        members.put("text", text);
        if (kind == Kind.DATA) {
            members.put("data", true);
        }
        if (kind == Kind.ECHO) {
            members.put("echo", true);
        }
        if (cut || text.length() < all.length()) {
            members.put("cut", true);
        }
        return JsonText.write(members);
    }

    private static String start(String text) {
        boolean half = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
        return text.substring(0, half ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
    }

    /** UTF-8 as text; what is none, and control characters, as {@code \xHH}. */
    private static String visible(String latin1) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(Latin1.bytes(latin1));
        CharBuffer characters = CharBuffer.allocate(bytes.remaining());
        StringBuilder text = new StringBuilder();
        while (bytes.hasRemaining()) {
            CoderResult result = decoder.decode(bytes, characters, true);
            characters.flip().chars().forEach(c -> append(text, (char) c));
            characters.clear();
            for (int i = 0; result.isError() && i < result.length(); i++) {
                text.append("\\x%02X".formatted(bytes.get() & 0xFF));
            }
            decoder.reset();
        }
        return text.toString();
    }

    private static void append(StringBuilder text, char c) {
        if (Character.isISOControl(c)) {
            text.append("\\x%02X".formatted((int) c));
        } else {
            text.append(c);
        }
    }
}
