package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testing.ScriptedPort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AtChannelTest {

    private final CommandBench bench = new CommandBench();
    private final List<String> unsolicited = bench.unsolicited;
    private final List<String> messages = bench.messages;
    private final ScriptedPort port = bench.port;

    @BeforeEach
    void open() {
        bench.open();
    }

    @Test
    void endsACommandAtOkAndKeepsItsLines() {
        CompletableFuture<AtResult> result = bench.execute("AT+CSQ");
        bench.receive("AT+CSQ\r\r\n+CSQ: 16,0\r\n\r\nOK\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of("+CSQ: 16,0"), Optional.empty()));
        assertThat(unsolicited).isEmpty();
    }

    @Test
    void takesOnlyAWholeLineForAResult() {
        CompletableFuture<AtResult> result = bench.execute("AT");
        bench.receive("CONNECT OK\r\nERROR LOG\r\nNOT OK\r\n");

        assertThat(result).isNotDone();
    }

    @Test
    void takesOkForAcceptanceAndWaitsForCompletion() {
        CompletableFuture<AtResult> result =
                bench.execute(CommandBench.completing("AT+MIPSTART=1", "CONNECT OK", "CONNECT FAIL"));
        bench.receive("OK\r\n");
        assertThat(result).isNotDone();
        bench.receive("CONNECT OK\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of(), Optional.of("CONNECT OK")));
    }

    @Test
    void failsACommandThatFailsAfterItsOk() {
        CompletableFuture<AtResult> result =
                bench.execute(CommandBench.completing("AT+MCONNECT=1,600", "CONNACK OK", "ERROR"));
        bench.receive("OK\r\n\r\nERROR\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Failed(List.of(), "ERROR", true));
    }

    @Test
    void endsACommandAtOkThatWasCompletedBefore() {
        CompletableFuture<AtResult> result = bench.execute(CommandBench.completing("AT+MSUB=1", "SUBACK", "SUBNACK"));
        bench.receive("SUBACK\r\n");
        assertThat(result).isNotDone();
        bench.receive("OK\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of(), Optional.of("SUBACK")));
    }

    @Test
    void passesOnWhatNoCommandAskedFor() {
        bench.receive("RING\r\n+MSUB: \"t\",2 byte,hi\r\n");
        CompletableFuture<AtResult> result = bench.execute("AT+CSQ");
        bench.receive("+CGEV: ME PDN ACT 7\r\n+MSUB: \"t\",2 byte,ho\r\n+CSQ: 1,0\r\nOK\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of("+CSQ: 1,0"), Optional.empty()));
        assertThat(unsolicited).containsExactly("RING", "+CGEV: ME PDN ACT 7");
        assertThat(messages).containsExactly("hi", "ho");
    }

    @Test
    void doesNotTakeAnOlderLineForTheAnswer() {
        port.receive("OK\r\n");
        CompletableFuture<AtResult> result = bench.execute("AT+CSQ");

        assertThat(result).isNotDone();
        assertThat(unsolicited).containsExactly("OK");
    }

    @Test
    void sendsOneCommandAfterTheOther() {
        CompletableFuture<AtResult> first = bench.execute("AT+A");
        CompletableFuture<AtResult> second = bench.execute("AT+B");
        assertThat(port.written()).containsExactly("AT+A");
        bench.receive("OK\r\n");
        assertThat(port.written()).containsExactly("AT+A", "AT+B");
        bench.receive("ERROR\r\n");

        assertThat(first).isCompletedWithValue(new AtResult.Done(List.of(), Optional.empty()));
        assertThat(second).isCompletedWithValue(new AtResult.Failed(List.of(), "ERROR", false));
    }

    @Test
    void sendsDataOnlyAfterThePrompt() {
        AtCommand command = new AtCommand(
                "AT+MPUBEX=\"t\",0,0,3",
                Optional.of(new AtCommand.Data(">", new byte[] {0, 0x1A, (byte) 0xFF})),
                AtCommand.of("", Duration.ofSeconds(9)).rules(),
                List.of());
        CompletableFuture<AtResult> result = bench.execute(command);
        bench.receive("+CGEV: ME DETACH\r\nOK\r\n");
        assertThat(port.written()).hasSize(1);
        bench.receive("\r\n>");
        assertThat(port.written()).containsExactly("AT+MPUBEX=\"t\",0,0,3", "\u0000\u001A\u00FF");
        bench.receive("\r\nOK\r\n");

        assertThat(result).isCompletedWithValue(new AtResult.Done(List.of(), Optional.empty()));
    }

    @Test
    void sendsNoDataWhenTheCommandIsRefused() {
        AtCommand command = new AtCommand(
                "AT+MPUBEX=\"t\",0,0,2",
                Optional.of(new AtCommand.Data(">", new byte[] {'h', 'i'})),
                AtCommand.of("", Duration.ofSeconds(9)).rules(),
                List.of());
        CompletableFuture<AtResult> result = bench.execute(command);
        bench.receive("+CME ERROR: 3\r\n>");

        assertThat(result).isCompletedWithValue(new AtResult.Failed(List.of(), "+CME ERROR: 3", false));
        assertThat(port.written()).hasSize(1);
    }
}
