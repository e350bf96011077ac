package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.PortException;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** What the tests of AtChannelTest, ChannelResyncTest share. */
final class CommandBench {

    final ManualLoop loop = new ManualLoop();
    final List<String> unsolicited = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    final List<PortException> lost = new ArrayList<>();
    final List<String> trace = new ArrayList<>();
    Function<String, String> modem = command -> "";
    final ScriptedPort port = new ScriptedPort(command -> modem.apply(command));
    final AtChannel channel = new AtChannel(port, Tables.SMALL, loop, new ChannelListener() {
        @Override
        public void unsolicited(UnsolicitedResult result) {
            unsolicited.add(result.line());
        }

        @Override
        public void message(Frame.Message message) {
            messages.add(new String(message.payload(), StandardCharsets.UTF_8));
        }

        @Override
        public void discarded(Frame.Discarded discarded) {
            unsolicited.add(discarded.reason());
        }

        @Override
        public void lost(PortException cause) {
            lost.add(cause);
        }

        @Override
        public void unresponsive(AtTimeoutException cause) {
            unsolicited.add(cause.getMessage());
        }
    });

    void open() {
        channel.trace(entry -> trace.add(entry.toString()));
        channel.open(Runnable::run);
        loop.run();
    }

    CompletableFuture<AtResult> execute(String line) {
        return execute(AtCommand.of(line, Duration.ofSeconds(9)));
    }

    CompletableFuture<AtResult> execute(AtCommand command) {
        CompletableFuture<AtResult> result = channel.execute(command);
        loop.run();
        return result;
    }

    static AtCommand completing(String line, String until, String fail) {
        return new AtCommand(
                line,
                Optional.empty(),
                new AtCommand.Rules(
                        Optional.empty(),
                        List.of(),
                        List.of(ReplyPattern.parse(until)),
                        List.of(ReplyPattern.parse(fail)),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(60)),
                List.of("s3cret"));
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
}
