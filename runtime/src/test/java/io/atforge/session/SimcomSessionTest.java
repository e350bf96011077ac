package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.ModemErrorException;
import io.atforge.PlatformUnreachableException;
import io.atforge.aliyun.Transport;
import io.atforge.bench.Tracker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A session with a modem of the AT+CMQTT... family: several commands a message, and failures that come before ERROR. */
class SimcomSessionTest {

    private final FamilyBench bench = FamilyBench.simcom(Transport.TCP);

    @ParameterizedTest
    @EnumSource
    void goesOnlineAndTalksAndGoes(Transport transport) {
        FamilyBench any = FamilyBench.simcom(transport);
        any.online();
        any.done(any.session.subscribeAsync(Tracker.TEST_TOPIC, message -> {}));
        assertThat(any.done(any.session.publishAsync(Tracker.TEST_TOPIC, "hi \"there\"\r\n"))
                        .outcome())
                .isEqualTo(PublishResult.Outcome.ACCEPTED);
        assertThat(any.done(any.session.publishAsync(Tracker.REPORT, new byte[] {0, 26, 27, -1}))
                        .outcome())
                .isEqualTo(PublishResult.Outcome.ACKNOWLEDGED);
        any.done(any.session.unsubscribeAsync(Tracker.TEST_TOPIC));
        any.done(any.session.signOff());

        assertThat(any.writtenFrom("AT+CMQTTSUB="))
                .containsExactly(
                        "AT+CMQTTSUB=0,22,0",
                        "/a1hahpgAs3s/test/test",
                        "AT+CMQTTTOPIC=0,22",
                        "/a1hahpgAs3s/test/test",
                        "AT+CMQTTPAYLOAD=0,12",
                        "hi \"there\"\r\n",
                        "AT+CMQTTPUB=0,0,60",
                        "AT+CMQTTTOPIC=0,24",
                        "/a1hahpgAs3s/test/report",
                        "AT+CMQTTPAYLOAD=0,4",
                        "\u0000\u001a\u001b\u00ff",
                        "AT+CMQTTPUB=0,1,60",
                        "AT+CMQTTUNSUB=0,22,0",
                        "/a1hahpgAs3s/test/test",
                        "AT+CMQTTDISC=0,60");
        boolean tls = transport == Transport.TLS;
        assertThat(any.count("AT+CCERTDOWN=")).isEqualTo(tls ? 1 : 0);
        assertThat(any.port.written())
                .anyMatch(sent -> sent.matches("AT\\+CMQTTACCQ=0,\"[^\"]+\"," + (tls ? 1 : 0)))
                .anyMatch(sent -> sent.matches("AT\\+CMQTTCONNECT=0,\"tcp://broker.example:1883\",300,1,"
                        + "\"test&a1hahpgAs3s\",\"[0-9a-f]{64}\""));
    }

    @Test
    void aFileThatIsNamedIsNotWritten() {
        FamilyBench any = FamilyBench.simcom(Transport.TLS);
        any.online();
        String name = any.port.written().stream()
                .filter(sent -> sent.startsWith("AT+CCERTDOWN="))
                .findFirst()
                .orElseThrow()
                .split("\"")[1];
        FamilyBench another = FamilyBench.simcom(Transport.TLS);
        another.on("AT+CCERTLIST", "\r\n+CCERTLIST: \"x.pem\"\r\n+CCERTLIST: \"" + name + "\"\r\n\r\nOK\r\n");
        another.online();

        assertThat(another.count("AT+CCERTDOWN=")).isZero();
    }

    /** Either side of OK; an earlier program started it; a number nobody can explain. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nOK\r\n\r\n+CMQTTSTART: 0\r\n",
                "\r\n+CMQTTSTART: 0\r\n\r\nOK\r\n",
                "\r\n+CMQTTSTART: 23\r\n\r\nERROR\r\n",
                "\r\nOK\r\n\r\n+CMQTTSTART: 1\r\n"
            })
    void startsHoweverThatIsTold(String answer) {
        bench.on("AT+CMQTTSTART", answer);

        bench.online();
        assertThat(bench.count("AT+CMQTTSTART")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n+IP ERROR: Network is already opened\r\n\r\nERROR\r\n",
                "\r\nERROR\r\n",
                "\r\n+NETOPEN: 0\r\n\r\nOK\r\n"
            })
    void theNetworkMayBeOpen(String answer) {
        bench.on("AT+NETOPEN", answer);

        bench.online();
    }

    @Test
    void withoutAnAddressTheBearerIsAskedForAnew() {
        int[] asked = {0};
        bench.answer(
                "AT+IPADDR",
                sent -> asked[0]++ == 0
                        ? "\r\n+IP ERROR: Network not opened\r\n\r\nERROR\r\n"
                        : "\r\n+IPADDR: 10.0.0.7\r\n\r\nOK\r\n");
        bench.online();

        assertThat(bench.writtenFrom("AT+IPADDR")).containsSubsequence("AT+NETCLOSE", "AT+NETOPEN", "AT+IPADDR");
    }

    /** The ERROR that follows belongs to the same command, so the next one does not fail by it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1  | ModemErrorException      | does not say why
            3  | ModemErrorException      | no connection with the host
            12 | ModemErrorException      | parameter
            17 | ModemErrorException      | no answer
            25 | ModemErrorException      | DNS
            26 | ModemErrorException      | platform closed
            27 | PlatformRefusedException | version of MQTT
            28 | PlatformRefusedException | client id
            29 | ModemErrorException      | cannot serve
            30 | PlatformRefusedException | user name or password
            31 | PlatformRefusedException | may not sign in
            32 | ModemErrorException      | no TLS connection
            33 | ModemErrorException      | certificate
            34 | ModemErrorException      | no TLS session
            """)
    void tellsWhyThereIsNoConnection(String code, String type, String says) {
        for (String tail : List.of("\r\n\r\nERROR\r\n", "\r\n")) {
            FamilyBench any = FamilyBench.simcom(Transport.TCP);
            String head = tail.contains("ERROR") ? "" : "\r\nOK\r\n";
            any.on("AT+CMQTTCONNECT=", head + "\r\n+CMQTTCONNECT: 0," + code + tail);
            assertThat(any.failed(any.session.connectAsync()))
                    .hasMessageContaining(says)
                    .hasMessageContaining("+CMQTTCONNECT: 0," + code)
                    .extracting(error -> error.getClass().getSimpleName())
                    .isEqualTo(type);
            assertThat(any.done(any.session.queryAsync("AT+CSQ"))).containsExactly("+CSQ: 16,0");
        }
    }

    @ParameterizedTest
    @CsvSource({"3, false", "32, true", "34, true"})
    void tellsWhatMayBeTrust(String code, boolean untrusted) {
        FamilyBench any = FamilyBench.simcom(Transport.TLS);
        any.on("AT+CMQTTCONNECT=", "\r\nOK\r\n\r\n+CMQTTCONNECT: 0," + code + "\r\n");

        assertThat(any.failed(any.session.connectAsync()) instanceof PlatformUnreachableException)
                .isEqualTo(untrusted);
    }

    @Test
    void whatIsLeftOfAnEarlierProgramIsLetGoOf() {
        int[] asked = {0};
        bench.answer("AT+CMQTTACCQ=", sent -> asked[0]++ == 0 ? "\r\n+CMQTTACCQ: 0,19\r\n\r\nERROR\r\n" : "\r\nOK\r\n");
        bench.online();

        assertThat(bench.writtenFrom("AT+CMQTTACCQ="))
                .containsSubsequence("AT+CMQTTDISC=0,60", "AT+CMQTTREL=0", "AT+CMQTTSTOP", "AT+CMQTTSTART");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+CMQTTCONNECT: 0,9", "+CMQTTCONNECT: 0,7", "+CMQTTNONET"})
    void withoutABearerItIsGivenBackAndAskedForAnew(String answer) {
        int[] asked = {0};
        bench.answer(
                "AT+CMQTTCONNECT=",
                sent -> "\r\nOK\r\n\r\n" + (asked[0]++ == 0 ? answer : "+CMQTTCONNECT: 0,0") + "\r\n");
        bench.online();

        assertThat(bench.writtenFrom("AT+CMQTTCONNECT="))
                .containsSubsequence("AT+CMQTTREL=0", "AT+NETCLOSE", "AT+NETOPEN", "AT+IPADDR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +CMQTTCONNLOST: 0,1  | CLOSED  | the platform closed
            +CMQTTCONNLOST: 0,2  | CLOSED  | was reset
            +CMQTTCONNLOST: 0,3  | CLOSED  | the network closed
            +CMQTTPING: 0,17     | CLOSED  | the connection is gone
            +CMQTTNONET          | BEARER  | no network any more
            RDY                  | RESTART | restarted
            *ATREADY: 1          | RESTART | restarted
            """)
    void knowsWhatEndsAConnection(String line, DisconnectReason reason, String says) {
        bench.online();
        bench.receive("\r\n" + line + "\r\n");

        assertThat(bench.session.statistics().lastDisconnect()).contains(reason);
        assertThat(bench.changes.get(bench.changes.size() - 1).cause().orElseThrow())
                .hasMessageContaining(says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+CMQTTCONNLOST: 1,1", "+CMQTTPING: 0,0", "SMS DONE", "PB DONE", "+CGEV: EPS PDN ACT 1"})
    void knowsWhatDoesNot(String line) {
        bench.online();
        bench.receive("\r\n" + line + "\r\n");

        assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
    }

    /** Nothing went out before the last command. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AT+CMQTTTOPIC=   | ERROR           | FAILED
            AT+CMQTTPAYLOAD= | ERROR           | FAILED
            AT+CMQTTPUB=     | ERROR           | FAILED
            AT+CMQTTPUB=     | +CMQTTPUB: 0,11 | FAILED
            """)
    void aMessageThatWasRefusedFailed(String command, String answer, PublishResult.Outcome outcome) {
        bench.online();
        bench.on(command, "\r\n" + answer + "\r\n" + (answer.equals("ERROR") ? "" : "\r\nERROR\r\n"));

        assertThat(bench.done(bench.session.publishAsync(Tracker.REPORT, "1")).outcome())
                .isEqualTo(outcome);
        assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
    }

    @Test
    void aMessageThatWasNotAnsweredBeforeTheLastCommandFailed() {
        bench.online();
        bench.prompt("AT+CMQTTPAYLOAD=", sent -> "");
        PublishResult result = bench.done(bench.session.publishAsync(Tracker.REPORT, "1"));

        assertThat(result.outcome()).isEqualTo(PublishResult.Outcome.FAILED);
        assertThat(result.cause().orElseThrow()).isInstanceOf(AtTimeoutException.class);
        assertThat(bench.count("AT+CMQTTPUB=")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\nOK\r\n", "\r\nOK\r\n\r\n+CMQTTPUB: 0,17\r\n"})
    void aMessageThatMayHaveGoneOutIsUnknown(String answer) {
        bench.online();
        bench.on("AT+CMQTTPUB=", answer);

        assertThat(bench.done(bench.session.publishAsync(Tracker.REPORT, "1")).outcome())
                .isEqualTo(PublishResult.Outcome.UNKNOWN);
    }

    /** What completes one says no more than that one is complete, with QoS 0 as well. */
    /** What the modem completes without the platform says nothing of how long the platform takes. */
    @Test
    void quickMessagesWithoutAcknowledgementLeaveTheNextItsTime() {
        bench.online();
        bench.loop.advance(Duration.ofSeconds(1));
        for (int i = 0; i < 20; i++) {
            assertThat(bench.done(bench.session.publishAsync(Tracker.TEST_TOPIC, "quick"))
                            .outcome())
                    .isEqualTo(PublishResult.Outcome.ACCEPTED);
        }
        bench.on("AT+CMQTTPUB=", "\r\nOK\r\n");
        CompletableFuture<PublishResult> slow = bench.session.publishAsync(Tracker.REPORT, "slow");
        bench.loop.advance(Duration.ofSeconds(7));
        bench.port.receive("\r\n+CMQTTPUB: 0,0\r\n");

        assertThat(bench.done(slow).outcome()).isEqualTo(PublishResult.Outcome.ACKNOWLEDGED);
    }

    @Test
    void theNextMessageWaitsForTheEndOfTheOneBefore() {
        bench.online();
        bench.on("AT+CMQTTPUB=", "\r\nOK\r\n");
        CompletableFuture<PublishResult> report = bench.session.publishAsync(Tracker.REPORT, "1");
        CompletableFuture<PublishResult> test = bench.session.publishAsync(Tracker.TEST_TOPIC, "2");
        bench.loop.run();
        assertThat(bench.count("AT+CMQTTTOPIC=")).isEqualTo(1);
        bench.receive("\r\n+CMQTTPUB: 0,0\r\n");
        assertThat(report.join().outcome()).isEqualTo(PublishResult.Outcome.ACKNOWLEDGED);
        assertThat(test).isNotDone();
        assertThat(bench.count("AT+CMQTTTOPIC=")).isEqualTo(2);
        bench.receive("\r\n+CMQTTPUB: 0,0\r\n");

        assertThat(test.join().outcome()).isEqualTo(PublishResult.Outcome.ACCEPTED);
    }

    /** A subscription and a question between the commands of a message change neither. */
    @Test
    void whatIsNoMessageMayComeBetween() {
        bench.online();
        bench.prompt("AT+CMQTTTOPIC=", sent -> "");
        CompletableFuture<PublishResult> message = bench.session.publishAsync(Tracker.REPORT, "1");
        bench.loop.run();
        CompletableFuture<Void> subscribed = bench.session.subscribeAsync(Tracker.TEST_TOPIC, received -> {});
        CompletableFuture<List<String>> asked = bench.session.queryAsync("AT+CSQ");
        bench.loop.run();
        bench.receive("\r\nOK\r\n");

        assertThat(bench.done(message).outcome()).isEqualTo(PublishResult.Outcome.ACKNOWLEDGED);
        bench.done(subscribed);
        assertThat(bench.done(asked)).containsExactly("+CSQ: 16,0");
        assertThat(bench.writtenFrom("AT+CMQTTTOPIC="))
                .containsSubsequence("AT+CMQTTTOPIC=0,24", "AT+CMQTTPAYLOAD=0,1", "AT+CMQTTPUB=0,1,60");
    }

    /** The message by which a session sees whether the platform is there waits for no queue. */
    @Test
    void aMessageThatPassesTheQueueDoesNotComeBetween() {
        FamilyBench any = FamilyBench.simcom(
                Transport.TCP, builder -> builder.liveness(Liveness.standard().withLoopback(Tracker.REPORT)));
        any.online();
        any.prompt("AT+CMQTTTOPIC=", sent -> "");
        any.loop.advance(Liveness.standard().silenceAtMost().minusSeconds(1));
        CompletableFuture<PublishResult> message = any.session.publishAsync(Tracker.TEST_TOPIC, "1");
        any.loop.advance(Duration.ofSeconds(2));
        assertThat(any.count("AT+CMQTTTOPIC=")).isEqualTo(1);
        any.prompt("AT+CMQTTTOPIC=", sent -> "\r\nOK\r\n");
        any.receive("\r\nOK\r\n");
        assertThat(any.done(message).outcome()).isEqualTo(PublishResult.Outcome.ACCEPTED);
        any.loop.advance(Duration.ofSeconds(1));

        assertThat(any.writtenFrom("AT+CMQTTTOPIC=").stream()
                        .filter(sent -> sent.startsWith("AT+CMQTT") && !sent.endsWith("?"))
                        .toList())
                .containsExactly(
                        "AT+CMQTTTOPIC=0,22",
                        "AT+CMQTTPAYLOAD=0,1",
                        "AT+CMQTTPUB=0,0,60",
                        "AT+CMQTTTOPIC=0,24",
                        "AT+CMQTTPAYLOAD=0,0",
                        "AT+CMQTTPUB=0,1,60");
    }

    @Test
    void aMessageThatWaitsForAnotherIsNotSentWithoutAConnection() {
        FamilyBench any = FamilyBench.simcom(
                Transport.TCP, builder -> builder.liveness(Liveness.standard().withLoopback(Tracker.REPORT)));
        any.online();
        any.prompt("AT+CMQTTTOPIC=", sent -> "");
        any.loop.advance(Liveness.standard().silenceAtMost().minusSeconds(1));
        CompletableFuture<PublishResult> message = any.session.publishAsync(Tracker.TEST_TOPIC, "1");
        any.loop.advance(Duration.ofSeconds(2));
        any.receive("\r\n+CMQTTCONNLOST: 0,1\r\n");
        any.loop.advance(Duration.ofSeconds(30));

        assertThat(message.join().outcome()).isEqualTo(PublishResult.Outcome.FAILED);
        assertThat(any.count("AT+CMQTTTOPIC=")).isEqualTo(1);
    }

    @Test
    void aRefusedSubscriptionIsTold() {
        bench.online();
        bench.prompt("AT+CMQTTSUB=", sent -> "\r\nOK\r\n\r\n+CMQTTSUB: 0,12\r\n");

        assertThat(bench.failed(bench.session.subscribeAsync(Tracker.TEST_TOPIC, message -> {})))
                .isInstanceOf(ModemErrorException.class)
                .hasMessageContaining("parameter");
    }

    @Test
    void seesThatThereIsNoConnection() {
        bench.online();
        bench.on("AT+CMQTTCONNECT?", "\r\n+CMQTTCONNECT: 0\r\n+CMQTTCONNECT: 1\r\n\r\nOK\r\n");
        bench.loop.advance(Liveness.standard().statusEvery().plusSeconds(1));

        assertThat(bench.session.statistics().lastDisconnect()).contains(DisconnectReason.CLOSED);
    }
}
