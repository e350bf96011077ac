package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.Transport;
import io.atforge.dialect.Dialect.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vendor's manual and FAQ say of the Air720, as its tables have it. */
class Air720TablesTest {

    private final Dialect air720 = Dialect.load("air720");

    private static String read(Pattern pattern, String line, int group) {
        Matcher matcher = pattern.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return matcher.group(group);
    }

    @ParameterizedTest
    @CsvSource({
        "'AT+MCONNECT=1,600', ERROR, REFUSED",
        "'AT+MIPSTART=\"h\",\"1883\"', ALREADY CONNECT, ALREADY_CONNECTED",
        "'AT+SSLMIPSTART=\"h\",\"1883\"', ALREADY CONNECT, ALREADY_CONNECTED",
        "AT+MQTTSTATU, +MQTTSTATU :0, NOT_CONNECTED",
        "AT+MQTTSTATU, +MQTTSTATU: 2, NOT_CONNECTED"
    })
    void knowsWhatAFailureMeans(String command, String line, Failure meaning) {
        assertThat(air720.meaning(command, line)).contains(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "'AT+MCONNECT=1,600', CONNACK OK",
        "AT+CSQ, ERROR",
        "'AT+MIPSTART=\"h\",\"1883\"', CONNECT FAIL",
        "AT+MQTTSTATU, +MQTTSTATU :1"
    })
    void takesNothingElseForThatFailure(String command, String line) {
        assertThat(air720.meaning(command, line)).isEmpty();
    }

    @Test
    void readsAnAnswerOverHttps() {
        Dialect.Https https = air720.https().orElseThrow();

        assertThat(read(https.answer(), "+HTTPACTION: 1,200,48", 1)).isEqualTo("200");
        assertThat(read(https.answer(), "+HTTPACTION: 1,200,48", 2)).isEqualTo("48");
        assertThat(read(https.body(), "+HTTPREAD: 48", 1)).isEqualTo("48");
        assertThat(read(air720.fileSize().orElseThrow(), "+FSFLSIZE: 1200", 1)).isEqualTo("1200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"866714040000001", "+CGSN: 866714040000001", "+CGSN: \"866714040000001\""})
    void readsTheImei(String line) {
        Dialect.Identity identity = air720.identity().orElseThrow();

        assertThat(identity.command()).isEqualTo("AT+CGSN");
        assertThat(read(identity.reply(), line, 1)).isEqualTo("866714040000001");
    }

    @Test
    void leavesTransparentModeWithASecondOfSilenceAround() {
        assertThat(air720.escape()).contains(new Dialect.Escape("+++", Duration.ofSeconds(1)));
    }

    @Test
    void hasTheLimitsOfTheFaq() {
        assertThat(air720.payloadLimit()).isEqualTo(1360);
        assertThat(air720.topicLimit()).isEqualTo(256);
        assertThat(air720.tables().answerWithin()).hasSeconds(9);
        assertThat(air720.tables().dataSilence()).hasSeconds(5);
    }

    @Test
    void escapesWhatWouldEndAText() {
        assertThat(air720.textEscape()
                        .escape("\"\r\n\\".getBytes(StandardCharsets.US_ASCII))
                        .orElseThrow())
                .asString()
                .isEqualTo("\\22\\0D\\0A\\5C");
    }

    @ParameterizedTest
    @EnumSource
    void connectsInTheWayThatIsAskedFor(Transport transport) {
        assertThat(air720.scripts(transport).get("connect"))
                .contains(transport == Transport.TLS ? "AT+SSLMIPSTART=" : "AT+MIPSTART=");
        assertThat(air720.scripts(transport)).doesNotContainKeys("connect-tls", "connect-tcp");
    }

    @ParameterizedTest
    @CsvSource({"+MSUB: 3, true", "+MSUB:0, true", "'+MSUB: \"t\",1 byte,x', false"})
    void tellsOfAMessageThatWaits(String line, boolean waits) {
        assertThat(air720.cachedMessage()).isNotEmpty();
        assertThat(air720.cachedMessage().stream().anyMatch(pattern -> pattern.matches(line)))
                .isEqualTo(waits);
    }
}
