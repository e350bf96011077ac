package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.ModemErrorException;
import io.atforge.PlatformRefusedException;
import io.atforge.UnexpectedReplyException;
import io.atforge.bench.Tracker;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ModemSessionTest {

    private final SessionBench bench = new SessionBench();
    private final ManualLoop loop = bench.loop;
    private final ScriptedPort port = bench.port;
    private final List<StateChange> changes = bench.changes;
    private final DefaultModemSession<Tracker> session = bench.session;

    @Test
    void tellsHowFarItHasCome() {
        bench.online();

        assertThat(changes)
                .extracting(StateChange::current)
                .containsExactly(
                        SessionState.OPENING,
                        SessionState.SYNCHRONIZING,
                        SessionState.CHECKING_SIM,
                        SessionState.REGISTERING,
                        SessionState.ACTIVATING_BEARER,
                        SessionState.CONNECTING,
                        SessionState.SIGNING_IN,
                        SessionState.SUBSCRIBING,
                        SessionState.ONLINE);
    }

    @Test
    void saysThatThePlatformRefusedTheDeviceAndDoesNotSayTheSecret() {
        bench.on("AT+MCONNECT", "\r\nOK\r\n\r\nERROR\r\n");

        Throwable refused = bench.failed(session.connectAsync());

        assertThat(refused)
                .isInstanceOf(PlatformRefusedException.class)
                .hasMessageContaining("refused device test of product a1hahpgAs3s")
                .hasMessageContaining("device secret is wrong")
                .hasMessageNotContaining(Tracker.SECRET);
        assertThat(changes.get(changes.size() - 1).cause()).contains((PlatformRefusedException) refused);
        assertThat(session.state()).isEqualTo(SessionState.OFFLINE);
    }

    @Test
    void givesAnErrorOfTheModemItsNumberAndMeaning() {
        bench.on("AT+MCONFIG", "\r\n+CME ERROR: 53\r\n");

        assertThat(bench.failed(session.connectAsync())).isInstanceOfSatisfying(ModemErrorException.class, error -> {
            assertThat(error.number()).hasValue(53);
            assertThat(error)
                    .hasMessageContaining("does not take client id, user name or password")
                    .hasMessageContaining("below 256 bytes")
                    .hasMessageContaining("\"******\"");
        });
    }

    @Test
    void waitsForRegistrationAndSaysWhatItWaitedFor() {
        bench.on("AT+CGREG?", "\r\n+CGREG: 0,2\r\n\r\nOK\r\n");
        CompletableFuture<Void> connected = session.connectAsync();
        loop.advance(Duration.ofSeconds(59));
        assertThat(connected).isNotDone();
        loop.advance(Duration.ofSeconds(2));

        assertThat(bench.failed(connected))
                .isInstanceOf(UnexpectedReplyException.class)
                .hasMessageContaining("+CGREG: 0,2");
    }

    @Test
    void goesOnWhenRegistrationComes() {
        bench.on("AT+CGREG?", "\r\n+CGREG: 0,2\r\n\r\nOK\r\n");
        CompletableFuture<Void> connected = session.connectAsync();
        loop.advance(Duration.ofSeconds(10));
        bench.on("AT+CGREG?", "\r\n+CGREG: 0,5,\"1\",\"2\"\r\n\r\nOK\r\n");
        loop.advance(Duration.ofSeconds(1));

        bench.done(connected);
    }

    @Test
    void findsTheBearerThatIsAlreadyUp() {
        bench.on("AT+CSTT", "\r\n+CME ERROR: 3\r\n");
        bench.on("AT+CIICR", "\r\nERROR\r\n");

        bench.online();
    }

    @Test
    void letsGoOfAConnectionThatAnEarlierProgramLeft() {
        bench.on("AT+MIPSTART", "\r\nOK\r\n\r\nALREADY CONNECT\r\n");
        bench.on("AT+MIPCLOSE", "\r\n+CME ERROR: 767\r\n");
        CompletableFuture<Void> connected = session.connectAsync();

        assertThat(bench.failed(connected))
                .isInstanceOf(ModemErrorException.class)
                .hasMessageContaining("ALREADY CONNECT");
        assertThat(port.written()).containsSubsequence("AT+MDISCONNECT", "AT+MIPCLOSE");
    }

    @Test
    void doesNotTakeTheEndOfAnEarlierConnectionForThatOfItsOwn() {
        bench.on("AT+MIPSTART", "\r\nOK\r\n\r\nALREADY CONNECT\r\n");
        bench.replyOnce("AT+MIPCLOSE", () -> {
            bench.on("AT+MIPSTART", "\r\nOK\r\n\r\nCONNECT OK\r\n");
            return "\r\nOK\r\n\r\nCLOSED\r\n";
        });

        bench.online();
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }

    @Test
    void keepsTheFirstHandlerWhenSubscribingAgainFails() {
        bench.online();
        List<String> heard = new ArrayList<>();
        bench.done(session.subscribeAsync(Tracker.TEST_TOPIC, message -> heard.add("first " + message.text())));
        bench.on("AT+MSUB", "\r\nERROR\r\n");
        bench.failed(session.subscribeAsync(Tracker.TEST_TOPIC, message -> heard.add("second " + message.text())));
        bench.receive("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",2 byte,hi\r\n");

        assertThat(heard).containsExactly("first hi");
    }

    @Test
    void tellsThatTheModemIsSilent() {
        bench.on("AT", "");
        CompletableFuture<Void> connected = session.connectAsync();
        loop.advance(Duration.ofMinutes(3));

        assertThat(bench.failed(connected))
                .isInstanceOf(AtTimeoutException.class)
                .hasMessageContaining("baud rate");
        assertThat(port.isOpen()).isFalse();
    }
}
