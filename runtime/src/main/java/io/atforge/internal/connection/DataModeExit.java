package io.atforge.internal.connection;

import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import io.atforge.dialect.Dialect;
import io.atforge.dialect.Dialect.Escape;
import io.atforge.loop.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Gets a silent modem out of data mode, where a program left it that ended before it had sent all of a message, or
 * without leaving transparent mode. Without a length the modem stops waiting for a message after some seconds without a
 * byte; with one it waits for ever, and only a full message ends it.
 */
final class DataModeExit {

    /** The modem counts from the last byte that it was sent, and has to notice. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    /** A full message takes 1.4 s at 9600 baud. */
    private static final Duration FILLED_WITHIN = Duration.ofSeconds(2);

    private final Dialect dialect;
    private final AtChannel channel;
    private final AtProbe probe;
    private final EventLoop loop;

    DataModeExit(Dialect dialect, AtChannel channel, EventLoop loop) {
        this.dialect = dialect;
        this.channel = channel;
        this.probe = new AtProbe(channel);
        this.loop = loop;
    }

    /** Whether the modem answers. */
    CompletableFuture<Boolean> run() {
        return keepSilent(before())
                .thenCompose(done -> escape())
                .thenCompose(done -> probe.isHeard())
                .thenCompose(heard ->
                        heard ? CompletableFuture.completedFuture(true) : fill().thenCompose(done -> probe.isHeard()));
    }

    /** Long enough for a modem that waits for data, and for the guard before the escape. */
    private Duration before() {
        Duration data = dialect.tables().dataSilence();
        return dialect.escape()
                .map(Escape::guard)
                .filter(guard -> guard.compareTo(data) > 0)
                .orElse(data);
    }

    private CompletableFuture<Void> escape() {
        return dialect.escape()
                .map(escape -> {
                    channel.escape(escape.text());
                    return keepSilent(escape.guard());
                })
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Void> keepSilent(Duration time) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        loop.after(time.plus(MARGIN), () -> over.complete(null));
        return over;
    }

    /** A modem that takes commands after all sees none in blanks; and they say nothing to whoever reads the trace. */
    private CompletableFuture<Void> fill() {
        String blanks = " ".repeat(dialect.models().longestPayload(dialect.payloadLimit()));
        AtCommand.Rules rules = AtCommand.of(blanks, FILLED_WITHIN).rules();
        AtCommand filling = new AtCommand(blanks, Optional.empty(), rules, List.of(blanks));
        return channel.executeNext(filling).handle((answer, error) -> null);
    }
}
