package io.atforge.testkit.modem;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The modem's output: frames lines and sends them to every attached host. Several lines at once are like several taps
 * on one wire, each sees every byte.
 */
final class Terminal {

    private static final String CRLF = "\r\n";

    private final List<Line> lines = new ArrayList<>();
    private final ByteArrayOutputStream echo = new ByteArrayOutputStream();

    void attach(Line line) {
        lines.add(line);
    }

    void detach(Line line) {
        lines.remove(line);
    }

    /** Repeats a byte to the host, at the latest at the next {@link #flush}. */
    void echo(char c) {
        echo.write(c);
    }

    void flush() {
        if (echo.size() > 0) {
            byte[] bytes = echo.toByteArray();
            echo.reset();
            send(bytes);
        }
    }

    void write(byte[] bytes) {
        flush();
        send(bytes);
    }

    private void send(byte[] bytes) {
        for (Line line : lines) {
            line.send(bytes);
        }
    }

    void text(String text) {
        write(WireText.bytes(text));
    }

    void line(String text) {
        text(CRLF + text + CRLF);
    }

    // Several lines of information stand under each other; the blank line comes from the result's own leading CR LF.
    void information(List<String> information) {
        if (!information.isEmpty()) {
            line(String.join(CRLF, information));
        }
    }
}
