package io.atforge.script;

import io.atforge.AtTimeoutException;
import io.atforge.PortException;
import io.atforge.at.AtChannel;
import io.atforge.at.ChannelListener;
import io.atforge.at.Frame;
import io.atforge.at.UnsolicitedResult;
import io.atforge.at.tables.TextEscape;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What the tests of ScriptRunnerTest, ScriptFillingTest share. */
final class ScriptBench {

    static final Duration SECOND = Duration.ofSeconds(1);

    final ManualLoop loop = new ManualLoop();
    final Map<ScriptVariable, byte[]> values = new EnumMap<>(ScriptVariable.class);
    final List<String> trace = new ArrayList<>();
    Function<String, String> modem = command -> "\r\nOK\r\n";
    final ScriptedPort port = new ScriptedPort(command -> modem.apply(command));
    final AtChannel channel = new AtChannel(port, Tables.SMALL, loop, new ChannelListener() {
        @Override
        public void unsolicited(UnsolicitedResult result) {}

        @Override
        public void message(Frame.Message message) {}

        @Override
        public void discarded(Frame.Discarded discarded) {}

        @Override
        public void lost(PortException cause) {}

        @Override
        public void unresponsive(AtTimeoutException cause) {}
    });
    final ScriptRunner runner =
            new ScriptRunner(channel, loop, Tables.SMALL, new TextEscape('\\', Set.of((byte) '"', (byte) '\\')));

    void open() {
        channel.open(Runnable::run);
        channel.trace(entry -> trace.add(entry.toString()));
        loop.run();
    }

    static AtScript script(String text) {
        return AtScriptParser.parse("own.at", text);
    }

    CompletableFuture<ScriptResult> start(String text) {
        CompletableFuture<ScriptResult> result = runner.run(script(text), values);
        loop.run();
        return result;
    }

    List<String> lines(String text) {
        return ((ScriptResult.Done) start(text).join()).lines();
    }

    ScriptResult.Failed failure(String text) {
        return (ScriptResult.Failed) start(text).join();
    }

    void value(ScriptVariable variable, String value) {
        values.put(variable, value.getBytes(StandardCharsets.UTF_8));
    }
}
