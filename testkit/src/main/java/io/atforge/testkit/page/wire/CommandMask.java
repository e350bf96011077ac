package io.atforge.testkit.page.wire;

import io.atforge.testkit.modem.v250.CommandLine;
import io.atforge.testkit.modem.v250.CommandReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what is typed to a modem. It reads a line as the modem does, to whom a backspace takes a character
 * back, and other control characters and blanks are nothing: a secret that is spelled with them is one. Immutable.
 */
final class CommandMask {

    private static final Pattern LINE = Pattern.compile("([\r\n]*)(.*?)([\r\n]*)", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1F\\x7F]");
    // Half of a secret that was taken back is none that is known. So of what takes one, nothing is left.
    private static final Pattern MAY_HOLD_ONE =
            Pattern.compile("CPIN|CLCK|CPWD|CONFIG|CONN|\"[^\"]{16}", Pattern.CASE_INSENSITIVE);

    private final SecretMask mask;

    CommandMask(SecretMask mask) {
        this.mask = mask;
    }

    /** Masks a whole line, or its echo. */
    String line(String latin1) {
        Matcher line = LINE.matcher(mask.wire(latin1));
        if (!line.matches()) {
            throw new IllegalStateException("every text matches");
        }
        String text = line.group(2);
        String read = read(text);
        boolean hides = !mask.wire(read).equals(read)
                || CONTROL.matcher(text).find()
                        && (MAY_HOLD_ONE.matcher(text).find()
                                || MAY_HOLD_ONE.matcher(read).find());
        return hides ? line.group(1) + start(text) + SecretMask.MASK + line.group(3) : line.group();
    }

    private static String start(String text) {
        return text.substring(0, text.indexOf('=') + 1);
    }

    /** The line as the modem reads it, without AT; empty if there is none. */
    private static String read(String text) {
        StringBuilder read = new StringBuilder();
        CommandReader reader = new CommandReader(read::append, () -> {});
        (text + '\r').chars().forEach(c -> reader.accept((char) c));
        return CommandLine.withoutBlanks(read.toString());
    }
}
