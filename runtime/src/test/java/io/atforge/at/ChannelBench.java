package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.PortException;
import io.atforge.at.tables.AtTables;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.port.Port;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;

/** A channel on a modem that answers what the test says, and what it told. */
final class ChannelBench {

    static final Duration NINE_SECONDS = Duration.ofSeconds(9);

    final ManualLoop loop = new ManualLoop();
    final List<String> told = new ArrayList<>();
    Consumer<AtForgeException> toldOf = cause -> {};
    Function<String, String> modem = command -> "";
    final ScriptedPort port = new ScriptedPort(command -> modem.apply(command));

    final class Listener implements ChannelListener {

        @Override
        public void unsolicited(UnsolicitedResult result) {
            told.add(result.line());
        }

        @Override
        public void message(Frame.Message message) {
            told.add("message");
        }

        @Override
        public void text(Frame.Text text) {
            told.add("text " + text.text());
        }

        @Override
        public void discarded(Frame.Discarded discarded) {
            told.add("discarded " + discarded.reason());
        }

        @Override
        public void lost(PortException cause) {
            told.add("lost " + cause.getMessage());
            toldOf.accept(cause);
        }

        @Override
        public void oneTooMany(String line) {
            told.add("one too many: " + line);
        }

        @Override
        public void unresponsive(AtTimeoutException cause) {
            told.add("unresponsive");
        }
    }

    final AtChannel channel = channel(port, Tables.SMALL);

    AtChannel channel(Port over, AtTables tables) {
        return new AtChannel(over, tables, loop, new Listener());
    }

    CompletableFuture<Void> open() {
        CompletableFuture<Void> opened = channel.open(Runnable::run);
        loop.run();
        return opened;
    }

    CompletableFuture<AtResult> execute(String line) {
        CompletableFuture<AtResult> result = channel.execute(AtCommand.of(line, NINE_SECONDS));
        loop.run();
        return result;
    }

    void receive(String text) {
        port.receive(text);
        loop.run();
    }

    static Throwable failure(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        return future.handle((result, error) -> error instanceof CompletionException ? error.getCause() : error)
                .join();
    }

    void tellsHowItEnds(String line) {
        execute(line).exceptionally(error -> {
            told.add(line + " ended, " + (channel.isOpen() ? "open" : "closed"));
            return null;
        });
    }

    static AtCommand completing(String line) {
        return new AtCommand(
                line,
                Optional.empty(),
                new AtCommand.Rules(
                        Optional.empty(),
                        List.of(),
                        List.of(ReplyPattern.parse("CONNECT OK")),
                        List.of(ReplyPattern.parse("CONNECT FAIL")),
                        NINE_SECONDS,
                        Duration.ofSeconds(60)),
                List.of());
    }

    /** Fails when it is opened, or else when it is written to. */
    record FailingPort(PortException cause, boolean opens) implements Port {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public void open(Receiver receiver) {
            if (!opens) {
                throw cause;
            }
        }

        @Override
        public void write(byte[] bytes) {
            throw cause;
        }

        @Override
        public void close() {}
    }
}
