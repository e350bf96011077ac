package io.atforge.testkit.fault;

import java.util.HexFormat;

/** Bytes between quotes, one char a byte, printable whatever they are. */
final class QuotedBytes {

    private QuotedBytes() {}

    static String quote(String bytes) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : bytes.toCharArray()) {
            quoted.append(
                    switch (c) {
                        case '\r' -> "\\r";
                        case '\n' -> "\\n";
                        case '"' -> "\\\"";
                        case '\\' -> "\\\\";
                        default -> c >= ' ' && c <= '~' ? String.valueOf(c) : String.format("\\x%02X", (int) c);
                    });
        }
        return quoted.append('"').toString();
    }

    static String unquote(String quoted) {
        if (quoted.length() < 2 || !quoted.startsWith("\"") || !quoted.endsWith("\"")) {
            throw new IllegalArgumentException(quoted + " is not between quotes");
        }
        StringBuilder bytes = new StringBuilder();
        int end = quoted.length() - 1;
        int i = 1;
        while (i < end) {
            char c = quoted.charAt(i++);
            if (c != '\\') {
                bytes.append(c);
                continue;
            }
            char escaped = quoted.charAt(i);
            if (i == end || escaped == 'x' && i + 2 >= end) {
                throw new IllegalArgumentException(quoted + " ends within an escape");
            }
            switch (escaped) {
                case 'r' -> bytes.append('\r');
                case 'n' -> bytes.append('\n');
                case '"' -> bytes.append('"');
                case '\\' -> bytes.append('\\');
                case 'x' -> {
                    bytes.append((char) HexFormat.fromHexDigits(quoted, i + 1, i + 3));
                    i += 2;
                }
                default -> throw new IllegalArgumentException("unknown escape \\" + escaped);
            }
            i++;
        }
        return bytes.toString();
    }
}
