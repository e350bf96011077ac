package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.ConnectionLostException;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.WireEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts of strangers that come in while a command is under way, bytes that are no command, and who is shown them. */
class ChannelTextTest {

    private final ChannelBench bench = new ChannelBench();
    private final List<String> told = bench.told;
    private final AtChannel channel = bench.channel;
    private final List<String> trace = new ArrayList<>();
    private final Consumer<TraceEntry> tracer = entry -> trace.add(entry.toString());

    @BeforeEach
    void open() {
        channel.trace(tracer);
        bench.open();
    }

    private static AtResult done(String... lines) {
        return new AtResult.Done(List.of(lines), Optional.empty());
    }

    @Test
    void aTextEndsNoCommand() {
        CompletableFuture<AtResult> result = bench.execute("AT+CSQ");
        bench.receive("\r\n+CMT: \"+86\",,\"26/11/26,10:00:00+32\"\r\nOK\r\n");
        assertThat(result).isNotDone();
        assertThat(told).containsExactly("text OK");

        bench.receive("\r\n+CSQ: 16,0\r\n\r\nOK\r\n");
        assertThat(result).isCompletedWithValue(done("+CSQ: 16,0"));
        assertThat(told).hasSize(1);
    }

    @Test
    void aTextThatWasAskedForIsTheCommands() {
        CompletableFuture<AtResult> result = bench.execute("AT+CUSD=1");
        bench.receive("\r\n+CUSD: 0,\"CLOSED\",15\r\n\r\nOK\r\n");

        assertThat(result)
                .isCompletedWithValueMatching(answer -> answer instanceof AtResult.Done done
                        && done.lines().size() == 2
                        && done.lines().get(0).startsWith("+CUSD: 0,")
                        && done.lines().get(1).contains("CLOSED"));
        assertThat(told).isEmpty();
    }

    @Test
    void aTextOfAnotherCommandIsNotTheCommands() {
        CompletableFuture<AtResult> result = bench.execute("AT+CSQ");
        bench.receive("\r\n+CUSD: 0,\"hello\",15\r\n\r\n+CSQ: 16,0\r\n\r\nOK\r\n");

        assertThat(result).isCompletedWithValue(done("+CSQ: 16,0"));
        assertThat(told).singleElement().asString().startsWith("text ").contains("hello");
    }

    @Test
    void aTextIsTraced() {
        bench.receive("\r\n+CMT: \"+86\",,\"26/11/26,10:00:00+32\"\r\nhello\r\n");

        assertThat(trace).anyMatch(line -> line.contains("+CMT: \"+86\"")).anyMatch(line -> line.endsWith("hello"));
    }

    @Test
    void whatIsNoCommandIsSentOnlyBetweenCommands() {
        List<String> wire = new ArrayList<>();
        channel.wiretap(entry -> wire.add(entry.toString()));
        bench.execute("AT+CSQ");
        int before = wire.size();
        channel.escape("+++");
        assertThat(wire).as("in a command").hasSize(before);
        assertThat(trace).noneMatch(line -> line.contains("+++"));

        bench.receive("\r\nOK\r\n");
        before = wire.size();
        channel.escape("+++");
        assertThat(wire).hasSize(before + 1);
        assertThat(trace).last().asString().endsWith("+++");

        channel.close(new ConnectionLostException("closed"));
        channel.escape("+++");
        assertThat(wire).as("closed").hasSize(before + 1);
    }

    @Test
    void whoIsNoLongerToBeShownIsNot() {
        List<WireEntry> wire = new ArrayList<>();
        Consumer<WireEntry> tap = wire::add;
        channel.wiretap(tap);
        bench.receive("\r\nRING\r\n");
        assertThat(wire).isNotEmpty();
        assertThat(trace).isNotEmpty();
        wire.clear();
        trace.clear();

        channel.removeWiretap(tap);
        channel.removeTrace(tracer);
        bench.receive("\r\nRING\r\n");
        assertThat(wire).isEmpty();
        assertThat(trace).isEmpty();
        assertThat(told).containsExactly("RING", "RING");
    }

    @Test
    void takesNoTextThatCameBeforeItsCommandWasSent() {
        bench.port.receive("\r\n+CUSD: 0,\"old\",15\r\n");
        CompletableFuture<AtResult> result = bench.execute("AT+CUSD=1");
        bench.receive("\r\nOK\r\n");

        assertThat(result).isCompletedWithValue(done());
        assertThat(told).singleElement().asString().contains("old");
    }
}
