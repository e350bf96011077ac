package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.AuthenticationError;
import io.atforge.AuthenticationException;
import io.atforge.ConnectionLostException;
import io.atforge.InvalidArgumentException;
import io.atforge.PlatformUnreachableException;
import io.atforge.UnexpectedReplyException;
import io.atforge.device.TrustedCertificates;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Transcript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsAnswerTest {

    private final HttpsBench bench = new HttpsBench();
    private final ManualLoop loop = bench.loop;
    private final Map<String, String> replies = bench.replies;
    private final ScriptedPort port = bench.port;
    private final List<String> shown = bench.shown;

    @ParameterizedTest
    @CsvSource({"401, SIGNATURE", "460, PARAMETERS", "500, PLATFORM", "5001, NO_SUCH_DEVICE", "6200, WRONG_TYPE"})
    void saysWhyThePlatformGivesNoToken(int code, AuthenticationError error) {
        bench.answers(200, "{\"code\":" + code + ",\"message\":\"x\"}");

        assertThat(bench.failure())
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        refused -> assertThat(refused.error()).isEqualTo(error));
        bench.answers(200, HttpsBench.GIVEN);
        bench.connect().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>log in</html>", "{\"code\":200,\"data\":{\"iotId\":\"42Ze\",\"iotTo", "OK"})
    void saysThatAnAnswerIsNone(String body) {
        bench.answers(200, body);

        assertThat(bench.failure()).isInstanceOf(UnexpectedReplyException.class);
        bench.answers(200, HttpsBench.GIVEN);
        bench.connect().join();
    }

    @Test
    void seesThatAnAnswerWasCutOff() {
        bench.answers(200, HttpsBench.GIVEN);
        replies.put(
                "AT+HTTPREAD",
                "\r\n+HTTPREAD: " + HttpsBench.GIVEN.length() + "\r\n" + HttpsBench.GIVEN.substring(0, 60)
                        + "\r\nOK\r\n");

        assertThat(bench.failure()).isInstanceOf(UnexpectedReplyException.class).hasMessageContaining("60 bytes");
        bench.answers(200, HttpsBench.GIVEN);
        bench.connect().join();
    }

    @Test
    void waitsNotForEverForAnAnswer() {
        replies.put("AT+HTTPACTION", "\r\nOK\r\n");

        assertThat(bench.failure())
                .isInstanceOfSatisfying(
                        AtTimeoutException.class,
                        silence -> assertThat(silence.isAccepted()).isTrue());
        bench.answers(200, HttpsBench.GIVEN);
        bench.connect().join();
    }

    @Test
    void startsAgainWithAModemThatRestartsInTheMiddle() {
        replies.put("AT+HTTPACTION", "\r\nOK\r\n\r\nRDY\r\n");

        assertThat(bench.failure()).isInstanceOf(ConnectionLostException.class).hasMessageContaining("restarted");
        bench.answers(200, HttpsBench.GIVEN);
        bench.connect().join();
    }

    /** The vendor's guide to the platform, echo on; its shape, not its words. */
    @Test
    void followsTheVendorsGuide() {
        Transcript guide = new Transcript(
                "/https.transcript",
                Set.of(
                        "AT",
                        "ATE0",
                        "AT+CMEE=1",
                        "AT+MQTTMSGSET=0",
                        "AT+MQTTMODE=0",
                        "AT+CNMI=2,0,0,0,0",
                        "AT+CMGF=0",
                        "AT+CSDH=1",
                        "AT+CPIN?",
                        "AT+HTTPTERM",
                        "AT+MQTTSTATU"));
        ScriptedPort recorded =
                new ScriptedPort(command -> command.startsWith("AT+FS") || command.startsWith("AT+SSLCFG")
                        ? bench.reply(command)
                        : guide.apply(command));
        bench.session = bench.build(bench.builder().port(recorded));
        bench.connect().join();

        assertThat(guide.isOver()).isTrue();
        assertThat(shown).noneMatch(line -> line.contains(HttpsBench.TOKEN));
    }

    @Test
    void readsNoAnswerThatIsTooLong() {
        bench.answers(200, "x".repeat(5000));

        assertThat(bench.failure()).isInstanceOf(UnexpectedReplyException.class).hasMessageContaining("5000");
        assertThat(bench.times("AT+HTTPREAD")).isZero();
    }

    @Test
    void saysThatTheModemDidNotReachThePlatform() {
        replies.put("AT+HTTPACTION", "\r\nOK\r\n\r\n+HTTPACTION: 1,603,0\r\n");

        assertThat(bench.failure())
                .isInstanceOf(PlatformUnreachableException.class)
                .hasMessageContaining("603");
    }

    @Test
    void givesTheModemTheCertificatesThatItDoesNotHave() {
        replies.put("AT+FSFLSIZE", "\r\n+CME ERROR: 62\r\n");
        replies.put("AT+FSWRITE", "\r\n>");
        bench.connect().join();

        String file = new TrustedCertificates(HttpsBench.AUTHORITIES.getBytes(StandardCharsets.UTF_8)).fileName();
        assertThat(port.written())
                .containsSubsequence(
                        "AT+FSCREATE=\"" + file + "\"",
                        "AT+FSWRITE=\"" + file + "\",0," + HttpsBench.AUTHORITIES.length() + ",15",
                        HttpsBench.AUTHORITIES,
                        "AT+SSLCFG=\"cacert\",153,\"" + file + "\"");
    }

    @Test
    void looksForTheCertificatesOnEachWayOnlineAsModemsAreSwapped() {
        bench.connect().join();
        assertThat(bench.times("AT+FSCREATE")).isZero();
        port.receive("\r\nCLOSED\r\n");
        replies.put("AT+FSFLSIZE", "\r\n+CME ERROR: 62\r\n");
        replies.put("AT+FSWRITE", "\r\n>");
        bench.connect().join();

        assertThat(bench.times("AT+FSFLSIZE")).isEqualTo(2);
        assertThat(bench.times("AT+FSCREATE")).isEqualTo(1);
    }

    @Test
    void needsToKnowWhomToTrust() {
        bench.session = bench.build(new DefaultModemSessionBuilder<>(HttpsBench.DEVICE)
                .port(port)
                .scripts(HttpsBench::script)
                .recovery(RecoveryLadder.none())
                .loop(loop)
                .threads(Runnable::run));

        assertThat(bench.failure()).isInstanceOf(InvalidArgumentException.class).hasMessageContaining("platform.ca");
    }
}
