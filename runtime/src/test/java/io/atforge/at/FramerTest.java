package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.testing.Tables;
import io.atforge.trace.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramerTest {

    private final Framer framer = new Framer(Tables.SMALL);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a frame says; records with arrays compare by identity. */
    private static String describe(Frame frame) {
        if (frame instanceof Frame.Line line) {
            return line.text();
        } else if (frame instanceof Frame.Message message) {
            return "message on " + message.topic() + ": " + Printable.text(message.payload());
        } else if (frame instanceof Frame.Discarded discarded) {
            return "discarded " + discarded.bytes();
        } else if (frame instanceof Frame.Text text) {
            return "text after " + text.header() + ": " + text.text();
        }
        return "prompt";
    }

    private List<String> feed(String text) {
        return feed(bytes(text));
    }

    private List<String> feed(byte[] bytes) {
        List<String> frames = new ArrayList<>();
        framer.feed(bytes, bytes.length, frame -> frames.add(describe(frame)));
        return frames;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nOK\r\n", "\r\r\nOK\r\r\n", "\nOK\n", "\rOK\r", "\u0000\r\nOK \r\n", "\n\n  OK\n\n"})
    void cutsALineHoweverItEnds(String text) {
        assertThat(feed(text)).containsExactly("OK");
    }

    @Test
    void keepsAnUnfinishedLineForLater() {
        assertThat(feed("+CGEV")).isEmpty();
        assertThat(feed(": ME PDN ACT 1\r")).containsExactly("+CGEV: ME PDN ACT 1");
        assertThat(feed("\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +MSUB: "a/b",5 byte,hello        | message on a/b: hello
            +MSUB:a/b,5 byte,hello           | message on a/b: hello
            +MSUB: a/b,5 byte,hello          | message on a/b: hello
            +MSUB: "a,b",5 byte,hello        | message on a,b: hello
            +MSUB: "a,7 byte,b",5 byte,hello | message on a,7 byte,b: hello
            +MSUB: "t",0 byte,               | message on t:
            """)
    void takesAMessageForWhatItsHeaderSays(String text, String frame) {
        assertThat(feed("\r\n" + text + "\r\n")).containsExactly(frame.length() == 13 ? frame + " " : frame);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nOK\r\n", "\r\nERROR\r\n", "CLOSED", "\r\n+MSUB: \"t\",3 byte,x\r\n", "> \u0000\u001A"})
    void matchesNoByteOfAPayload(String payload) {
        framer.expectPrompt(">");

        List<String> frames = feed("+MSUB: \"t\"," + payload.length() + " byte," + payload + "\r\nOK\r\n");

        assertThat(frames).containsExactly("message on t: " + Printable.text(bytes(payload)), "OK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+MSUB: 2", "+MSUB: \"t\",x byte,y", "+MSUB: \"t\",-1 byte,y", "+MSUB: t, byte,y", "+CSQ: 16,0"})
    void takesALineThatOnlyLooksLikeAHeaderForALine(String line) {
        assertThat(feed(line + "\r\n")).containsExactly(line);
    }

    @Test
    void skipsAMessageOverTheLimitAndGoesOn() {
        assertThat(feed("+MSUB: \"t\",41 byte," + "x".repeat(37) + "\r\nOK\r\nOK\r\n"))
                .containsExactly("discarded 41", "OK");
    }

    @Test
    void doesNotWaitForABillionBytes() {
        assertThat(feed("+MSUB: \"t\",1000000000000 byte,x\r\nOK\r\n")).containsExactly("discarded 30", "OK");
    }

    @Test
    void discardsAnOverlongLineToItsEnd() {
        assertThat(feed("x".repeat(65) + "OK\r\nOK\r\n")).containsExactly("discarded 64", "OK");
    }

    @Test
    void givesUpAMessageThatStopsShort() {
        assertThat(feed("+MSUB: \"t\",10 byte,abc")).isEmpty();
        assertThat(framer.isWaitingForMore()).isTrue();
        List<String> frames = new ArrayList<>();
        framer.giveUpWaiting(frame -> frames.add(describe(frame)));
        framer.giveUpWaiting(frame -> frames.add(describe(frame)));
        assertThat(frames).containsExactly("discarded 3");
        assertThat(framer.isWaitingForMore()).isFalse();
        assertThat(feed("\r\nRDY\r\n")).containsExactly("RDY");
    }

    @Test
    void seesAPromptOnlyWhereOneIsExpected() {
        assertThat(feed("\r\n> \r\n")).containsExactly(">");

        framer.expectPrompt(">");
        assertThat(feed("\r\n>")).containsExactly("prompt");
        framer.expectPrompt("");
        assertThat(feed(" \r\nOK\r\n")).containsExactly("OK");
    }

    @Test
    void tellsOfNoiseThatHasNoLineEnd() {
        byte[] nothing = new byte[64 * 1024];
        assertThat(feed(nothing)).hasSize(1024).allMatch("discarded 64"::equals);

        byte[] ones = new byte[64 * 1024];
        Arrays.fill(ones, (byte) 0xFF);
        assertThat(feed(ones)).containsExactly("discarded 64");
        assertThat(feed("\r\nRDY\r\n")).containsExactly("RDY");
    }

    @Test
    void skipsTheEchoOfDataAndNothingElse() {
        framer.skipEcho(bytes("\r\nOK\r\n"));
        assertThat(feed("\r\nOK\r\n\r\nERROR\r\n")).containsExactly("ERROR");

        framer.skipEcho(bytes("\r\nODD"));
        assertThat(feed("\r\nO")).isEmpty();
        assertThat(feed("K\r\n")).containsExactly("OK");
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void framesDoNotDependOnHowTheBytesAreCut(@ForAll("streams") byte[] stream, @ForAll("cuts") List<Integer> cuts) {
        List<String> whole = new ArrayList<>();
        new Framer(Tables.SMALL).feed(stream, stream.length, frame -> whole.add(describe(frame)));

        Framer other = new Framer(Tables.SMALL);
        List<String> pieces = new ArrayList<>();
        int position = 0;
        for (int i = 0; position < stream.length; i++) {
            int length = Math.min(cuts.get(i % cuts.size()), stream.length - position);
            byte[] piece = new byte[length];
            System.arraycopy(stream, position, piece, 0, length);
            other.feed(piece, length, frame -> pieces.add(describe(frame)));
            position += length;
        }
        assertThat(pieces).isEqualTo(whole);
        Statistics.label("has a text").collect(whole.stream().anyMatch(frame -> frame.startsWith("text")));
        Statistics.label("has a text").coverage(share -> share.check(true).percentage(part -> part > 15));
        Statistics.label("has a message").collect(whole.stream().anyMatch(frame -> frame.startsWith("message")));
        Statistics.label("has a message").coverage(share -> share.check(true).percentage(part -> part > 15));
        Statistics.label("has a loss").collect(whole.stream().anyMatch(frame -> frame.startsWith("discarded")));
        Statistics.label("has a loss").coverage(share -> share.check(true).percentage(part -> part > 15));
        Statistics.label("has a line").collect(whole.contains("OK") || whole.contains("CLOSED"));
        Statistics.label("has a line").coverage(share -> share.check(true).percentage(part -> part > 15));
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void takesNoByteOfAPayloadForText(@ForAll("payloads") byte[] payload, @ForAll @IntRange(min = 1, max = 9) int cut) {
        Framer any = new Framer(Tables.SMALL);
        any.expectPrompt(">");
        byte[] header = bytes("OK\r\n+MSUB: \"t\"," + payload.length + " byte,");
        byte[] stream = Arrays.copyOf(header, header.length + payload.length + 6);
        System.arraycopy(payload, 0, stream, header.length, payload.length);
        System.arraycopy(bytes("\r\nOK\r\n"), 0, stream, header.length + payload.length, 6);

        List<String> frames = new ArrayList<>();
        for (int from = 0; from < stream.length; from += cut) {
            byte[] piece = Arrays.copyOfRange(stream, from, Math.min(from + cut, stream.length));
            any.feed(piece, piece.length, frame -> frames.add(describe(frame)));
        }
        assertThat(frames).containsExactly("OK", "message on t: " + Printable.text(payload), "OK");
        List<String> asText = new ArrayList<>();
        new Framer(Tables.SMALL).feed(payload, payload.length, frame -> asText.add(describe(frame)));
        Statistics.label("would be frames as text").collect(!asText.isEmpty());
        Statistics.label("would be frames as text")
                .coverage(share -> share.check(true).percentage(part -> part > 30));
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 7).list().ofMinSize(1).ofMaxSize(9);
    }

    /** Whatever, mixed with what modems say, within the limit. */
    @Provide
    Arbitrary<byte[]> payloads() {
        return streams().map(stream -> Arrays.copyOf(stream, Math.min(stream.length, 40)));
    }

    /** Whatever, mixed with what modems say. */
    @Provide
    Arbitrary<byte[]> streams() {
        Arbitrary<String> said = Arbitraries.of(
                "\r\nOK\r\n",
                "ERROR",
                "\r",
                "\n",
                ">",
                "+MSUB: \"t\",3 byte,",
                "+MSUB:t,12 byte,",
                ",",
                "\"",
                "+MSUB: \"t\",50 byte,",
                "+MSUB: \"t\",99999999 byte,",
                " byte,",
                "CLOSED\r\n",
                "x".repeat(70),
                "+MSUB: \"t\",5 byte,\r\nOK\r",
                "+CMT: \"1\",,5\r\n",
                "+CUSD: 0,\"",
                "\"\r\n");
        Arbitrary<String> noise =
                Arbitraries.strings().withCharRange('\u0000', '\u00FF').ofMaxLength(8);
        return Arbitraries.frequencyOf(Tuple.of(4, said), Tuple.of(1, noise))
                .list()
                .ofMinSize(5)
                .ofMaxSize(30)
                .map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1));
    }
}
