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
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a channel tells its listener about the end of every command. */
class CommandEndsTest {

    private final ManualLoop loop = new ManualLoop();
    private final List<String> told = new ArrayList<>();
    private Function<String, String> modem = command -> "";
    private final ScriptedPort port = new ScriptedPort(command -> modem.apply(command));
    private final AtChannel channel = new AtChannel(port, Tables.SMALL, loop, new ChannelListener() {
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

        @Override
        public void ended(AtCommand command, Duration took, Optional<AtForgeException> failure, boolean refused) {
            told.add(command + " " + took.toMillis() + " ms "
                    + failure.map(cause -> cause.getClass().getSimpleName()).orElse(refused ? "refused" : "done"));
        }

        @Override
        public void resynced() {
            told.add("resynced");
        }
    });

    @BeforeEach
    void open() {
        channel.open(Runnable::run);
        loop.run();
    }

    private CompletableFuture<AtResult> execute(String line) {
        CompletableFuture<AtResult> result = channel.execute(AtCommand.of(line, Duration.ofSeconds(9)));
        loop.run();
        return result;
    }

    private void receiveAfter(long millis, String text) {
        loop.advance(Duration.ofMillis(millis));
        port.receive(text);
        loop.run();
    }

    @Test
    void tellsOfAnAnswerBeforeWhoeverWaitsForItGoesOn() {
        execute("AT+A").thenRun(() -> told.add("went on"));
        receiveAfter(250, "OK\r\n");

        assertThat(told).containsExactly("AT+A 250 ms done", "went on");
    }

    @Test
    void countsTheTimeFromWhenTheCommandWasSentNotFromWhenItWasQueued() {
        execute("AT+A");
        execute("AT+B");
        receiveAfter(250, "OK\r\n");
        receiveAfter(40, "ERROR\r\n");

        assertThat(told).containsExactly("AT+A 250 ms done", "AT+B 40 ms refused");
    }

    @Test
    void tellsOfACommandThatIsRefusedAfterItWasAccepted() {
        channel.execute(new AtCommand(
                "AT+MIPSTART",
                Optional.empty(),
                new AtCommand.Rules(
                        Optional.empty(),
                        List.of(),
                        List.of(ReplyPattern.parse("CONNECT OK")),
                        List.of(ReplyPattern.parse("CONNECT FAIL")),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(60)),
                List.of()));
        receiveAfter(10, "OK\r\n");
        assertThat(told).isEmpty();
        receiveAfter(20, "CONNECT FAIL\r\n");

        assertThat(told).containsExactly("AT+MIPSTART 30 ms refused");
    }

    @Test
    void tellsOfATimeoutAndOfTheResyncAfterIt() {
        modem = command -> command.equals("AT+P1?\r") ? "+P1: 0\r\nOK\r\n" : "";
        execute("AT+A");
        execute("AT+B");
        loop.advance(Duration.ofSeconds(10));
        receiveAfter(0, "OK\r\n");

        assertThat(told)
                .containsExactly("AT+A 9000 ms AtTimeoutException", "AT+P1? 0 ms done", "resynced", "AT+B 700 ms done");
    }

    @Test
    void tellsOfEveryProbeAndOfNoResyncWhenTheModemStaysSilent() {
        execute("AT+A");
        execute("AT+B");
        loop.advance(Duration.ofSeconds(60));

        assertThat(told)
                .containsExactly(
                        "AT+A 9000 ms AtTimeoutException",
                        "AT+P1? 1000 ms AtTimeoutException",
                        "AT+P2? 2000 ms AtTimeoutException",
                        "AT+P3? 4000 ms AtTimeoutException",
                        "AT+P4? 8000 ms AtTimeoutException",
                        "AT+P5? 8000 ms AtTimeoutException");
    }

    @Test
    void tellsOnlyOfWhatWasSentWhenItIsGivenUp() {
        execute("AT+A");
        execute("AT+B");
        loop.advance(Duration.ofMillis(70));
        channel.abort(new ConnectionLostException("CLOSED"));

        assertThat(told).containsExactly("AT+A 70 ms ConnectionLostException");
    }

    @Test
    void tellsOnlyOfWhatWasSentWhenThePortIsLost() {
        execute("AT+A");
        execute("AT+B");
        port.lose();
        loop.run();
        execute("AT+C");

        assertThat(told).containsExactly("AT+A 0 ms PortException");
    }
}
