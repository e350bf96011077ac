package io.atforge.testkit.modem.v250;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The modem's output: frames lines and sends them to every attached host. Several lines at once are like several taps
 * on one wire, each sees every byte.
 */
public final class SerialOutput {

    private static final String CRLF = "\r\n";

    private final List<Line> lines = new ArrayList<>();
    private final ByteArrayOutputStream echo = new ByteArrayOutputStream();
    private UnaryOperator<byte[]> filter = bytes -> bytes;
    private boolean muted;
    private Optional<ByteArrayOutputStream> held = Optional.empty();
    private Consumer<String> said = line -> {};

    public void attach(Line line) {
        lines.add(line);
    }

    public void detach(Line line) {
        lines.remove(line);
    }

    /** Repeats a byte to the host, at the latest at the next {@link #flush}. */
    public void echo(char c) {
        echo.write(c);
    }

    public void flush() {
        if (echo.size() > 0) {
            byte[] bytes = echo.toByteArray();
            echo.reset();
            send(bytes);
        }
    }

    public void write(byte[] bytes) {
        flush();
        send(bytes);
    }

    /** Has every line heard that is said. */
    public void listen(Consumer<String> listener) {
        said = said.andThen(listener);
    }

    /** Changes what is said on its way. */
    public void filter(UnaryOperator<byte[]> change) {
        filter = change;
    }

    /** Says nothing any more, or does again. */
    public void mute(boolean on) {
        muted = on;
    }

    /** Keeps back what is said. */
    public void hold() {
        if (held.isEmpty()) {
            held = Optional.of(new ByteArrayOutputStream());
        }
    }

    /** Says what was kept back. */
    public void release() {
        held.ifPresent(bytes -> {
            held = Optional.empty();
            send(bytes.toByteArray());
        });
    }

    /** Speaks again; forgets what was kept back, and what was to be echoed. */
    public void restart() {
        muted = false;
        held = Optional.empty();
        echo.reset();
    }

    private void send(byte[] bytes) {
        if (muted) {
            return;
        }
        if (held.isPresent()) {
            held.get().writeBytes(bytes);
            return;
        }
        byte[] heard = filter.apply(bytes);
        for (Line line : lines) {
            if (heard.length > 0) {
                line.send(heard);
            }
        }
    }

    public void text(String text) {
        write(Latin1.bytes(text));
    }

    public void line(String text) {
        text(CRLF + text + CRLF);
        said.accept(text);
    }

    // Several lines of information stand under each other; the blank line comes from the result's own leading CR LF.
    public void information(List<String> information) {
        if (!information.isEmpty()) {
            text(CRLF + String.join(CRLF, information) + CRLF);
        }
    }
}
