package io.atforge.bench.micro;

import io.atforge.at.AtChannel;
import io.atforge.at.AtCommand;
import io.atforge.at.AtResult;
import io.atforge.dialect.Dialect;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A command on a channel whose port answers OK within the call, and whose loop is this thread. */
@State(Scope.Benchmark)
public class CommandBenchmark {

    private static final String TOPIC = "/a1hahpgAs3s/bench/up";
    private static final String PAYLOAD = "x".repeat(150);

    private final HandLoop loop = new HandLoop();
    private final AtCommand ready =
            AtCommand.of("AT+MPUB=\"" + TOPIC + "\",0,0,\"" + PAYLOAD + "\"", Duration.ofSeconds(10));
    private final AtScript script = AtScriptParser.parse("publish.at", "AT+MPUB=\"${topic}\",0,0,\"${payload}\"\n");
    private final Map<ScriptVariable, byte[]> values = Map.of(
            ScriptVariable.TOPIC,
            TOPIC.getBytes(StandardCharsets.UTF_8),
            ScriptVariable.PAYLOAD,
            PAYLOAD.getBytes(StandardCharsets.UTF_8));
    private AtChannel channel;
    private ScriptRunner runner;

    /** Creates a benchmark. */
    public CommandBenchmark() {}

    /** Opens the channel. */
    @Setup
    public void open() {
        Dialect dialect = Dialect.load("air720");
        channel = new AtChannel(new AnsweringPort(), dialect.tables(), loop, new Deaf());
        runner = new ScriptRunner(channel, loop, dialect.tables(), dialect.textEscape());
        channel.open(Runnable::run);
        loop.runAll();
    }

    /**
     * A command that is there, sent, and its reply matched.
     *
     * @return the reply
     */
    @Benchmark
    public AtResult matched() {
        CompletableFuture<AtResult> reply = channel.execute(ready);
        loop.runAll();
        return reply.join();
    }

    /**
     * The same, built from a script and the values that it leaves open.
     *
     * @return how the script ended
     */
    @Benchmark
    public ScriptResult builtAndMatched() {
        CompletableFuture<ScriptResult> ended = runner.run(script, values);
        loop.runAll();
        return ended.join();
    }
}
