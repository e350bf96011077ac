package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.at.tables.AtTables;
import io.atforge.testing.Forms;
import io.atforge.testing.Tables;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of several makers' modems, wherever their bytes are cut. What each announces them with is in Forms. */
class MessageFramesTest {

    private static final AtTables QUOTES_OR_NOT = tables(Forms.QUOTES_OR_NOT);

    private static AtTables tables(String headers) {
        return Tables.with(Forms.of(headers), 64, 300);
    }

    private static void assertFrames(String headers, String wire, String frames) {
        assertThat(Cuts.frames(tables(headers), "\\r\\n" + wire + "\\r\\n\\r\\nOK\\r\\n"))
                .containsExactly(frames, "OK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +MSUB: "a/b",5 byte,hello          | message on a/b: hello
            +MSUB:a/b,5 byte,hello             | message on a/b: hello
            +MSUB: a,b,5 byte,hello            | message on a,b: hello
            +MSUB: "a,5,b",5 byte,hello        | message on a,5,b: hello
            +MSUB: "t",4 byte,\\r\\nOK         | message on t: \\x0D\\x0AOK
            """)
    void readsABodyAfterALengthWithAUnit(String wire, String frame) {
        assertFrames(Forms.UNIT, wire, frame);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +QMTRECV: 0,1,"t/a",12,"{"x":"OK\\r\\n"}"     | message on t/a: {"x":"OK\\x0D\\x0A"}
            +QMTRECV: 0,0,"t/a",5,hello                   | message on t/a: hello
            +QMTRECV: 0,0,"t/a",5\\r\\nhello              | message on t/a: hello
            +QMTRECV:0, 65535, t/a, 5,hello               | message on t/a: hello
            +QMTRECV: 0,0,"t/a",5 \\r\\nhello             | message on t/a: hello
            +QMTRECV: 0,0,"a,b",5,hello                   | message on a,b: hello
            +QMTRECV: 0,0,"t",4,"a"b                      | message on t: "a"b
            +QMTRECV: 0,0,"t",3,"a"                       | message on t: "a"
            +QMTRECV: 0,0,"t",3,""a""                     | message on t: "a"
            +QMTRECV: 0,0,"t",3\\r\\n"a"                  | message on t: "a"
            +QMTRECV: 0,0,"t",1,"                         | message on t: "
            +QMTRECV: 0,0,"t",1,"\\""                     | message on t: "
            +QMTRECV: 0,0,"t",3,"ab\\r"                   | message on t: ab\\x0D
            +QMTRECV: 0,0,"t",2,"\\r\\n"                  | message on t: \\x0D\\x0A
            +QMTRECV: 0,0,"t",2,\\r\\n                    | message on t: \\x0D\\x0A
            +QMTRECV: 0,0,"t",3\\r\\n\\nab                | message on t: \\x0Aab
            +QMTRECV: 0,0,"t",2,OK                        | message on t: OK
            +QMTRECV: 0,0,"t",7\\r\\n\\r\\nERROR          | message on t: \\x0D\\x0AERROR
            +QMTRECV: 0,0,"t",22,"+QMTRECV: 0,0,"t",2,OK" | message on t: +QMTRECV: 0,0,"t",2,OK
            """)
    void readsABodyInQuotesOrNotOnTheSameLineOrTheNext(String wire, String frame) {
        assertFrames(Forms.QUOTES_OR_NOT, wire.replace("\\\"", "\""), frame);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,\"\"", "0,", "0", "0\\r\\n"})
    void readsABodyWithoutAByte(String end) {
        assertFrames(Forms.QUOTES_OR_NOT, "+QMTRECV: 0,1,\"t\"," + end, "message on t: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+QMTRECV: 0,3",
                "+QMTRECV: 0,1,\"t\",\"hello\"",
                "+QMTRECV: 0,1,\"t\",\"{\"n\":1,22,3}\"",
                "+QMTRECV: 0,1,\"t\",\"a\",5,\"b\"",
                "+QMTRECV: 0,1,\"t,5,hello",
                "+QMTRECV: 0,1,\"t\",-5,hello",
                "+QMTRECV: 0,1,\"t\",,hello",
                "+QMTRECV: 0,5,hello",
                "+QMTRECV: 1,0,\"t\",5,hello",
                "+QMTRECVX: 0,0,\"t\",5,hello",
                "x+QMTRECV: 0,0,\"t\",5,hello"
            })
    void takesALineThatOnlyLooksLikeAHeaderForALine(String line) {
        assertFrames(Forms.QUOTES_OR_NOT, line, line);
    }

    /** The slots that are taken, as a query tells them, are numbers like a topic and a length without quotes. */
    @Test
    void takesATopicWithoutQuotesOnlyWhereTheFormHasNone() {
        String slots = "+QMTRECV: 0,0,1,0,0,0";

        assertFrames("+QMTRECV: 0,<skip>,\"<topic>\",<length>,\"<body>\"", slots, slots);
        assertFrames("+QMTRECV: 0,<skip>,\"<topic>\",<length><line><body>", slots, slots);
        assertFrames(
                "+QMTRECV: 0,<skip>,\"<topic>\",<length>,\"<body>\"",
                "+QMTRECV: 0,1,\"t\",5,hello",
                "message on t: hello");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +MQTTSUBRECV:0,"t",5,hello      | message on t: hello
            +MQTTSUBRECV:0,"t",7,"hello"    | message on t: "hello"
            +MQTTSUBRECV:0,"t",4,\\r\\nOK   | message on t: \\x0D\\x0AOK
            """)
    void readsABodyThatIsNeverInQuotes(String wire, String frame) {
        assertFrames(Forms.PLAIN, wire, frame);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +MQTTURC: "publish",0,17,/a/b,5,5,hello      | message on /a/b: hello
            +MQTTURC: "publish", 0, 17, /a/b, 10, 5,hello | message on /a/b: hello
            +MQTTURC: "conn",0,0                         | +MQTTURC: "conn",0,0
            +MQTTURC: "puback",0,17,1,5,hello            | +MQTTURC: "puback",0,17,1,5,hello
            """)
    void readsAHeaderWithFieldsBeforeTheLength(String wire, String frame) {
        assertFrames(Forms.TWO_LENGTHS, wire, frame);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            +UMQTTC: 6,0,13,3,"a/b",5,"hello" | message on a/b: hello
            +UMQTTC: 6,0,10,1,"t",3,"OK\\r"   | message on t: OK\\x0D
            +UMQTTC: 1,1                      | +UMQTTC: 1,1
            """)
    void readsWhatACommandReadsOut(String wire, String frame) {
        assertFrames(Forms.READ_OUT, wire, frame);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+MSUB: \"t\",256 byte,",
                "+QMTRECV: 0,1,\"t\",256,",
                "+QMTRECV: 0,1,\"t\",256,\"",
                "+QMTRECV: 0,1,\"t\",256\r\n",
                "+MQTTSUBRECV:0,\"t\",256,",
                "+MQTTURC: \"publish\",0,1,t,256,256,",
                "+UMQTTC: 6,0,257,1,\"t\",256,\""
            })
    void readsEveryByteAsItIs(String header) {
        byte[] payload = new byte[256];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) i;
        }
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        stream.writeBytes(payload);
        stream.writeBytes((header.endsWith("\"") ? "\"\r\nOK\r\n" : "\r\nOK\r\n").getBytes(StandardCharsets.US_ASCII));

        List<String> frames = Cuts.frames(Tables.with(Forms.ALL, 64, 300), stream.toByteArray(), false);

        assertThat(frames).containsExactly(Cuts.describe(new Frame.Message("", "t", payload)), "OK");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10,"abc        | discarded 4: a message of 10 bytes stopped short
            10,abc         | discarded 3: a message of 10 bytes stopped short
            10\\r\\nabc    | discarded 3: a message of 10 bytes stopped short
            10\\r          | discarded 0: a message of 10 bytes stopped short
            5,"hello       | message on t: hello
            5,"hell        | message on t: "hell
            5,"hell\\r     | message on t: "hell
            0,             | message on t:
            0,"            | message on t:
            """)
    void deliversAtASilenceWhatIsComplete(String wire, String frame) {
        String expected = frame.endsWith(":") ? frame + " " : frame;

        assertThat(Cuts.framesThenSilence(QUOTES_OR_NOT, "\\r\\n+QMTRECV: 0,1,\"t\"," + wire))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "%s" | 303
            %s   | 301
            """)
    void skipsAMessageOverTheLimitAndGoesOn(String body, int discarded) {
        assertFrames(
                Forms.QUOTES_OR_NOT,
                "+QMTRECV: 0,1,\"t\",301," + body.formatted("x".repeat(301)),
                "discarded " + discarded + ": a message over the limit of 300 bytes");
        assertFrames(
                Forms.QUOTES_OR_NOT,
                "+QMTRECV: 0,1,\"t\",301\\r\\n" + "x".repeat(301),
                "discarded 301: a message over the limit of 300 bytes");
    }

    @Test
    void losesNothingAfterALongMessageThatBeginsWithAQuote() {
        assertFrames(
                Forms.QUOTES_OR_NOT,
                "+QMTRECV: 0,1,\"t\",301,\"" + "x".repeat(300),
                "discarded 301: a message over the limit of 300 bytes");
    }

    @Test
    void losesNothingAfterAMessageThatBeginsWithAQuoteAndNoLineEnds() {
        assertThat(Cuts.frames(QUOTES_OR_NOT, "+QMTRECV: 0,1,\"t\",4,\"abcOK\\r\\n"))
                .containsExactly("message on t: \"abc", "OK");
    }

    @Test
    void doesNotWaitForABillionBytes() {
        String sameLine = "+QMTRECV: 0,1,\"t\",1000000000000,x\\r\\nOK\\r\\n";
        String nextLine = "+QMTRECV: 0,1,\"t\",1000000000000\\r\\nx\\r\\nOK\\r\\n";

        assertThat(Cuts.frames(QUOTES_OR_NOT, sameLine))
                .containsExactly("discarded 32: a header that announces more than 262144 bytes", "OK");
        assertThat(Cuts.frames(QUOTES_OR_NOT, nextLine))
                .containsExactly("discarded 31: a header that announces more than 262144 bytes", "x", "OK");
    }

    @Test
    void showsTheHeaderAsItCame() {
        Framer framer = new Framer(QUOTES_OR_NOT);
        byte[] bytes = Cuts.wire("\\r\\n+QMTRECV: 0,1,\"t\",2,ab\\r\\n+QMTRECV: 0,1,\"t\",2\\r\\nab\\r\\n");
        StringBuilder headers = new StringBuilder();
        framer.feed(
                bytes,
                bytes.length,
                frame -> headers.append(((Frame.Message) frame).header()).append('|'));

        assertThat(headers).hasToString("+QMTRECV: 0,1,\"t\",2,|+QMTRECV: 0,1,\"t\",2 |");
    }
}
