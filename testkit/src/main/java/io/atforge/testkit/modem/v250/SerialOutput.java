package io.atforge.testkit.modem.v250;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The modem's output on the serial line. It frames lines and sends them to every attached host; each host sees every
 * byte.
 */
public final class SerialOutput {

    /** What is to be sent, and whether it is an echo. */
    private record Piece(byte[] bytes, boolean echo) {}

    private static final String CRLF = "\r\n";

    private final List<Line> lines = new ArrayList<>();
    private final ByteArrayOutputStream echo = new ByteArrayOutputStream();
    private UnaryOperator<byte[]> filter = bytes -> bytes;
    private WireTap tap = new WireTaps();
    private boolean muted;
    private Optional<List<Piece>> held = Optional.empty();
    private Consumer<String> said = line -> {};

    public void attach(Line line) {
        lines.add(line);
    }

    public void detach(Line line) {
        lines.remove(line);
    }

    /** Echoes a byte to the host, at the next {@link #flush} at the latest. */
    public void echo(char c) {
        echo.write(c);
    }

    public void flush() {
        if (echo.size() > 0) {
            byte[] bytes = echo.toByteArray();
            echo.reset();
            send(new Piece(bytes, true));
        }
    }

    public void write(byte[] bytes) {
        flush();
        send(new Piece(bytes, false));
    }

    /** Adds somebody who hears every line that the modem says. */
    public void listen(Consumer<String> listener) {
        said = said.andThen(listener);
    }

    /** Sets who is told what is sent. */
    public void tap(WireTap value) {
        tap = value;
    }

    /** Sets a change to the bytes on their way to the host. */
    public void filter(UnaryOperator<byte[]> change) {
        filter = change;
    }

    /** Stops saying anything, or starts again. */
    public void mute(boolean on) {
        muted = on;
    }

    /** Keeps back what is said. */
    public void hold() {
        if (held.isEmpty()) {
            held = Optional.of(new ArrayList<>());
        }
    }

    /** Says what was kept back. */
    public void release() {
        held.ifPresent(pieces -> {
            held = Optional.empty();
            pieces.forEach(this::send);
        });
    }

    /** Speaks again; forgets what was kept back, and what was to be echoed. */
    public void restart() {
        muted = false;
        held = Optional.empty();
        echo.reset();
    }

    private void send(Piece piece) {
        if (muted) {
            return;
        }
        if (held.isPresent()) {
            held.get().add(piece);
            return;
        }
        byte[] heard = filter.apply(piece.bytes());
        tap.said(heard, piece.echo());
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
