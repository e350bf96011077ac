package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.at.tables.AtTables;
import io.atforge.testing.Forms;
import io.atforge.testing.Tables;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** A framer that knows every form tells exactly the messages and lines that were sent. */
class MessagePropertiesTest {

    private static final AtTables TABLES = Tables.with(Forms.ALL, 128, 64);

    /** How a message is sent. */
    private enum Form {
        UNIT("+MSUB: \"%s\",%d byte,", ""),
        QUOTED("+QMTRECV: 0,12,\"%s\",%d,\"", "\""),
        UNQUOTED("+QMTRECV: 0,12,\"%s\",%d,", ""),
        NEXT_LINE("+QMTRECV: 0,12,\"%s\",%d\r\n", ""),
        PLAIN("+MQTTSUBRECV:0,\"%s\",%d,", ""),
        TWO_LENGTHS("+MQTTURC: \"publish\",0,12,%s,99,%d,", ""),
        READ_OUT("+UMQTTC: 6,0,99,9,\"%s\",%d,\"", "\""),
        PARTS("", "");

        private final String header;
        private final String closing;

        Form(String header, String closing) {
            this.header = header;
            this.closing = closing;
        }

        byte[] wire(String topic, byte[] payload) {
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            if (this == PARTS) {
                int half = payload.length / 2;
                text(wire, "\r\n+CMQTTRXSTART: 0," + topic.length() + "," + payload.length);
                text(wire, "\r\n+CMQTTRXTOPIC: 0," + topic.length() + "\r\n" + topic);
                text(wire, "\r\n+CMQTTRXPAYLOAD: 0," + half + "\r\n");
                wire.write(payload, 0, half);
                text(wire, "\r\n+CMQTTRXPAYLOAD: 0," + (payload.length - half) + "\r\n");
                wire.write(payload, half, payload.length - half);
                text(wire, "\r\n+CMQTTRXEND: 0");
            } else {
                text(wire, "\r\n" + header.formatted(topic, payload.length));
                wire.writeBytes(payload);
                text(wire, closing);
            }
            text(wire, "\r\n");
            return wire.toByteArray();
        }

        private static void text(ByteArrayOutputStream wire, String text) {
            wire.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** What is sent, and the frame it must be. */
    private record Sent(byte[] wire, String frame, boolean wouldBeFrames) {

        static Sent message(Form form, String topic, byte[] payload) {
            List<Frame> asText = new ArrayList<>();
            new Framer(TABLES).feed(payload, payload.length, asText::add);
            return new Sent(
                    form.wire(topic, payload), Cuts.describe(new Frame.Message("", topic, payload)), !asText.isEmpty());
        }

        static Sent line(String line) {
            return new Sent(("\r\n" + line + "\r\n").getBytes(StandardCharsets.US_ASCII), line, false);
        }
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void tellsExactlyWhatWasSentHoweverItIsCut(@ForAll("sent") List<Sent> sent, @ForAll("cuts") List<Integer> cuts) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        sent.forEach(each -> stream.writeBytes(each.wire()));
        byte[] bytes = stream.toByteArray();

        Framer framer = new Framer(TABLES);
        List<String> frames = new ArrayList<>();
        int position = 0;
        for (int i = 0; position < bytes.length; i++) {
            int end = Math.min(position + cuts.get(i % cuts.size()), bytes.length);
            byte[] piece = Arrays.copyOfRange(bytes, position, end);
            framer.feed(piece, piece.length, frame -> frames.add(Cuts.describe(frame)));
            position = end;
        }

        assertThat(frames).isEqualTo(sent.stream().map(Sent::frame).toList());
        assertThat(framer.isWaitingForMore()).isFalse();
        Statistics.label("would be frames as text").collect(sent.stream().anyMatch(Sent::wouldBeFrames));
        Statistics.label("would be frames as text")
                .coverage(share -> share.check(true).percentage(part -> part > 30));
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(9);
    }

    @Provide
    Arbitrary<List<Sent>> sent() {
        Arbitrary<Sent> messages = Combinators.combine(
                        Arbitraries.of(Form.class), Arbitraries.of("t", "/pk/dev/user/get", "5", "a.b"), payloads())
                .as(Sent::message);
        Arbitrary<Sent> lines = Arbitraries.of("OK", "ERROR", "+CSQ: 22,0", "+QMTRECV: 0,3", "CLOSED", "+QMTPUB: 0,7,0")
                .map(Sent::line);
        return Arbitraries.frequencyOf(Tuple.of(3, messages), Tuple.of(1, lines))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    /** Whatever, mixed with what modems say, within the limit. */
    private static Arbitrary<byte[]> payloads() {
        Arbitrary<String> said = Arbitraries.of(
                "\r\nOK\r\n",
                "\r\nERROR\r\n",
                "\"",
                "\"\r\n",
                "\r",
                "\n",
                "> ",
                "+QMTRECV: 0,1,\"t\",2,\"",
                "+CMQTTRXEND: 0\r\n",
                "+CMQTTRXSTART: 0,1,1\r\n",
                "+MSUB: \"t\",5 byte,",
                "+MQTTSUBRECV:0,\"t\",3,");
        Arbitrary<String> noise =
                Arbitraries.strings().withCharRange('\u0000', '\u00FF').ofMaxLength(8);
        return Arbitraries.frequencyOf(Tuple.of(2, said), Tuple.of(1, noise))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts).getBytes(StandardCharsets.ISO_8859_1))
                .map(bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, 64)));
    }
}
