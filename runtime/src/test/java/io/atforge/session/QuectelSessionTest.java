package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.PlatformRefusedException;
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

/** A session with a modem of the AT+QMT... family. */
class QuectelSessionTest {

    private final FamilyBench bench = FamilyBench.quectel(Transport.TCP);

    private PublishResult published(String payload) {
        return bench.done(bench.session.publishAsync(Tracker.REPORT, payload));
    }

    @ParameterizedTest
    @EnumSource
    void goesOnlineAndTalksAndGoes(Transport transport) {
        FamilyBench any = FamilyBench.quectel(transport);
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

        assertThat(any.writtenFrom("AT+QMTSUB="))
                .containsExactly(
                        "AT+QMTSUB=0,1,\"/a1hahpgAs3s/test/test\",0",
                        "AT+QMTPUBEX=0,0,0,0,\"/a1hahpgAs3s/test/test\",12",
                        "hi \"there\"\r\n",
                        "AT+QMTPUBEX=0,2,1,0,\"/a1hahpgAs3s/test/report\",4",
                        "\u0000\u001a\u001b\u00ff",
                        "AT+QMTUNS=0,3,\"/a1hahpgAs3s/test/test\"",
                        "AT+QMTDISC=0");
        assertThat(any.count("AT+QFUPL=")).isEqualTo(transport == Transport.TLS ? 1 : 0);
        assertThat(any.port.written())
                .contains("AT+QMTOPEN=0,\"broker.example\",1883", "AT+QMTCFG=\"recv/mode\",0,0,1")
                .anyMatch(sent -> sent.matches("AT\\+QMTCONN=0,\"[^\"]+\",\"test&a1hahpgAs3s\",\"[0-9a-f]{64}\""))
                .noneMatch(sent -> sent.contains("aliauth") || sent.startsWith("AT+QURCCFG"));
    }

    @Test
    void aFileThatIsThereIsNotWritten() {
        FamilyBench any = FamilyBench.quectel(Transport.TLS);
        any.on("AT+QFLST=", "\r\n+QFLST: \"a.pem\"," + FamilyBench.AUTHORITIES.length() + "\r\n\r\nOK\r\n");
        any.online();

        assertThat(any.count("AT+QFUPL=")).isZero();
    }

    /** Code, what the session makes of it, what the message says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1 | ModemErrorException | could not be opened
            1  | ModemErrorException | a parameter is wrong
            4  | ModemErrorException | DNS
            5  | ModemErrorException | no connection with the host
            9  | ModemErrorException | could not be opened
            """)
    void tellsWhyThereIsNoConnection(String code, String type, String says) {
        bench.on("AT+QMTOPEN=", "\r\nOK\r\n\r\n+QMTOPEN: 0," + code + "\r\n");

        assertThat(bench.failed(bench.session.connectAsync()))
                .hasMessageContaining(says)
                .extracting(error -> error.getClass().getSimpleName())
                .isEqualTo(type);
        assertThat(bench.count("AT+QMTOPEN=")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,0,1 | PlatformRefusedException | version of MQTT
            0,0,2 | PlatformRefusedException | client id
            0,0,3 | ModemErrorException      | cannot serve
            0,0,4 | PlatformRefusedException | user name or password
            0,0,5 | PlatformRefusedException | may not sign in
            0,2   | ModemErrorException      | no answer
            0,2,4 | PlatformRefusedException | user name or password
            """)
    void tellsWhyTheDeviceIsNotLetIn(String codes, String type, String says) {
        bench.on("AT+QMTCONN=", "\r\nOK\r\n\r\n+QMTCONN: " + codes + "\r\n");

        assertThat(bench.failed(bench.session.connectAsync()))
                .hasMessageContaining(says)
                .hasMessageContaining("+QMTCONN: " + codes)
                .extracting(error -> error.getClass().getSimpleName())
                .isEqualTo(type);
    }

    /** +QMTCONN: 0,1 tells of another try of the modem's. */
    @Test
    void anotherTryIsNotTheEnd() {
        bench.on("AT+QMTCONN=", "\r\nOK\r\n\r\n+QMTCONN: 0,1\r\n\r\n+QMTCONN: 0,0,0\r\n");

        bench.online();
    }

    @Test
    void whatIsLeftOfAnEarlierProgramIsLetGoOf() {
        int[] opened = {0};
        bench.answer("AT+QMTOPEN=", sent -> "\r\nOK\r\n\r\n+QMTOPEN: 0," + (opened[0]++ == 0 ? 2 : 0) + "\r\n");
        bench.online();

        assertThat(bench.writtenFrom("AT+QMTOPEN=")).contains("AT+QMTCLOSE=0");
        assertThat(bench.count("AT+QMTOPEN=")).isEqualTo(2);
        assertThat(bench.count("AT+QIDEACT=1")).isZero();
    }

    @Test
    void withoutABearerItIsGivenBackAndAskedForAnew() {
        int[] opened = {0};
        bench.answer("AT+QMTOPEN=", sent -> "\r\nOK\r\n\r\n+QMTOPEN: 0," + (opened[0]++ == 0 ? 3 : 0) + "\r\n");
        bench.online();

        assertThat(bench.writtenFrom("AT+QMTOPEN="))
                .containsSubsequence("AT+QMTCLOSE=0", "AT+QIDEACT=1", "AT+QIACT=1", "AT+QIACT?")
                .filteredOn(sent -> sent.startsWith("AT+QMTOPEN="))
                .hasSize(2);
    }

    /** It is asked whether it is there, and is not, though nothing was refused. */
    @Test
    void aBearerThatIsNotThereIsAskedForAnew() {
        int[] asked = {0};
        bench.answer("AT+QIACT?", sent -> (asked[0]++ == 0 ? "" : "\r\n+QIACT: 1,1,1,\"10.0.0.7\"\r\n") + "\r\nOK\r\n");
        bench.online();

        assertThat(bench.writtenFrom("AT+QIACT?")).containsSubsequence("AT+QIDEACT=1", "AT+QIACT=1", "AT+QIACT?");
    }

    @Test
    void aBearerThatStaysAwayIsAFailure() {
        bench.on("AT+QMTOPEN=", "\r\nOK\r\n\r\n+QMTOPEN: 0,3\r\n");

        assertThat(bench.failed(bench.session.connectAsync()))
                .isInstanceOf(ModemErrorException.class)
                .hasMessageContaining("no bearer");
        assertThat(bench.count("AT+QMTOPEN=")).isEqualTo(2);
    }

    /** Over TLS only what may be TLS's fault is told as that. */
    @ParameterizedTest
    @CsvSource({"-1, true", "4, false", "5, false"})
    void tellsWhatMayBeTrust(String code, boolean untrusted) {
        FamilyBench any = FamilyBench.quectel(Transport.TLS);
        any.on("AT+QMTOPEN=", "\r\nOK\r\n\r\n+QMTOPEN: 0," + code + "\r\n");

        assertThat(any.failed(any.session.connectAsync()) instanceof PlatformUnreachableException)
                .isEqualTo(untrusted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +QMTSTAT: 0,1             | CLOSED | reset
            +QMTSTAT: 0,2             | CLOSED | keep-alive
            +QMTPING: 0,1             | CLOSED | keep-alive
            +QIURC: "pdpdeact",1      | BEARER | the network took the bearer
            +CGEV: NW PDN DEACT 1     | BEARER | the network took the bearer
            RDY                       | RESTART | restarted
            POWERED DOWN              | RESTART | restarted
            """)
    void knowsWhatEndsAConnection(String line, DisconnectReason reason, String says) {
        bench.online();
        bench.receive("\r\n" + line + "\r\n");

        assertThat(bench.session.state()).isEqualTo(SessionState.OFFLINE);
        assertThat(bench.session.statistics().lastDisconnect()).contains(reason);
        assertThat(bench.changes.get(bench.changes.size() - 1).cause().orElseThrow())
                .hasMessageContaining(says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+QMTSTAT: 1,1", "+CGEV: NW PDN DEACT 2", "+QIURC: \"pdpdeact\",2", "+CTZV: \"+32\""})
    void knowsWhatDoesNot(String line) {
        bench.online();
        bench.receive("\r\n" + line + "\r\n");

        assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
    }

    @Test
    void aRefusedSubscriptionIsTold() {
        bench.online();
        bench.answer("AT+QMTSUB=", sent -> "\r\nOK\r\n\r\n+QMTSUB: 0," + FamilyBench.id(sent) + ",0,128\r\n");

        assertThat(bench.failed(bench.session.subscribeAsync(Tracker.TEST_TOPIC, message -> {})))
                .isInstanceOf(ModemErrorException.class)
                .hasMessageContaining("refuses the subscription");
        assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
    }

    /** The answer of the one before is late, or comes twice. */
    @Test
    void anAcknowledgementEndsNoOtherMessage() {
        bench.online();
        bench.prompt("AT+QMTPUBEX=", sent -> "\r\nOK\r\n");
        CompletableFuture<PublishResult> first = bench.session.publishAsync(Tracker.REPORT, "1");
        bench.loop.advance(Duration.ofSeconds(31));
        assertThat(first.join().outcome()).isEqualTo(PublishResult.Outcome.UNKNOWN);
        assertThat(first.join().cause().orElseThrow()).isInstanceOf(AtTimeoutException.class);
        assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
        CompletableFuture<PublishResult> second = bench.session.publishAsync(Tracker.REPORT, "2");
        bench.loop.run();
        bench.receive("\r\n+QMTPUBEX: 0,1,0\r\n\r\n+QMTPUB: 0,1,0\r\n");
        assertThat(second).isNotDone();
        bench.receive("\r\n+QMTPUB: 0,2,0\r\n\r\n+QMTPUB: 0,2,0\r\n");

        assertThat(second.join().outcome()).isEqualTo(PublishResult.Outcome.ACKNOWLEDGED);
        assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
    }

    /** A platform that answers nothing at all is gone. */
    @Test
    void aMissingAcknowledgementHasThePlatformAsked() {
        bench.online();
        bench.done(bench.session.subscribeAsync(Tracker.TEST_TOPIC, message -> {}));
        bench.prompt("AT+QMTPUBEX=", sent -> "\r\nOK\r\n");
        bench.session.publishAsync(Tracker.REPORT, "1");
        bench.loop.advance(Duration.ofSeconds(31));
        assertThat(bench.count("AT+QMTSUB=")).isEqualTo(2);
        assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
        bench.on("AT+QMTSUB=", "\r\nOK\r\n");
        bench.session.publishAsync(Tracker.REPORT, "2");
        bench.loop.advance(Duration.ofSeconds(31));
        assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
        bench.loop.advance(Duration.ofSeconds(61));

        assertThat(bench.session.state()).isEqualTo(SessionState.OFFLINE);
        assertThat(bench.session.statistics().lastDisconnect()).contains(DisconnectReason.UNACKNOWLEDGED);
    }

    @Test
    void withNothingToAskThreeInARowAreTooMany() {
        bench.online();
        for (int missing = 0; missing < 5; missing++) {
            assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
            bench.prompt("AT+QMTPUBEX=", sent -> "\r\nOK\r\n");
            bench.session.publishAsync(Tracker.REPORT, "1");
            bench.loop.advance(Duration.ofSeconds(31));
            if (missing == 1) {
                bench.prompt("AT+QMTPUBEX=", sent -> "\r\nOK\r\n\r\n+QMTPUB: 0," + FamilyBench.id(sent) + ",0\r\n");
                assertThat(published("2").outcome()).isEqualTo(PublishResult.Outcome.ACKNOWLEDGED);
            }
        }

        assertThat(bench.session.statistics().lastDisconnect()).contains(DisconnectReason.UNACKNOWLEDGED);
    }

    @Test
    void anotherTryOfTheModemIsNoAcknowledgement() {
        bench.online();
        bench.prompt("AT+QMTPUBEX=", sent -> "\r\nOK\r\n\r\n+QMTPUBEX: 0," + FamilyBench.id(sent) + ",1,1\r\n");
        CompletableFuture<PublishResult> result = bench.session.publishAsync(Tracker.REPORT, "1");
        bench.loop.run();
        assertThat(result).isNotDone();
        bench.receive("\r\n+QMTPUBEX: 0,1,2\r\n");

        assertThat(result.join().outcome()).isEqualTo(PublishResult.Outcome.UNKNOWN);
        assertThat(result.join().cause().orElseThrow()).hasMessageContaining("not acknowledged");
    }

    @Test
    void aRefusedMessageFailed() {
        bench.online();
        bench.on("AT+QMTPUBEX=", "\r\nERROR\r\n");

        assertThat(published("1").outcome()).isEqualTo(PublishResult.Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nOK\r\n", "\r\n+QMTCONN: 0,1\r\n\r\nOK\r\n", "\r\n+QMTCONN: 0,4\r\n\r\nOK\r\n"})
    void seesThatThereIsNoConnection(String answer) {
        bench.online();
        bench.loop.advance(Liveness.standard().statusEvery().plusSeconds(1));
        assertThat(bench.session.state()).isEqualTo(SessionState.ONLINE);
        bench.on("AT+QMTCONN?", answer);
        bench.loop.advance(Liveness.standard().statusEvery());

        assertThat(bench.session.state()).isEqualTo(SessionState.OFFLINE);
        assertThat(bench.session.statistics().lastDisconnect()).contains(DisconnectReason.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({"EC25, 1500, false", "BG95-M3, 4096, true", "EC200U, 4096, true", "Quectel_M26, 1500, false"})
    void takesWhatTheModelTakes(String model, int limit, boolean larger) {
        bench.on("AT+CGMM", "\r\n" + model + "\r\n\r\nOK\r\n");
        assertThat(refusal(1501)).hasMessageContaining("takes 1500");
        bench.online();

        assertThat(bench.done(bench.session.publishAsync(Tracker.TEST_TOPIC, new byte[limit]))
                        .outcome())
                .isEqualTo(PublishResult.Outcome.ACCEPTED);
        assertThat(refusal(limit + 1)).hasMessageContaining("takes " + limit);
        assertThat(limit > 1500).isEqualTo(larger);
        bench.receive("\r\n+QMTSTAT: 0,1\r\n");
        bench.online();
        assertThat(bench.count("AT+CGMM")).isEqualTo(1);
    }

    @Test
    void aModemThatDoesNotSayIsTheLeast() {
        bench.on("AT+CGMM", "\r\nERROR\r\n");
        bench.online();

        assertThat(refusal(1501)).hasMessageContaining("takes 1500");
    }

    private AtForgeException refusal(int bytes) {
        try {
            bench.session.publishAsync(Tracker.TEST_TOPIC, new byte[bytes]);
        } catch (InvalidArgumentException e) {
            return e;
        }
        throw new AssertionError("took " + bytes + " bytes");
    }

    @ParameterizedTest
    @CsvSource({"'0,1', '0,0'", "'0,2', '0,5'", "'0,1', ''", "'', '0,1'"})
    void isRegisteredWhereEitherSaysSo(String gsm, String lte) {
        String tail = lte.isEmpty() ? "\r\nERROR\r\n" : "\r\n+CEREG: " + lte + "\r\n\r\nOK\r\n";
        bench.on("AT+CGREG?", (gsm.isEmpty() ? "" : "\r\n+CGREG: " + gsm + "\r\n") + tail);

        bench.online();
    }

    @Test
    void aNetworkThatRefusesIsNotAskedAgain() {
        bench.on("AT+CGREG?", "\r\n+CGREG: 0,0\r\n\r\n+CEREG: 0,3\r\n\r\nOK\r\n");

        assertThat(bench.failed(bench.session.connectAsync())).hasMessageContaining("the network refuses");
        assertThat(List.of(bench.count("AT+CGREG?"), bench.count("AT+CGATT?"))).containsExactly(1L, 0L);
    }

    /** A card may be allowed on 3G and not on LTE. */
    @Test
    void oneNetworkThatRefusesIsNoneOfTheOther() {
        bench.on("AT+CGREG?", "\r\n+CGREG: 0,1\r\n\r\n+CEREG: 0,3\r\n\r\nOK\r\n");

        bench.online();
    }

    @Test
    void refusalIsOfItsOwnKind() {
        bench.on("AT+QMTCONN=", "\r\nOK\r\n\r\n+QMTCONN: 0,0,4\r\n");

        assertThat(bench.failed(bench.session.connectAsync()))
                .isInstanceOf(PlatformRefusedException.class)
                .hasMessageContaining("most often the device secret is wrong")
                .hasMessageNotContaining(Tracker.SECRET);
    }
}
