package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.PortException;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that says why a command fails, and the final result that comes before, after or not at all. */
class FailureLineTest {

    private static final AtResult DONE = new AtResult.Done(List.of(), Optional.empty());

    private final ManualLoop loop = new ManualLoop();
    private final List<String> unsolicited = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private final ScriptedPort port =
            new ScriptedPort(command -> command.equals("AT+P1?\r") ? "\r\n+P1: 0\r\n\r\nOK\r\n" : "");
    private final AtChannel channel = new AtChannel(port, Tables.SMALL, loop, new ChannelListener() {
        @Override
        public void unsolicited(UnsolicitedResult result) {
            unsolicited.add(result.line());
        }

        @Override
        public void message(Frame.Message message) {}

        @Override
        public void discarded(Frame.Discarded discarded) {}

        @Override
        public void lost(PortException cause) {}

        @Override
        public void unresponsive(AtTimeoutException cause) {}

        @Override
        public void ended(AtCommand command, Duration took, Optional<AtForgeException> failure, boolean refused) {
            ends.add(command + (failure.isPresent() ? " unanswered" : refused ? " refused" : " done"));
        }
    });

    @BeforeEach
    void open() {
        channel.open(Runnable::run);
        loop.run();
    }

    private CompletableFuture<AtResult> execute(AtCommand command) {
        CompletableFuture<AtResult> result = channel.execute(command);
        loop.run();
        return result;
    }

    private static AtCommand command(String line, List<String> until, String... fail) {
        return new AtCommand(
                line,
                Optional.empty(),
                new AtCommand.Rules(
                        Optional.empty(),
                        List.of(),
                        until.stream().map(ReplyPattern::parse).toList(),
                        List.of(fail).stream().map(ReplyPattern::parse).toList(),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(60)),
                List.of());
    }

    private static AtCommand plain(String line) {
        return AtCommand.of(line, Duration.ofSeconds(9));
    }

    private void receiveAfter(long millis, String line) {
        loop.advance(Duration.ofMillis(millis));
        port.receive("\r\n" + line + "\r\n");
        loop.run();
    }

    @Test
    void leavesTheErrorBehindItToNoOtherCommand() {
        CompletableFuture<AtResult> connect =
                execute(command("AT+CMQTTCONNECT=0", List.of(), "/\\+CMQTTCONNECT: 0,[1-9]/"));
        CompletableFuture<AtResult> next = execute(plain("AT+CSQ"));
        receiveAfter(0, "+CMQTTCONNECT: 0,3");
        assertThat(connect).isNotDone();
        assertThat(port.written()).containsExactly("AT+CMQTTCONNECT=0");
        receiveAfter(40, "ERROR");
        receiveAfter(0, "OK");

        assertThat(connect).isCompletedWithValue(new AtResult.Failed(List.of(), "+CMQTTCONNECT: 0,3", false));
        assertThat(next).isCompletedWithValue(DONE);
        assertThat(port.written()).containsExactly("AT+CMQTTCONNECT=0", "AT+CSQ");
        assertThat(ends).containsExactly("AT+CMQTTCONNECT=0 refused", "AT+CSQ done");
        assertThat(unsolicited).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "+CME ERROR: 3", "COMMAND NOT SUPPORT"})
    void endsWithWhateverErrorFollowsAndTellsTheFailureLine(String error) {
        CompletableFuture<AtResult> connect =
                execute(command("AT+MCONNECT=1,600", List.of("CONNACK OK"), "ERROR", "CLOSED"));
        CompletableFuture<AtResult> next = execute(plain("AT+MIPCLOSE"));
        receiveAfter(0, "CLOSED");
        receiveAfter(40, error);
        receiveAfter(0, "OK");

        assertThat(connect).isCompletedWithValue(new AtResult.Failed(List.of(), "CLOSED", false));
        assertThat(next).isCompletedWithValue(DONE);
    }

    @Test
    void leavesTheOkBehindItToNoOtherCommand() {
        CompletableFuture<AtResult> sim = execute(command("AT+CPIN?", List.of(), "+CPIN: SIM PIN"));
        CompletableFuture<AtResult> next = execute(plain("AT+CSQ"));
        receiveAfter(0, "+CPIN: SIM PIN");
        receiveAfter(5, "OK");
        receiveAfter(0, "ERROR");

        assertThat(sim).isCompletedWithValue(new AtResult.Failed(List.of(), "+CPIN: SIM PIN", true));
        assertThat(next).isCompletedWithValue(new AtResult.Failed(List.of(), "ERROR", false));
    }

    @Test
    void keepsTheFirstFailureLineAndTheOtherLines() {
        CompletableFuture<AtResult> start =
                execute(command("AT+MIPSTART=1", List.of("CONNECT OK"), "CONNECT FAIL", "ALREADY CONNECT"));
        receiveAfter(0, "STATE: IP STATUS");
        receiveAfter(0, "CONNECT FAIL");
        receiveAfter(900, "ALREADY CONNECT");
        receiveAfter(0, "CONNECT OK");
        receiveAfter(0, "+CGEV: ME PDN ACT 7");
        receiveAfter(0, "+MORE: 1");
        assertThat(start).isNotDone();
        receiveAfter(0, "OK");

        assertThat(start)
                .isCompletedWithValue(
                        new AtResult.Failed(List.of("STATE: IP STATUS", "+MORE: 1"), "CONNECT FAIL", true));
        assertThat(unsolicited).containsExactly("+CGEV: ME PDN ACT 7");
    }

    @Test
    void endsASecondAfterItWhereNoResultComes() {
        CompletableFuture<AtResult> start = execute(command("AT+MIPSTART=1", List.of("CONNECT OK"), "ALREADY CONNECT"));
        receiveAfter(10, "ALREADY CONNECT");
        loop.advance(Duration.ofMillis(999));
        assertThat(start).isNotDone();
        loop.advance(Duration.ofMillis(1));

        assertThat(start).isCompletedWithValue(new AtResult.Failed(List.of(), "ALREADY CONNECT", false));
        assertThat(ends).containsExactly("AT+MIPSTART=1 refused");
    }

    @Test
    void doesNotLetASecondFailureLineExtendTheWait() {
        CompletableFuture<AtResult> start =
                execute(command("AT+MIPSTART=1", List.of("CONNECT OK"), "ALREADY CONNECT", "CONNECT FAIL"));
        receiveAfter(0, "ALREADY CONNECT");
        receiveAfter(900, "CONNECT FAIL");
        loop.advance(Duration.ofMillis(100));

        assertThat(start).isCompletedWithValue(new AtResult.Failed(List.of(), "ALREADY CONNECT", false));
    }

    @Test
    void leavesAResultThatIsLateAllTheSameToNoOtherCommand() {
        CompletableFuture<AtResult> start = execute(command("AT+MIPSTART=1", List.of("CONNECT OK"), "ALREADY CONNECT"));
        CompletableFuture<AtResult> next = execute(plain("AT+CSQ"));
        receiveAfter(0, "ALREADY CONNECT");
        receiveAfter(1_100, "ERROR");
        assertThat(port.written()).containsExactly("AT+MIPSTART=1");
        loop.advance(Duration.ofMillis(300));
        assertThat(port.written()).containsExactly("AT+MIPSTART=1", "AT+P1?", "AT+CSQ");
        receiveAfter(0, "OK");

        assertThat(start).isCompleted();
        assertThat(next).isCompletedWithValue(DONE);
        assertThat(unsolicited).containsExactly("ERROR");
    }

    @Test
    void endsTheCommandAtOnceAfterItsOkWhereNoErrorIsDue() {
        CompletableFuture<AtResult> start = execute(command("AT+MIPSTART=1", List.of("CONNECT OK"), "CONNECT FAIL"));
        CompletableFuture<AtResult> next = execute(plain("AT+CSQ"));
        receiveAfter(0, "OK");
        receiveAfter(0, "CONNECT FAIL");

        assertThat(start).isCompletedWithValue(new AtResult.Failed(List.of(), "CONNECT FAIL", true));
        receiveAfter(0, "OK");
        assertThat(next).isCompletedWithValue(DONE);
    }

    @Test
    void waitsAfterItsOkForTheLateErrorOfACommandThatFailsSo() {
        CompletableFuture<AtResult> connect =
                execute(command("AT+MCONNECT=1,600", List.of("CONNACK OK"), "ERROR", "CLOSED"));
        CompletableFuture<AtResult> next = execute(plain("AT+MIPCLOSE"));
        receiveAfter(0, "OK");
        receiveAfter(0, "CLOSED");
        assertThat(connect).isNotDone();
        receiveAfter(40, "ERROR");
        receiveAfter(0, "OK");

        assertThat(connect).isCompletedWithValue(new AtResult.Failed(List.of(), "CLOSED", true));
        assertThat(next).isCompletedWithValue(DONE);
    }

    @Test
    void goesOnWithoutAProbeWhereTheLateErrorDoesNotCome() {
        CompletableFuture<AtResult> connect =
                execute(command("AT+MCONNECT=1,600", List.of("CONNACK OK"), "ERROR", "CLOSED"));
        execute(plain("AT+MIPCLOSE"));
        receiveAfter(0, "OK");
        receiveAfter(0, "CLOSED");
        loop.advance(Duration.ofSeconds(1));

        assertThat(connect).isCompletedWithValue(new AtResult.Failed(List.of(), "CLOSED", true));
        assertThat(port.written()).containsExactly("AT+MCONNECT=1,600", "AT+MIPCLOSE");
    }

    @Test
    void sendsNoDataAfterTheOkThatFollowsIt() {
        AtCommand publish = new AtCommand(
                "AT+MPUBEX=1",
                Optional.of(new AtCommand.Data(">", new byte[] {'x'})),
                command("", List.of(), "NOT NOW").rules(),
                List.of());
        CompletableFuture<AtResult> result = execute(publish);
        receiveAfter(0, "NOT NOW");
        receiveAfter(0, "OK");
        port.receive("\r\n>");
        loop.run();

        assertThat(result).isCompletedWithValue(new AtResult.Failed(List.of(), "NOT NOW", true));
        assertThat(port.written()).containsExactly("AT+MPUBEX=1");
    }

    @Test
    void waitsOutTheModemThatMayWaitForDataAllTheSame() {
        AtCommand publish = new AtCommand(
                "AT+MPUBEX=1",
                Optional.of(new AtCommand.Data(">", new byte[] {'x'})),
                command("", List.of(), "NOT NOW").rules(),
                List.of());
        execute(publish);
        execute(plain("AT+CSQ"));
        receiveAfter(0, "NOT NOW");
        loop.advance(Duration.ofMillis(6_299));
        assertThat(port.written()).containsExactly("AT+MPUBEX=1");
        loop.advance(Duration.ofMillis(1));

        assertThat(port.written()).startsWith("AT+MPUBEX=1", "AT+P1?");
    }

    @Test
    void isForgottenWithTheCommandThatIsGivenUp() {
        CompletableFuture<AtResult> start = execute(command("AT+MIPSTART=1", List.of("CONNECT OK"), "ALREADY CONNECT"));
        receiveAfter(0, "ALREADY CONNECT");
        channel.abort(new ConnectionLostException("the modem restarted"));
        loop.advance(Duration.ofSeconds(5));

        assertThat(start).isCompletedExceptionally();
        assertThat(ends).containsExactly("AT+MIPSTART=1 unanswered");
    }
}
