package io.atforge.testkit.modem.v250;

import java.util.function.Consumer;

/**
 * Finds command lines in the bytes of a host, by ITU-T V.250, 5.2: a line starts with {@code AT} or {@code at} and ends
 * with CR; {@code A/} repeats the last line at once; backspace takes one character back; other control characters do
 * not count. What stands before {@code AT} is passed over.
 */
public final class CommandReader {

    // The longest command is AT+MPUB with a topic of 256 bytes and 1360 escaped bytes, and is shorter.
    private static final int MAX_LINE = 16 * 1024;

    private enum State {
        IDLE,
        FIRST_LETTER,
        LINE,
        OVERFLOW
    }

    private final StringBuilder line = new StringBuilder();
    private final Consumer<String> commandLine;
    private final Runnable overflow;
    private State state = State.IDLE;
    private char first;
    private String last = "";

    public CommandReader(Consumer<String> commandLine, Runnable overflow) {
        this.commandLine = commandLine;
        this.overflow = overflow;
    }

    public void accept(char c) {
        switch (state) {
            case IDLE -> start(c);
            case FIRST_LETTER -> prefix(c);
            case LINE -> body(c);
            case OVERFLOW -> {
                if (c == '\r') {
                    state = State.IDLE;
                    overflow.run();
                }
            }
        }
    }

    private void start(char c) {
        if (c == 'A' || c == 'a') {
            first = c;
            state = State.FIRST_LETTER;
        }
    }

    private void prefix(char c) {
        state = State.IDLE;
        if (c == '/') {
            commandLine.accept(last);
        } else if (c == (first == 'A' ? 'T' : 't')) {
            line.setLength(0);
            state = State.LINE;
        } else {
            start(c);
        }
    }

    private void body(char c) {
        if (c == '\r') {
            state = State.IDLE;
            last = line.toString();
            commandLine.accept(last);
        } else if (c == '\b') {
            line.setLength(Math.max(0, line.length() - 1));
        } else if (c >= ' ' && c != 0x7F) {
            line.append(c);
            if (line.length() > MAX_LINE) {
                state = State.OVERFLOW;
            }
        }
    }

    public void reset() {
        state = State.IDLE;
        last = "";
    }
}
