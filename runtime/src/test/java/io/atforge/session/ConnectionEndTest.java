package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
import io.atforge.PortException;
import io.atforge.SecretUnavailableException;
import io.atforge.aliyun.SecretSource;
import io.atforge.bench.Tracker;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.port.Port;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConnectionEndTest {

    private final SessionBench bench = new SessionBench();
    private final ManualLoop loop = bench.loop;
    private final ScriptedPort port = bench.port;
    private final List<StateChange> changes = bench.changes;
    private final DefaultModemSession<Tracker> session = bench.session;

    @Test
    void seesThatTheConnectionIsLostAndRestoresItWithItsSubscriptions() {
        bench.online();
        List<String> heard = new ArrayList<>();
        bench.done(session.subscribeAsync(Tracker.TEST_TOPIC, message -> heard.add(message.text())));
        bench.receive("\r\nCLOSED\r\n");
        assertThat(session.state()).isEqualTo(SessionState.OFFLINE);
        assertThat(changes.get(changes.size() - 1).cause()).containsInstanceOf(ConnectionLostException.class);

        bench.online();
        bench.receive("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",5 byte,again\r\n");
        assertThat(heard).containsExactly("again");
        assertThat(port.written().stream().filter("AT+MSUB=\"/a1hahpgAs3s/test/test\",0"::equals))
                .hasSize(2);
    }

    @Test
    void doesNotKnowWhatBecameOfAPublishWhenTheConnectionIsLostInTheMiddle() {
        bench.online();
        bench.on("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n\r\nCLOSED\r\n");
        CompletableFuture<PublishResult> first = session.publishAsync(Tracker.REPORT, "1");
        CompletableFuture<PublishResult> second = session.publishAsync(Tracker.REPORT, "2");

        assertThat(bench.done(first).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(bench.done(second).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void seesThatThePortIsLost() {
        bench.online();
        port.lose();
        loop.run();

        assertThat(session.state()).isEqualTo(SessionState.OFFLINE);
        assertThat(changes.get(changes.size() - 1).cause()).containsInstanceOf(PortException.class);
    }

    @Test
    void saysWhatAProviderOfTheApplicationThrows() {
        DefaultModemSession<Tracker> own = new DefaultModemSessionBuilder<>(Tracker.TEST)
                .port(port)
                .credentials(() -> {
                    throw new IllegalStateException("vault is sealed");
                })
                .loop(loop)
                .threads(Runnable::run)
                .build();

        assertThat(bench.failed(own.connectAsync()))
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessageContaining("vault is sealed")
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(own.state()).isEqualTo(SessionState.OFFLINE);
    }

    @Test
    void namesASecretThatIsNotThere() {
        DefaultModemSession<Tracker> own = new DefaultModemSessionBuilder<>(Tracker.TEST)
                .port(port)
                .secrets(SecretSource.sys("atforge.not.set"))
                .loop(loop)
                .threads(Runnable::run)
                .build();

        assertThat(bench.failed(own.connectAsync())).hasMessageContaining("atforge.not.set");
    }

    @Test
    void signsOffAndClosesThePortOnceHoweverOftenItIsClosed() {
        bench.online();
        bench.on("AT+MDISCONNECT", "\r\nOK\r\n\r\nCLOSED\r\n");
        CompletableFuture<Void> first = session.signOff();
        CompletableFuture<Void> second = session.signOff();
        bench.done(first);
        bench.done(second);

        assertThat(port.isOpen()).isFalse();
        assertThat(port.written().stream().filter("AT+MDISCONNECT"::equals)).hasSize(1);
        assertThat(session.state()).isEqualTo(SessionState.CLOSED);
        assertThat(bench.failed(session.connectAsync()))
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closesWhileConnectingAndFailsWhatWaits() {
        bench.on("AT+MCONNECT", "\r\nOK\r\n");
        CompletableFuture<Void> connected = session.connectAsync();
        loop.run();
        bench.done(session.signOff());

        assertThat(connected).isCompletedExceptionally();
        assertThat(port.isOpen()).isFalse();
    }

    @Test
    void closesWhileItWaitsForRegistrationAndLeavesNobodyWaiting() {
        bench.on("AT+CGREG?", "\r\n+CGREG: 0,2\r\n\r\nOK\r\n");
        CompletableFuture<Void> connected = session.connectAsync();
        loop.run();
        bench.done(session.signOff());

        assertThat(bench.failed(connected))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("was closed");
    }

    @Test
    void doesNotKnowWhatBecameOfAPublishThatWasUnderWayWhenItWasClosed() {
        bench.online();
        bench.on("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n");
        CompletableFuture<PublishResult> underWay = session.publishAsync(Tracker.REPORT, "1");
        CompletableFuture<PublishResult> waiting = session.publishAsync(Tracker.REPORT, "2");
        loop.run();
        session.signOff();
        loop.advance(Duration.ofSeconds(5));

        assertThat(bench.done(underWay).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(bench.done(waiting).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(bench.done(session.publishAsync(Tracker.REPORT, "3")).outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void tellsEveryListenerThoughOneThrows() {
        List<SessionEvent> heard = new ArrayList<>();
        session.onEvent(event -> {
            throw new AssertionError("the application's bug");
        });
        session.onEvent(heard::add);
        bench.online();

        assertThat(heard).hasSize(9);
    }

    @Test
    void keepsWhatNoCommandAskedForOutOfAReply() {
        bench.online();
        List<SessionEvent> heard = new ArrayList<>();
        session.onEvent(heard::add);
        bench.on(
                "AT+CSQ",
                "\r\n+MSUB: 1\r\n\r\nPUBACK\r\n\r\n+CMTI: \"SM\",1\r\n\r\nRING\r\n\r\nCONNECT OK\r\n"
                        + "\r\n+CSQ: 16,0\r\n\r\nOK\r\n");

        assertThat(bench.done(session.queryAsync("AT+CSQ"))).containsExactly("+CSQ: 16,0");
        assertThat(heard).hasSize(5).hasOnlyElementsOfType(SessionEvent.Unsolicited.class);
    }

    @Test
    void closesInBoundedTimeWhenTheModemIsSilent() {
        bench.online();
        bench.on("AT", "");
        CompletableFuture<Void> closed = session.signOff();
        loop.advance(Duration.ofSeconds(5));

        assertThat(closed).isCompleted();
        assertThat(port.isOpen()).isFalse();
    }

    @Test
    void asksTheModemForWhatTheApplicationWantsToKnow() {
        bench.online();
        bench.on("AT+CSQ", "\r\n+CSQ: 16,0\r\n\r\nOK\r\n");
        bench.on("AT+CPIN?", "\r\n+CME ERROR: 10\r\n");

        assertThat(bench.done(session.queryAsync("AT+CSQ"))).containsExactly("+CSQ: 16,0");
        assertThat(bench.failed(session.queryAsync("AT+CPIN?")))
                .isInstanceOf(ModemErrorException.class)
                .hasMessageContaining("no SIM card");
        assertThatThrownBy(() -> session.queryAsync("AT\rATH")).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> session.queryAsync("+CSQ")).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void needsAPort() {
        assertThatThrownBy(() -> new DefaultModemSessionBuilder<>(Tracker.TEST).build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("port(...)");
    }

    @Test
    void endsConnectThoughItsPortFailsToClose() {
        ScriptedPort silent = new ScriptedPort(command -> "");
        DefaultModemSession<Tracker> stuck = new DefaultModemSessionBuilder<>(Tracker.TEST)
                .port(new Port() {
                    @Override
                    public String name() {
                        return "stuck";
                    }

                    @Override
                    public void open(Receiver receiver) {
                        silent.open(receiver);
                    }

                    @Override
                    public void write(byte[] bytes) {
                        silent.write(bytes);
                    }

                    @Override
                    public void close() {
                        throw new IllegalStateException("stuck");
                    }
                })
                .recovery(RecoveryLadder.none())
                .loop(loop)
                .threads(Runnable::run)
                .build();
        CompletableFuture<Void> connected = stuck.connectAsync();
        loop.advance(Duration.ofMinutes(5));

        assertThat(connected.handle((done, error) -> Failures.origin(error)))
                .isCompletedWithValueMatching(AtTimeoutException.class::isInstance);
    }
}
