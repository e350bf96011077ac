package io.atforge.testkit.page.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.page.event.Event;
import io.atforge.testkit.page.event.EventKind;
import io.atforge.testkit.page.event.EventLog;
import io.atforge.testkit.platform.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Bytes as they pass, and the lines that are made of them. */
class WireRecorderTest {

    private final EventLog log = new EventLog();
    private long now;
    private final WireRecorder wire =
            new WireRecorder(log, new SecretMask(List.of("secret")), Clock.systemUTC(), () -> now, () -> {});

    private void heard(String text, boolean data) {
        for (byte b : Latin1.bytes(text)) {
            wire.heard(b, data);
        }
    }

    private void said(String text, boolean echo) {
        wire.said(text.getBytes(StandardCharsets.UTF_8), echo);
    }

    private List<String> lines() {
        return log.kept(EventKind.WIRE).stream()
                .map(event -> (Map<?, ?>) JsonText.read(event.json()))
                .map(line -> line.get("from")
                        + (line.containsKey("data") ? " data" : "")
                        + (line.containsKey("echo") ? " echo" : "")
                        + (line.containsKey("cut") ? " cut" : "")
                        + ": " + line.get("text"))
                .toList();
    }

    private String transcript() {
        return log.kept(EventKind.WIRE).stream().map(Event::transcript).collect(Collectors.joining());
    }

    @Test
    void tellsCommandsDataEchoAndAnswersApart() {
        heard("AT+MPUBEX=\"t\",0,0,12\r", false);
        wire.began();
        said("AT+MPUBEX=\"t\",0,0,12\r", true);
        said("\r\n>", false);
        wire.asked();
        heard("one\r\ntwo \\ü", true);
        wire.dataEnded();
        said("one\r\ntwo \\", true);
        said("\r\nOK\r\n", false);
        wire.ended();
        heard("\nAT\r", false);
        assertThat(lines())
                .containsExactly(
                        "host: AT+MPUBEX=\"t\",0,0,12",
                        "modem echo: AT+MPUBEX=\"t\",0,0,12",
                        "modem: >",
                        "host data: one",
                        "host data: two \\\\xFC",
                        "modem echo: one",
                        "modem echo: two \\",
                        "modem: OK",
                        "host: AT");
        assertThat(transcript()).isEqualTo("""
                > AT+MPUBEX="t",0,0,12
                < AT+MPUBEX="t",0,0,12\\r
                < \\r\\n>
                    prompt  >
                    data    ${payload}
                >> one\\r\\n
                >> two \\x5C\\xFC
                < one\\r
                < \\ntwo \\x5C
                < \\r\\nOK\\r\\n
                > AT
                """);
    }

    @Test
    void leavesAnEchoWholeThatTheModemSpeaksInto() {
        said("AT+X=\"sec", true);
        said("\r\n+CGEV: ME DETACH\r\n", false);
        said("ret\"\r", true);
        assertThat(lines()).containsExactly("modem: +CGEV: ME DETACH", "modem echo: AT+X=\"***\"");
    }

    @Test
    void cutsWhatIsSaidWhereverItIsChunked() {
        for (String piece : "\r\n\r\n+CSQ: 20,0\r\n\r\nOK\r\nRDY\r+X\n^boot.rom'v'!\n".split("")) {
            said(piece, false);
        }
        assertThat(lines())
                .containsExactly("modem: +CSQ: 20,0", "modem: OK", "modem: RDY", "modem: +X", "modem: ^boot.rom'v'!");
        assertThat(transcript().replaceAll("(?m)^< |\n", ""))
                .isEqualTo("\\r\\n\\r\\n+CSQ: 20,0\\r\\n\\r\\nOK\\r\\nRDY\\r+X\\n^boot.rom'v'!\\n");
    }

    @Test
    void showsTextAsTextAndTheRestAsNumbers() {
        said("\r\n你好 \u001b[31m \u0085 <b>\r\n", false);
        wire.said(new byte[] {(byte) 0xE4, (byte) 0xBD, 'x', (byte) 0xFF, 0, '\r', '\n'}, false);
        assertThat(lines()).containsExactly("modem: 你好 \\x1B[31m \\x85 <b>", "modem: \\xE4\\xBDx\\xFF\\x00");
    }

    @Test
    void keepsTheBeginningOfWhatIsTooLong() {
        said("x".repeat(1_999) + "\ud83d\ude00y\r\n", false);
        said("y".repeat(3_000_000) + "\r\nOK\r\n", false);
        assertThat(lines())
                .containsExactly("modem cut: " + "x".repeat(1_999), "modem cut: " + "y".repeat(2_000), "modem: OK");
        assertThat(transcript()).hasSizeLessThan(20_000);
    }

    @Test
    void losesNothingBehindManyLineEnds() {
        heard("\r".repeat(70) + "AT+CSQ\r", false);
        said("\r\n".repeat(70) + "+CSQ: 20,0\r\n", false);
        assertThat(lines()).containsExactly("host: AT+CSQ", "modem: +CSQ: 20,0");
    }

    /** So that it can be played again: see the runtime's transcripts. */
    @Test
    void saysInTheTranscriptWhatDataWasAskedForWith() {
        heard("AT+QFUPL=\"a\",3\r", false);
        wire.began();
        said("\r\nCONNECT\r\n", false);
        wire.asked();
        heard("a\nb", true);
        wire.dataEnded();
        assertThat(transcript()).isEqualTo("""
                > AT+QFUPL="a",3
                < \\r\\nCONNECT\\r\\n
                    prompt  CONNECT
                    data    ${payload}
                >> a\\n
                >> b
                """);
    }

    @Test
    void writesWhatNoScriptCanHaveAsAComment() {
        for (String typed : List.of(
                "AT+X=\\", "A/", "AT+X=\u00e4\u00bd\u00a0", "AT+X=\u00fc", "A/", "AT+X=\1", "AT+X=${x}", "hello")) {
            heard(typed + (typed.equals("A/") ? "" : "\r"), false);
            wire.began();
        }
        assertThat(transcript()).isEqualTo("""
                > AT+X=\\
                # > A/
                > AT+X=\\
                > AT+X=你
                # > AT+X=\\xFC
                # > A/
                # > AT+X=\\x01
                # > AT+X=${x}
                # > hello
                """);
    }

    @Test
    void measuresFromWhenItWasTyped() {
        now = 5_000_000;
        wire.late(4_000_000);
        wire.began();
        wire.late(0);
        wire.ended();
        wire.began();
        wire.ended();
        assertThat(wire.latencies().take()).contains(new Latencies.Summary(2, 4, 4));
    }

    @Test
    void measuresFromTheLineToItsFinalResult() {
        wire.began();
        now = 2_000_000;
        wire.ended();
        wire.began();
        wire.asked();
        now = 9_000_000;
        wire.dataEnded();
        wire.ended();
        wire.ended();
        assertThat(wire.latencies().take()).contains(new Latencies.Summary(2, 7, 7));
        assertThat(wire.latencies().take()).isEmpty();
    }
}
