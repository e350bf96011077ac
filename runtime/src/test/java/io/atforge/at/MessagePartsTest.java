package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.at.tables.AtTables;
import io.atforge.testing.Forms;
import io.atforge.testing.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages whose topic and payload come in parts, wherever their bytes are cut. */
class MessagePartsTest {

    private static final AtTables PARTS = Tables.with(Forms.parts(), 64, 40);
    private static final String SHORT = ": a message in parts is shorter than its start announced";
    private static final String LONG = ": a message in parts is longer than its start announced";

    private static String start(int topic, int payload) {
        return "\\r\\n+CMQTTRXSTART: 0," + topic + "," + payload + "\\r\\n";
    }

    private static String topic(String topic) {
        return "+CMQTTRXTOPIC: 0," + Cuts.wire(topic).length + "\\r\\n" + topic + "\\r\\n";
    }

    private static String payload(String payload) {
        return "+CMQTTRXPAYLOAD: 0," + Cuts.wire(payload).length + "\\r\\n" + payload + "\\r\\n";
    }

    private static final String END = "+CMQTTRXEND: 0\\r\\n";

    private static List<String> frames(String... parts) {
        return Cuts.frames(PARTS, String.join("", parts));
    }

    @Test
    void putsAMessageTogether() {
        assertThat(frames(start(3, 5), topic("a/b"), payload("hello"), END)).containsExactly("message on a/b: hello");
    }

    @Test
    void putsPartsOfTopicAndPayloadTogether() {
        assertThat(frames(start(5, 9), topic("a/"), topic("b/c"), payload("one"), payload("two"), payload("six"), END))
                .containsExactly("message on a/b/c: onetwosix");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OK",
                "\\r\\nOK\\r\\n",
                "\\nERROR\\n",
                "> ",
                "+CMQTTRXEND: 0\\r\\n",
                "+CMQTTRXPAYLOAD: 0,3\\r\\n",
                "\"\"",
                "\\x00\\xFF\\r"
            })
    void takesNoByteOfAPartForALine(String text) {
        int length = Cuts.wire(text).length;
        List<String> frames = frames(start(1, length), topic("t"), payload(text), END, "OK\\r\\n");

        assertThat(frames).containsExactly(Cuts.describe(new Frame.Message("", "t", Cuts.wire(text))), "OK");
    }

    @Test
    void takesBlankLinesAndNoneBetweenParts() {
        assertThat(frames(start(1, 2), "\\r\\n", topic("t"), "\\r\\n\\r\\n", payload("ab"), "\\r\\n", END))
                .containsExactly("message on t: ab");
        assertThat(frames(
                        "+CMQTTRXSTART:0,1,2\\n+CMQTTRXTOPIC:0,1\\nt\\n+CMQTTRXPAYLOAD: 0, 2\\r\\nab+CMQTTRXEND: 0\\r"))
                .containsExactly("message on t: ab");
    }

    @Test
    void tellsLinesBetweenPartsForWhatTheyAre() {
        assertThat(frames(
                        start(1, 4),
                        "+CSQ: 22,0\\r\\n",
                        topic("t"),
                        "OK\\r\\n",
                        payload("ab"),
                        "+CMT: \"1\",,2\\r\\nhi\\r\\n",
                        payload("cd"),
                        "+CMQTTPUB: 0,0\\r\\n",
                        END,
                        "CLOSED\\r\\n"))
                .containsExactly(
                        "+CSQ: 22,0",
                        "OK",
                        "text after +CMT: \"1\",,2: hi",
                        "+CMQTTPUB: 0,0",
                        "message on t: abcd",
                        "CLOSED");
    }

    @Test
    void readsAMessageWithoutAByte() {
        assertThat(frames(start(1, 0), topic("t"), payload(""), END)).containsExactly("message on t: ");
        assertThat(frames(start(1, 0), topic("t"), END)).containsExactly("message on t: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            6 | 1 | discarded 6 |
            5 | 2 | discarded 6 |
            4 | 1 | | discarded 6
            5 | 0 | | discarded 6
            """)
    void discardsAMessageOfAnotherLengthThanAnnounced(int payload, int topic, String tooShort, String tooLong) {
        List<String> frames = frames(start(topic, payload), topic("t"), payload("hello"), END, "OK\\r\\n");

        assertThat(frames).containsExactly(tooShort == null ? tooLong + LONG : tooShort + SHORT, "OK");
    }

    @Test
    void goesOnWithTheNextWhereAnEndIsMissing() {
        assertThat(frames(start(1, 5), topic("t"), payload("hello"), start(1, 2), topic("u"), payload("ok"), END))
                .containsExactly(
                        "discarded 6: a message in parts had no end before the next began", "message on u: ok");
    }

    @Test
    void skipsAPartThatHasNoStart() {
        assertThat(frames(payload("\\r\\nOK\\r\\n"), END, start(1, 2), topic("t"), payload("ab"), END))
                .containsExactly("discarded 6: a part of a message came without its start", "message on t: ab");
        assertThat(frames(END, "OK\\r\\n")).containsExactly("+CMQTTRXEND: 0", "OK");
    }

    @Test
    void skipsAMessageOverTheLimitAndGoesOn() {
        assertThat(frames(start(1, 41), topic("t"), payload("x".repeat(38)), payload("\\r\\nOK"), END, "OK\\r\\n"))
                .containsExactly("discarded 43: a message over the limit of 40 bytes", "OK");
        assertThat(frames(start(65, 1), topic("t".repeat(65)), payload("x"), END, "OK\\r\\n"))
                .containsExactly("discarded 66: a topic over the limit of 64 bytes", "OK");
    }

    @Test
    void doesNotWaitForABillionBytes() {
        assertThat(frames(start(1, 1_000_000_000), topic("t"), "+CMQTTRXPAYLOAD: 0,1000000000\\r\\nOK\\r\\n", END))
                .containsExactly("OK", "discarded 1: a message over the limit of 40 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void givesUpAMessageThatStopsShort(int parts) {
        List<String> wire = List.of(topic("t"), payload("ab"), "+CMQTTRXPAYLOAD: 0,3\\r\\ncd");
        String stopped = start(1, 5) + String.join("", wire.subList(0, parts));
        int[] discarded = {0, 1, 3, 5};

        assertThat(Cuts.framesThenSilence(PARTS, stopped))
                .containsExactly("discarded " + discarded[parts] + ": a message in parts stopped short");
    }

    @Test
    void takesAnotherClientsMessageForLines() {
        assertThat(frames("+CMQTTRXSTART: 1,1,2\\r\\n+CMQTTRXEND: 1\\r\\n"))
                .containsExactly("+CMQTTRXSTART: 1,1,2", "+CMQTTRXEND: 1");
    }

    @Test
    void showsTheLineItBeganWith() {
        byte[] bytes = Cuts.wire(start(1, 2) + topic("t") + payload("ab") + END);
        new Framer(PARTS)
                .feed(
                        bytes,
                        bytes.length,
                        frame -> assertThat(((Frame.Message) frame).header()).isEqualTo("+CMQTTRXSTART: 0,1,2 "));
    }
}
