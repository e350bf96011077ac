package io.atforge.testkit.page.wire;

import io.atforge.testkit.modem.v250.Latin1;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Writes lines as a transcript of a wire has them, so that it can be played again: a command is a command of a script,
 * with what the modem asks for data with directed below it; a line that no script can have is a comment.
 */
final class Transcript {

    private static final Pattern REPEAT = Pattern.compile(".*[Aa]/", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("(?:AT|at)(?!.*\\$\\{)\\P{Cc}*");

    private String lastCommand = "";
    private String lastSpeech = "";
    private String directives = "";

    /** The modem has asked for data, with what it said last. */
    void asked() {
        directives = "    prompt  " + lastSpeech.strip() + "\n    data    ${payload}\n";
    }

    String of(WireLine.Kind kind, String raw) {
        return switch (kind) {
            case COMMAND -> command(raw.replaceAll("^[\r\n]+|\r$", ""));
            case DATA -> directives() + ">> " + escaped(raw) + "\n";
            case SPEECH, ECHO -> said(kind, raw);
        };
    }

    private String said(WireLine.Kind kind, String raw) {
        if (kind == WireLine.Kind.SPEECH) {
            lastSpeech = raw;
        }
        return "< " + escaped(raw) + "\n";
    }

    private String command(String typed) {
        directives = "";
        if (REPEAT.matcher(typed).matches()) {
            return comment(typed) + lastCommand;
        }
        lastCommand = "";
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Latin1.bytes(typed)))
                    .toString();
            if (COMMAND.matcher(text).matches()) {
                lastCommand = "> " + text + "\n";
            }
        } catch (CharacterCodingException e) {
            // So it is no text.
        }
        return lastCommand.isEmpty() ? comment(typed) : lastCommand;
    }

    private static String comment(String typed) {
        return "# > " + escaped(typed) + "\n";
    }

    private String directives() {
        String once = directives;
        directives = "";
        return once;
    }

    private static String escaped(String bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            switch (c) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                default ->
                    text.append(c >= ' ' && c < 0x7F && c != '\\' ? String.valueOf(c) : "\\x%02X".formatted((int) c));
            }
        }
        return text.toString();
    }
}
