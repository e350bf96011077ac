package io.atforge.bench;

import io.atforge.loop.EventLoop;
import io.atforge.testing.ManualLoop;
import java.time.Duration;
import java.util.function.Consumer;

/** Makes commands, and data after a prompt, of the characters that come over the wire. */
final class BenchWire {

    /** So long the modem waits for data. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ManualLoop loop;
    private final Consumer<String> command;
    private final Consumer<String> data;
    private final Runnable tooLate;
    private final StringBuilder text = new StringBuilder();
    private int due;
    private EventLoop.Timer patience = () -> {};

    BenchWire(ManualLoop loop, Consumer<String> command, Consumer<String> data, Runnable tooLate) {
        this.loop = loop;
        this.command = command;
        this.data = data;
        this.tooLate = tooLate;
    }

    void take(String characters) {
        for (char c : characters.toCharArray()) {
            if (c == '\r' && due == 0) {
                command.accept(taken());
            } else {
                text.append(c);
                if (due > 0 && text.length() == due) {
                    due = 0;
                    patience.cancel();
                    data.accept(taken());
                }
            }
        }
    }

    private String taken() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    /** The next characters, so many, are data. */
    void expectData(int characters) {
        due = characters;
        patience.cancel();
        patience = loop.after(PATIENCE, () -> {
            reset();
            tooLate.run();
        });
    }

    void reset() {
        due = 0;
        text.setLength(0);
        patience.cancel();
    }
}
