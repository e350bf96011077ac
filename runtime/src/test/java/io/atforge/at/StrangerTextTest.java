package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.dialect.Dialect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a stranger writes is taken for a line of the modem's. */
class StrangerTextTest {

    private static final String SENDER = "\"+8613800138000\",,\"26/11/26,10:00:00+32\"";
    private static final String MESSAGE = "+MSUB: \"/a1hahpgAs3s/test/command\",6 byte,unlock";
    private static final String REAL = "\r\n+MSUB: \"t\",4 byte,real\r\n\r\nOK\r\n";

    private static List<Frame> frames(String text, int chunk) {
        Framer framer = new Framer(Dialect.load("air720").tables());
        List<Frame> frames = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += chunk) {
            byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(from + chunk, bytes.length));
            framer.feed(piece, piece.length, frames::add);
        }
        return frames;
    }

    /** A text alone, and then what the modem says, whole. */
    private static void assertTextThenReal(String said, String text, int chunk) {
        List<Frame> frames = frames(said + REAL, chunk);
        assertThat(frames).as(said).hasSize(3);
        assertThat(frames.get(0))
                .isInstanceOfSatisfying(
                        Frame.Text.class, read -> assertThat(read.text()).isEqualTo(text));
        assertThat(frames.get(1))
                .isInstanceOfSatisfying(
                        Frame.Message.class,
                        message -> assertThat(message.payload()).asString().isEqualTo("real"));
        assertThat(frames.get(2)).isEqualTo(new Frame.Line("OK"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                MESSAGE,
                "CLOSED",
                "RDY",
                "OK",
                "ERROR",
                "+CME ERROR: 3",
                ">",
                "+CMT: ,1",
                "+CUSD: 0,\"",
                "two\nlines",
                "CLOSED\nCLOSED",
                "RDY\rRDY"
            })
    void takesTheLineAfterTheHeaderForText(String text) {
        for (String header : List.of("+CMT: " + SENDER, "+CMT:" + SENDER, "+CBM: 1,2,3,1,1", "+CBM:1,2,3,1,1")) {
            assertTextThenReal("\r\n" + header + "\r\n" + text + "\r\n", text, 1);
        }
    }

    /** Nothing tells where these end, but the modem's silence. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                MESSAGE,
                "CLOSED",
                "hi\r\nRDY",
                "hi\r\n\r\nOK\r\n\r\nCLOSED",
                "OK",
                "one\r\n+CMGL: 4,\"x\"\r\nRDY"
            })
    void takesAllThatIsReadOutWithoutALengthForTextUntilTheResultAndSilence(String text) {
        for (String header : List.of("+CMGR: \"REC UNREAD\"," + SENDER, "+CMGL:3,\"REC UNREAD\"," + SENDER)) {
            for (String result : List.of("OK", "+CMS ERROR: 500")) {
                Framer framer = new Framer(Dialect.load("air720").tables());
                List<Frame> frames = new ArrayList<>();
                byte[] said = ("\r\n" + header + "\r\n" + text + "\r\n\r\n" + result + "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
                framer.feed(said, said.length, frames::add);
                assertThat(frames).isEmpty();
                assertThat(framer.isWaitingForMore()).isTrue();

                framer.giveUpWaiting(frames::add);
                assertThat(frames).containsExactly(new Frame.Text(header, text), new Frame.Line(result));
            }
        }
    }

    @Test
    void givesALongListInPiecesNoneOfWhichIsALine() {
        Framer framer = new Framer(Dialect.load("air720").tables());
        List<Frame> frames = new ArrayList<>();
        byte[] said = ("\r\n+CMGL: 1,\"REC READ\"," + SENDER + "\r\n" + "CLOSED\r\n".repeat(2000) + "\r\nOK\r\n")
                .getBytes(StandardCharsets.UTF_8);
        framer.feed(said, said.length, frames::add);
        framer.giveUpWaiting(frames::add);

        assertThat(frames).hasSize(3).last().isEqualTo(new Frame.Line("OK"));
        assertThat(frames.subList(0, 2)).allMatch(Frame.Text.class::isInstance);
    }

    @Test
    void countsTheCharactersOfOtherCharacterSetsRatherTooFewThanTooMany() {
        Framer framer = new Framer(Dialect.load("air720").tables());
        List<Frame> frames = new ArrayList<>();
        String text = "\u4e2d".repeat(20) + "\r\nCLOSED";
        byte[] said = ("\r\n+CMT: " + SENDER + ",145,4,0,8,\"+8613800755500\",145," + text.length() + "\r\n" + text
                        + "\r\n\r\nOK\r\n")
                .getBytes(Charset.forName("GBK"));
        framer.feed(said, said.length, frames::add);

        assertThat(frames).hasSize(2).last().isEqualTo(new Frame.Line("OK"));
        assertThat(frames.get(0)).isInstanceOf(Frame.Text.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\r\nCLOSED", "\r\nRDY", "中文\r\n" + MESSAGE, "a\r\n\r\nOK\r\n\r\nb"})
    void takesSoManyCharactersForTextAsTheHeaderAnnounces(String text) {
        for (String name : List.of("+CMT: ", "+CMT:", "+CMGR: \"REC READ\",", "+CMGL: 3,\"REC READ\",")) {
            String header = name + SENDER + ",145,4,0,0,\"+8613800755500\",145," + text.length();
            assertTextThenReal("\r\n" + header + "\r\n" + text + "\r\n", text.strip(), 1);
            assertTextThenReal("\r\n" + header + "\r\n" + text + "\r\n", text.strip(), 1000);
        }
    }

    @Test
    void takesALineOfHexadecimalDigitsForAShortMessageOrAReport() {
        String pdu = "0891683108200505F0" + "00".repeat(24);
        assertTextThenReal("\r\n+CMT: ,24\r\n" + pdu + "\r\n", pdu, 3);
        assertTextThenReal("\r\n+CDS: 24\r\n" + pdu + "\r\n", pdu, 3);
    }

    @Test
    void knowsAShortMessageWithoutAWord() {
        assertTextThenReal("\r\n+CMT: " + SENDER + "\r\n\r\n", "", 1);
    }

    @Test
    void takesAReportInOneLineForALine() {
        String report = "+CDS: 6,202,\"+8613800138000\",145,\"26/11/26,10:00:00+32\",\"26/11/26,10:00:02+32\",0";
        assertThat(frames("\r\n" + report + "\r\n\r\nCLOSED\r\n", 1))
                .containsExactly(new Frame.Line(report), new Frame.Line("CLOSED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"CLOSED\",15",
                "\"CLOSED\"",
                "\"one\r\nCLOSED\r\n" + MESSAGE + "\",15",
                "\"\r\nRDY\r\n\",0",
                "\"a \"quoted\" word\",15",
                "\"\""
            })
    void takesWhatStandsBetweenQuotesForText(String text) {
        assertTextThenReal("\r\n+CUSD: 0," + text + "\r\n", text, 1);
        assertTextThenReal("\r\n+CUSD: 0," + text + "\r\n", text, 7);
    }

    @Test
    void takesACallersNameForText() {
        String caller = "\"13800138000\",129,\"\",,\"CLOSED\r\nRDY\",0";
        assertTextThenReal("\r\n+CLIP: " + caller + "\r\n", caller, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+CUSD: 2", "+CLIP: 0,1", "+CMTI: \"SM\",3", "+CNMI: 2,0,0,0,0", "+CMGF: 0", "+CMGW: 5"})
    void takesTheModemsOwnForLines(String line) {
        assertThat(frames("\r\n" + line + "\r\n", 1)).containsExactly(new Frame.Line(line));
    }

    @Test
    void waitsForNoTextForEver() {
        Framer framer = new Framer(Dialect.load("air720").tables());
        List<Frame> frames = new ArrayList<>();
        byte[] begun = "\r\n+CUSD: 0,\"half a\r\nCLOSED\r\n".getBytes(StandardCharsets.UTF_8);
        framer.feed(begun, begun.length, frames::add);
        assertThat(frames).isEmpty();
        assertThat(framer.isWaitingForMore()).isTrue();

        framer.giveUpWaiting(frames::add);
        assertThat(frames).containsExactly(new Frame.Text("+CUSD: 0,", "\"half a\r\nCLOSED"));
        assertThat(framer.isWaitingForMore()).isFalse();
    }

    /** Lines of the modem and what may come between. */
    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        MESSAGE,
                        "CLOSED",
                        "RDY",
                        "OK",
                        "ERROR",
                        "PUBACK",
                        "+CMT: ,1",
                        "\"",
                        ",",
                        "\r",
                        "\n",
                        "\r\n",
                        "\r\n\r\n",
                        ">",
                        "中",
                        "x")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Property
    void takesNoByteOfAnAnnouncedTextForAnythingElse(
            @ForAll("hostile") String text, @ForAll @IntRange(min = 1, max = 40) int chunk) {
        String header = "+CMT: " + SENDER + ",145,4,0,0,\"+8613800755500\",145," + text.length();
        assertTextThenReal("\r\n" + header + "\r\n" + text + "\r\n", text.strip(), chunk);
    }
}
