package io.atforge.fuzz;

import io.atforge.at.Frame;
import io.atforge.at.Framer;
import io.atforge.at.tables.AtTables;
import io.atforge.dialect.Dialect;
import io.atforge.testing.Forms;
import io.atforge.testing.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

/**
 * Any bytes in any pieces: no exception, the same frames, and no more memory than the limits allow. The last two bytes
 * of an input say how it is cut and what is asked of the framer halfway; those in front of them are what the modem
 * sends, so that a recording is an input as it is.
 */
public final class FramerTarget {

    private static final AtTables AIR720 = Dialect.load("air720").tables();

    /** Every form of a message, in small. */
    private static final AtTables FORMS = Tables.with(Forms.ALL, 64, 40);

    /** What a framer keeps of recent lines: 32 of 32 bytes at most, each as bytes and as text. */
    private static final int RECENT_LINES = 2 * 32 * 32;

    private static final byte[] OK = "\r\nOK\r\n".getBytes(StandardCharsets.US_ASCII);

    private FramerTarget() {}

    /** The way in for Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        byte[] stream = Arrays.copyOf(input, input.length - 2);
        int knobs = input[input.length - 1];
        AtTables tables = (knobs & 1) == 0 ? Tables.SMALL : AIR720;
        tryOut(new Case(tables, stream, knobs, new Random(input[input.length - 2])));
        tryOut(new Case(FORMS, stream, knobs, new Random(input[input.length - 2])));
    }

    private static void tryOut(Case tried) {
        List<String> whole = tried.frames(() -> Integer.MAX_VALUE);
        equal(whole, tried.frames(() -> 1));
        equal(whole, tried.frames(() -> 1 + tried.cuts.nextInt(40)));
    }

    private static void equal(List<String> whole, List<String> pieces) {
        if (!whole.equals(pieces)) {
            throw new AssertionError("in one piece " + whole + ", in several " + pieces);
        }
    }

    /** What the modem sends, and what is asked of the framer. */
    private record Case(AtTables tables, byte[] stream, int knobs, Random cuts) {

        boolean expectsPrompt() {
            return (knobs & 2) != 0;
        }

        boolean abandonsMessage() {
            return (knobs & 4) != 0;
        }

        /** Something that begins like what comes next. */
        byte[] echo() {
            int half = stream.length / 2;
            byte[] echo = Arrays.copyOfRange(stream, half, Math.min(half + (knobs >> 4 & 0xF), stream.length));
            if (echo.length > 0 && (knobs & 8) != 0) {
                echo[echo.length - 1] ^= 1;
            }
            return echo;
        }

        List<String> frames(IntSupplier pieces) {
            Framer framer = new Framer(tables());
            List<Frame> frames = new ArrayList<>();
            int half = stream.length / 2;
            feed(framer, 0, half, pieces, frames);
            if (expectsPrompt()) {
                framer.expectPrompt(">");
            }
            if (abandonsMessage()) {
                framer.giveUpWaiting(frames::add);
            }
            framer.skipEcho(echo());
            feed(framer, half, stream.length, pieces, frames);
            frames.forEach(this::check);
            checkSize(frames);

            framer.reset();
            List<Frame> afterwards = new ArrayList<>();
            framer.feed(OK, OK.length, afterwards::add);
            equal(List.of("Line[text=OK]"), afterwards.stream().map(Case::text).toList());
            return frames.stream().map(Case::text).toList();
        }

        private void feed(Framer framer, int from, int to, IntSupplier pieces, List<Frame> frames) {
            int position = from;
            while (position < to) {
                int length = Math.min(pieces.getAsInt(), to - position);
                framer.feed(Arrays.copyOfRange(stream, position, position + length), length, frames::add);
                position += length;
                checkMemory(framer);
            }
        }

        private void check(Frame frame) {
            boolean sound = true;
            if (frame instanceof Frame.Line line) {
                sound = !line.text().isBlank()
                        && line.text().length() <= tables().lineLimit()
                        && line.text().chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
            } else if (frame instanceof Frame.Message message) {
                sound = message.payload().length <= tables().messageLimit();
            } else if (frame instanceof Frame.Text read) {
                sound = read.text().length() <= 2 * tables().lineLimit();
            } else if (frame instanceof Frame.Prompt) {
                sound = expectsPrompt();
            } else if (frame instanceof Frame.Discarded discarded) {
                sound = discarded.bytes() >= 0;
            }
            if (!sound) {
                throw new AssertionError("unsound " + text(frame));
            }
        }

        /** No byte is told twice, but for the header of a text that is given in pieces. */
        private void checkSize(List<Frame> frames) {
            long told = 0;
            String header = "";
            for (Frame frame : frames) {
                if (frame instanceof Frame.Line line) {
                    told += line.text().length();
                } else if (frame instanceof Frame.Message message) {
                    told += message.header().length() + message.payload().length;
                } else if (frame instanceof Frame.Text read) {
                    told += read.text().length()
                            + (read.header().equals(header) ? 0 : read.header().length());
                    header = read.header();
                } else if (frame instanceof Frame.Discarded discarded) {
                    told += discarded.bytes();
                }
            }
            if (told > stream.length) {
                throw new AssertionError(told + " bytes told of " + stream.length + ": "
                        + frames.stream().map(Case::text).toList());
            }
        }

        /**
         * All that a framer holds on to: a line, a message, its header and topic, lines of late, and what it was told to
         * look for.
         */
        private void checkMemory(Framer framer) {
            long held = Held.by(framer);
            long limit = 4L * tables().lineLimit() + tables().messageLimit() + RECENT_LINES + 64;
            if (held > limit) {
                throw new AssertionError(held + " bytes held where " + limit + " is the limit");
            }
        }

        private static String text(Frame frame) {
            return frame instanceof Frame.Message message
                    ? "Message[" + message.header() + "|" + message.topic() + "|"
                            + HexFormat.of().formatHex(message.payload()) + "]"
                    : frame.toString();
        }
    }
}
