package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.at.tables.AtTables;
import io.atforge.trace.Printable;
import io.atforge.trace.WireEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a framer makes of bytes: the same frames wherever they are cut, or the test fails. */
final class Cuts {

    private Cuts() {}

    /** Bytes as recordings have them: {@code \r}, {@code \n}, {@code \xFF}. */
    static byte[] wire(String text) {
        return WireEntry.parse("0.000000000 < " + text).bytes();
    }

    /** A frame in a few words; a line as it is. */
    static String describe(Frame frame) {
        if (frame instanceof Frame.Line line) {
            return line.text();
        } else if (frame instanceof Frame.Message message) {
            return "message on " + message.topic() + ": " + Printable.text(message.payload());
        } else if (frame instanceof Frame.Discarded discarded) {
            return "discarded " + discarded.bytes() + ": " + discarded.reason();
        } else if (frame instanceof Frame.Text text) {
            return "text after " + text.header() + ": " + text.text();
        }
        return "prompt";
    }

    static List<String> frames(AtTables tables, String wire) {
        return frames(tables, wire(wire), false);
    }

    /** The line is quiet after the bytes. */
    static List<String> framesThenSilence(AtTables tables, String wire) {
        return frames(tables, wire(wire), true);
    }

    static List<String> frames(AtTables tables, byte[] bytes, boolean silence) {
        List<String> whole = fed(tables, silence, bytes);
        for (int cut = 1; cut < bytes.length; cut++) {
            assertThat(fed(tables, silence, Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)))
                    .as("cut after byte %d", cut)
                    .isEqualTo(whole);
        }
        byte[][] oneByOne = new byte[bytes.length][];
        Arrays.setAll(oneByOne, i -> new byte[] {bytes[i]});
        assertThat(fed(tables, silence, oneByOne)).as("byte by byte").isEqualTo(whole);
        return whole;
    }

    private static List<String> fed(AtTables tables, boolean silence, byte[]... pieces) {
        Framer framer = new Framer(tables);
        List<String> frames = new ArrayList<>();
        for (byte[] piece : pieces) {
            framer.feed(piece, piece.length, frame -> frames.add(describe(frame)));
        }
        if (silence) {
            framer.giveUpWaiting(frame -> frames.add(describe(frame)));
            assertThat(framer.isWaitingForMore()).isFalse();
        }
        return frames;
    }
}
