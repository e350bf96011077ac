package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
import io.atforge.PlatformRefusedException;
import io.atforge.PortException;
import io.atforge.SecretUnavailableException;
import io.atforge.UnexpectedReplyException;
import io.atforge.aliyun.SecretSource;
import io.atforge.bench.Tracker;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.port.Port;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ModemSessionTest {

    private final Map<String, String> replies = new LinkedHashMap<>();
    private final Map<String, Supplier<String>> once = new LinkedHashMap<>();
    private final ManualLoop loop = new ManualLoop();
    private final ScriptedPort port = new ScriptedPort(this::reply);
    private final List<StateChange> changes = new ArrayList<>();
    private final DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<>(Tracker.TEST)
            .port(port)
            .loop(loop)
            .threads(Runnable::run)
            .recovery(RecoveryLadder.none())
            .build();

    ModemSessionTest() {
        session.onStateChange(changes::add);
        on("AT+CPIN?", "\r\n+CPIN: READY\r\n\r\nOK\r\n");
        on("AT+MQTTSTATU", "\r\n+MQTTSTATU :1\r\n\r\nOK\r\n");
        on("AT+CGREG?", "\r\n+CGREG: 0,1\r\n\r\nOK\r\n");
        on("AT+CGATT?", "\r\n+CGATT: 1\r\n\r\nOK\r\n");
        on("AT+CIFSR", "\r\n10.0.0.7\r\n");
        on("AT+MIPSTART", "\r\nOK\r\n\r\nCONNECT OK\r\n");
        on("AT+MCONNECT", "\r\nOK\r\n\r\nCONNACK OK\r\n");
        on("AT+MDISCONNECT", "\r\nOK\r\n\r\nCLOSED\r\n");
        on("AT+MSUB", "\r\nOK\r\n\r\nSUBACK\r\n");
        on("AT+MUNSUB", "\r\nOK\r\n\r\nUNSUBACK\r\n");
        on("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n\r\nPUBACK\r\n");
    }

    /** From now on, commands that start so are answered so; others with OK. */
    private void on(String command, String reply) {
        replies.put(command, reply);
    }

    private void replyOnce(String command, Supplier<String> reply) {
        once.put(command, reply);
    }

    private String reply(String command) {
        for (String start : List.copyOf(once.keySet())) {
            if (command.startsWith(start)) {
                return once.remove(start).get();
            }
        }
        return replies.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .reduce((first, last) -> last)
                .map(Map.Entry::getValue)
                .orElse("\r\nOK\r\n");
    }

    private <T> T done(CompletableFuture<T> future) {
        loop.run();
        assertThat(future).isCompleted();
        return future.join();
    }

    private Throwable failed(CompletableFuture<?> future) {
        loop.run();
        assertThat(future).isCompletedExceptionally();
        return future.handle((result, error) -> error instanceof CompletionException ? error.getCause() : error)
                .join();
    }

    private void online() {
        done(session.connectAsync());
    }

    private void receive(String text) {
        port.receive(text);
        loop.run();
    }

    @Test
    void tellsHowFarItHasCome() {
        online();

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
        on("AT+MCONNECT", "\r\nOK\r\n\r\nERROR\r\n");

        Throwable refused = failed(session.connectAsync());

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
        on("AT+MCONFIG", "\r\n+CME ERROR: 53\r\n");

        assertThat(failed(session.connectAsync())).isInstanceOfSatisfying(ModemErrorException.class, error -> {
            assertThat(error.number()).hasValue(53);
            assertThat(error)
                    .hasMessageContaining("does not take client id, user name or password")
                    .hasMessageContaining("below 256 bytes")
                    .hasMessageContaining("\"******\"");
        });
    }

    @Test
    void waitsForRegistrationAndSaysWhatItWaitedFor() {
        on("AT+CGREG?", "\r\n+CGREG: 0,2\r\n\r\nOK\r\n");
        CompletableFuture<Void> connected = session.connectAsync();
        loop.advance(Duration.ofSeconds(59));
        assertThat(connected).isNotDone();
        loop.advance(Duration.ofSeconds(2));

        assertThat(failed(connected))
                .isInstanceOf(UnexpectedReplyException.class)
                .hasMessageContaining("+CGREG: 0,2");
    }

    @Test
    void goesOnWhenRegistrationComes() {
        on("AT+CGREG?", "\r\n+CGREG: 0,2\r\n\r\nOK\r\n");
        CompletableFuture<Void> connected = session.connectAsync();
        loop.advance(Duration.ofSeconds(10));
        on("AT+CGREG?", "\r\n+CGREG: 0,5,\"1\",\"2\"\r\n\r\nOK\r\n");
        loop.advance(Duration.ofSeconds(1));

        done(connected);
    }

    @Test
    void findsTheBearerThatIsAlreadyUp() {
        on("AT+CSTT", "\r\n+CME ERROR: 3\r\n");
        on("AT+CIICR", "\r\nERROR\r\n");

        online();
    }

    @Test
    void letsGoOfAConnectionThatAnEarlierProgramLeft() {
        on("AT+MIPSTART", "\r\nOK\r\n\r\nALREADY CONNECT\r\n");
        on("AT+MIPCLOSE", "\r\n+CME ERROR: 767\r\n");
        CompletableFuture<Void> connected = session.connectAsync();

        assertThat(failed(connected)).isInstanceOf(ModemErrorException.class).hasMessageContaining("ALREADY CONNECT");
        assertThat(port.written()).containsSubsequence("AT+MDISCONNECT", "AT+MIPCLOSE");
    }

    @Test
    void doesNotTakeTheEndOfAnEarlierConnectionForThatOfItsOwn() {
        on("AT+MIPSTART", "\r\nOK\r\n\r\nALREADY CONNECT\r\n");
        replyOnce("AT+MIPCLOSE", () -> {
            on("AT+MIPSTART", "\r\nOK\r\n\r\nCONNECT OK\r\n");
            return "\r\nOK\r\n\r\nCLOSED\r\n";
        });

        online();
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }

    @Test
    void keepsTheFirstHandlerWhenSubscribingAgainFails() {
        online();
        List<String> heard = new ArrayList<>();
        done(session.subscribeAsync(Tracker.TEST_TOPIC, message -> heard.add("first " + message.text())));
        on("AT+MSUB", "\r\nERROR\r\n");
        failed(session.subscribeAsync(Tracker.TEST_TOPIC, message -> heard.add("second " + message.text())));
        receive("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",2 byte,hi\r\n");

        assertThat(heard).containsExactly("first hi");
    }

    @Test
    void tellsThatTheModemIsSilent() {
        on("AT", "");
        CompletableFuture<Void> connected = session.connectAsync();
        loop.advance(Duration.ofMinutes(3));

        assertThat(failed(connected)).isInstanceOf(AtTimeoutException.class).hasMessageContaining("baud rate");
        assertThat(port.isOpen()).isFalse();
    }

    @Test
    void routesAMessageToEveryHandlerWhoseTopicMatches() {
        online();
        List<String> heard = new ArrayList<>();
        done(session.subscribeAsync(Tracker.TEST_TOPIC, message -> heard.add("test " + message.text())));
        done(session.subscribeAsync(Tracker.COMMANDS, message -> heard.add(message.topic())));
        receive("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",2 byte,hi\r\n"
                + "\r\n+MSUB: \"/a1hahpgAs3s/test/commands/led/on\",1 byte,1\r\n"
                + "\r\n+MSUB: \"/a1hahpgAs3s/test/other\",1 byte,1\r\n");

        assertThat(heard).containsExactly("test hi", "/a1hahpgAs3s/test/commands/led/on");
    }

    @Test
    void hearsNothingMoreAfterUnsubscribing() {
        online();
        List<Message> heard = new ArrayList<>();
        done(session.subscribeAsync(Tracker.TEST_TOPIC, heard::add));
        done(session.unsubscribeAsync(Tracker.TEST_TOPIC));
        receive("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",2 byte,hi\r\n");

        assertThat(heard).isEmpty();
        assertThat(port.written()).contains("AT+MUNSUB=\"/a1hahpgAs3s/test/test\"");
    }

    @Test
    void keepsHearingWhenAHandlerThrows() {
        online();
        List<String> heard = new ArrayList<>();
        done(session.subscribeAsync(Tracker.TEST_TOPIC, message -> {
            heard.add(message.text());
            throw new IllegalStateException("the application's bug");
        }));
        receive("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",1 byte,1\r\n\r\n+MSUB: \"/a1hahpgAs3s/test/test\",1 byte,2\r\n");

        assertThat(heard).containsExactly("1", "2");
    }

    @Test
    void escapesAPayloadSoThatItCannotEndItsCommand() {
        online();
        assertThat(done(session.publishAsync(Tracker.TEST_TOPIC, "\"\r\nATH\\")).outcome())
                .isEqualTo(Outcome.ACCEPTED);

        assertThat(port.written()).contains("AT+MPUB=\"/a1hahpgAs3s/test/test\",0,0,\"\\22\\0D\\0AATH\\5C\"");
    }

    @Test
    void sendsBytesWithoutAnEscapeAsData() {
        online();
        byte[] payload = {0, 1, (byte) 0xFF};
        on("AT+MPUBEX", "\r\n>");
        on(new String(payload, StandardCharsets.ISO_8859_1), "\r\nOK\r\n");

        assertThat(done(session.publishAsync(Tracker.TEST_TOPIC, payload)).outcome())
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(port.written())
                .containsSubsequence(
                        "AT+MPUBEX=\"/a1hahpgAs3s/test/test\",0,0,3", new String(payload, StandardCharsets.ISO_8859_1));
    }

    @Test
    void sendsATextAsDataWhoseEscapedFormIsOverTheLimit() {
        online();
        on("AT+MPUBEX", "\r\n>");

        done(session.publishAsync(Tracker.TEST_TOPIC, "\"".repeat(454)));

        assertThat(port.written()).contains("AT+MPUBEX=\"/a1hahpgAs3s/test/test\",0,0,454");
    }

    @Test
    void sendsNothingOfAPayloadOverTheLimit() {
        online();
        int written = port.written().size();

        assertThatThrownBy(() -> session.publishAsync(Tracker.TEST_TOPIC, new byte[1361]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1361 bytes")
                .hasMessageContaining("1360");
        loop.run();
        assertThat(port.written()).hasSize(written);
    }

    @Test
    void tellsAnAcknowledgedPublishFromOneThatMayBeLost() {
        online();
        assertThat(done(session.publishAsync(Tracker.REPORT, "1")).outcome()).isEqualTo(Outcome.ACKNOWLEDGED);

        on("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n");
        CompletableFuture<PublishResult> unacknowledged = session.publishAsync(Tracker.REPORT, "2");
        loop.advance(Duration.ofSeconds(31));
        assertThat(done(unacknowledged)).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(result.cause()).containsInstanceOf(AtTimeoutException.class);
        });
    }

    @Test
    void tellsThatTheModemRefusedAPublish() {
        online();
        on("AT+MPUB", "\r\nERROR\r\n");

        assertThat(done(session.publishAsync(Tracker.TEST_TOPIC, "1"))).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.cause()).containsInstanceOf(ModemErrorException.class);
        });
    }

    @Test
    void publishesNothingWhileOffline() {
        assertThat(done(session.publishAsync(Tracker.TEST_TOPIC, "1"))).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.cause()).containsInstanceOf(NotConnectedException.class);
        });
    }

    @Test
    void seesThatTheConnectionIsLostAndRestoresItWithItsSubscriptions() {
        online();
        List<String> heard = new ArrayList<>();
        done(session.subscribeAsync(Tracker.TEST_TOPIC, message -> heard.add(message.text())));
        receive("\r\nCLOSED\r\n");
        assertThat(session.state()).isEqualTo(SessionState.OFFLINE);
        assertThat(changes.get(changes.size() - 1).cause()).containsInstanceOf(ConnectionLostException.class);

        online();
        receive("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",5 byte,again\r\n");
        assertThat(heard).containsExactly("again");
        assertThat(port.written().stream().filter("AT+MSUB=\"/a1hahpgAs3s/test/test\",0"::equals))
                .hasSize(2);
    }

    @Test
    void doesNotKnowWhatBecameOfAPublishWhenTheConnectionIsLostInTheMiddle() {
        online();
        on("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n\r\nCLOSED\r\n");
        CompletableFuture<PublishResult> first = session.publishAsync(Tracker.REPORT, "1");
        CompletableFuture<PublishResult> second = session.publishAsync(Tracker.REPORT, "2");

        assertThat(done(first).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(done(second).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void seesThatThePortIsLost() {
        online();
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

        assertThat(failed(own.connectAsync()))
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

        assertThat(failed(own.connectAsync())).hasMessageContaining("atforge.not.set");
    }

    @Test
    void signsOffAndClosesThePortOnceHoweverOftenItIsClosed() {
        online();
        on("AT+MDISCONNECT", "\r\nOK\r\n\r\nCLOSED\r\n");
        CompletableFuture<Void> first = session.signOff();
        CompletableFuture<Void> second = session.signOff();
        done(first);
        done(second);

        assertThat(port.isOpen()).isFalse();
        assertThat(port.written().stream().filter("AT+MDISCONNECT"::equals)).hasSize(1);
        assertThat(session.state()).isEqualTo(SessionState.CLOSED);
        assertThat(failed(session.connectAsync()))
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closesWhileConnectingAndFailsWhatWaits() {
        on("AT+MCONNECT", "\r\nOK\r\n");
        CompletableFuture<Void> connected = session.connectAsync();
        loop.run();
        done(session.signOff());

        assertThat(connected).isCompletedExceptionally();
        assertThat(port.isOpen()).isFalse();
    }

    @Test
    void closesWhileItWaitsForRegistrationAndLeavesNobodyWaiting() {
        on("AT+CGREG?", "\r\n+CGREG: 0,2\r\n\r\nOK\r\n");
        CompletableFuture<Void> connected = session.connectAsync();
        loop.run();
        done(session.signOff());

        assertThat(failed(connected))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("was closed");
    }

    @Test
    void doesNotKnowWhatBecameOfAPublishThatWasUnderWayWhenItWasClosed() {
        online();
        on("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n");
        CompletableFuture<PublishResult> underWay = session.publishAsync(Tracker.REPORT, "1");
        CompletableFuture<PublishResult> waiting = session.publishAsync(Tracker.REPORT, "2");
        loop.run();
        session.signOff();
        loop.advance(Duration.ofSeconds(5));

        assertThat(done(underWay).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(done(waiting).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(done(session.publishAsync(Tracker.REPORT, "3")).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void tellsEveryListenerThoughOneThrows() {
        List<SessionEvent> heard = new ArrayList<>();
        session.onEvent(event -> {
            throw new AssertionError("the application's bug");
        });
        session.onEvent(heard::add);
        online();

        assertThat(heard).hasSize(9);
    }

    @Test
    void keepsWhatNoCommandAskedForOutOfAReply() {
        online();
        List<SessionEvent> heard = new ArrayList<>();
        session.onEvent(heard::add);
        on(
                "AT+CSQ",
                "\r\n+MSUB: 1\r\n\r\nPUBACK\r\n\r\n+CMTI: \"SM\",1\r\n\r\nRING\r\n\r\nCONNECT OK\r\n"
                        + "\r\n+CSQ: 16,0\r\n\r\nOK\r\n");

        assertThat(done(session.queryAsync("AT+CSQ"))).containsExactly("+CSQ: 16,0");
        assertThat(heard).hasSize(5).hasOnlyElementsOfType(SessionEvent.Unsolicited.class);
    }

    @Test
    void closesInBoundedTimeWhenTheModemIsSilent() {
        online();
        on("AT", "");
        CompletableFuture<Void> closed = session.signOff();
        loop.advance(Duration.ofSeconds(5));

        assertThat(closed).isCompleted();
        assertThat(port.isOpen()).isFalse();
    }

    @Test
    void asksTheModemForWhatTheApplicationWantsToKnow() {
        online();
        on("AT+CSQ", "\r\n+CSQ: 16,0\r\n\r\nOK\r\n");
        on("AT+CPIN?", "\r\n+CME ERROR: 10\r\n");

        assertThat(done(session.queryAsync("AT+CSQ"))).containsExactly("+CSQ: 16,0");
        assertThat(failed(session.queryAsync("AT+CPIN?")))
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
