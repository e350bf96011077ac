package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.PortException;
import io.atforge.dialect.Dialect;
import io.atforge.port.Port;
import io.atforge.script.ScriptResult;
import io.atforge.script.ScriptRunner;
import io.atforge.script.ScriptVariable;
import io.atforge.testing.CutPoints;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.WireTranscript;
import io.atforge.testing.WireTranscript.Command;
import io.atforge.testing.WireTranscript.Data;
import io.atforge.testing.WireTranscript.End;
import io.atforge.testing.WireTranscript.Event;
import io.atforge.testing.WireTranscript.Received;
import io.atforge.trace.Printable;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Conversations in the shape of public serial logs, of each family: the same frames, the same messages, and the same
 * end of each command, wherever the modem's bytes are cut.
 */
@Tag("slow")
class PublicTranscriptsTest {

    static Stream<String> families() {
        return Dialect.names().stream();
    }

    static Stream<String> transcripts() {
        return families().flatMap(family -> files(family).map(file -> family + "/" + file.getFileName()));
    }

    private static Stream<Path> files(String family) {
        try (Stream<Path> files = Files.list(path(family))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(PublicTranscriptsTest.class
                            .getResource("/transcripts")
                            .toURI())
                    .resolve(name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void hasFiveOfEachFamilyThatSayWhereTheirShapeIsFrom(String family) {
        assertThat(files(family))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(file -> assertThat(Files.readString(file))
                        .startsWith("# Shape: ")
                        .contains("\n# Replaced: "));
    }

    // ---- the frames

    @ParameterizedTest
    @MethodSource("transcripts")
    void givesTheSameFramesWhereverItIsCut(String name) throws IOException {
        WireTranscript transcript = WireTranscript.read(path(name));
        Dialect dialect = dialectOf(name);
        List<String> whole = frames(transcript, dialect, CutPoints.NONE);

        assertThat(whole.stream().filter(frame -> frame.startsWith("= ")).map(frame -> frame.substring(2)))
                .isEqualTo(transcript.messages());
        if (!transcript.unsolicited().isEmpty()) {
            assertThat(whole).containsSubsequence(transcript.unsolicited());
        }
        everyCut(transcript)
                .forEach(cuts -> assertThat(frames(transcript, dialect, cuts))
                        .as(cuts.toString())
                        .isEqualTo(whole));
    }

    private static Dialect dialectOf(String name) {
        return Dialect.load(name.substring(0, name.indexOf('/')));
    }

    private static Stream<CutPoints> everyCut(WireTranscript transcript) {
        return Stream.concat(
                Stream.of(CutPoints.ALL),
                IntStream.range(1, transcript.length()).mapToObj(CutPoints::new));
    }

    private static List<String> frames(WireTranscript transcript, Dialect dialect, CutPoints cuts) {
        Framer framer = new Framer(dialect.tables());
        List<String> frames = new ArrayList<>();
        int position = 0;
        for (Event event : transcript.events()) {
            if (event instanceof Command command) {
                framer.expectPrompt(command.prompt());
            } else if (event instanceof Data) {
                framer.expectPrompt("");
            } else if (event instanceof Received received) {
                for (byte[] piece : cuts.pieces(position, received.bytes())) {
                    framer.feed(piece, piece.length, frame -> frames.add(describe(frame)));
                }
                position += received.bytes().length;
            }
        }
        return frames;
    }

    private static String describe(Frame frame) {
        if (frame instanceof Frame.Message message) {
            return "= " + describe(message);
        }
        return frame instanceof Frame.Line line ? line.text() : frame.toString();
    }

    private static String describe(Frame.Message message) {
        return message.topic() + " " + Printable.text(message.payload());
    }

    // ---- the commands

    @ParameterizedTest
    @MethodSource("transcripts")
    void endsEachCommandTheSameWhereverItIsCut(String name) throws IOException {
        WireTranscript transcript = WireTranscript.read(path(name));
        Dialect dialect = dialectOf(name);
        new Replay(transcript, dialect, CutPoints.NONE).run();
        everyCut(transcript).forEach(cuts -> new Replay(transcript, dialect, cuts).run());
    }

    /** The host's side of a transcript: a channel whose port is played by the transcript. */
    private static final class Replay implements Port, ChannelListener {

        private final WireTranscript transcript;
        private final Dialect dialect;
        private final CutPoints cuts;
        private final ManualLoop loop = new ManualLoop();
        private final AtChannel channel;
        private final ScriptRunner runner;
        private final List<String> messages = new ArrayList<>();
        private final List<String> unsolicited = new ArrayList<>();
        private String written = "";
        private Receiver receiver;
        private CompletableFuture<ScriptResult> ended;

        Replay(WireTranscript transcript, Dialect dialect, CutPoints cuts) {
            this.transcript = transcript;
            this.dialect = dialect;
            this.cuts = cuts;
            this.channel = new AtChannel(this, dialect.tables(), loop, this);
            this.runner = new ScriptRunner(channel, loop, dialect.tables(), dialect.textEscape());
        }

        void run() {
            channel.open(Runnable::run);
            loop.run();
            int position = 0;
            for (Event event : transcript.events()) {
                if (event instanceof Command command) {
                    Map<ScriptVariable, byte[]> values = Map.of(ScriptVariable.PAYLOAD, command.data());
                    ended = runner.run(command.script(), values);
                    loop.advance(dialect.tables().guard());
                    byte[] line = (command.line() + "\r").getBytes(StandardCharsets.UTF_8);
                    check(written, new String(line, StandardCharsets.ISO_8859_1));
                } else if (event instanceof Data data) {
                    check(written, new String(data.bytes(), StandardCharsets.ISO_8859_1));
                } else if (event instanceof Received received) {
                    for (byte[] piece : cuts.pieces(position, received.bytes())) {
                        receiver.received(piece, piece.length);
                        loop.run();
                    }
                    position += received.bytes().length;
                } else if (event instanceof End end) {
                    assertThat(ended).as("%s: %s", cuts, end.how()).isCompleted();
                    check(endOf(ended.join(), end.how()), end.how());
                }
            }
            assertThat(messages).as("messages, %s", cuts).isEqualTo(transcript.messages());
            assertThat(unsolicited).as("unsolicited, %s", cuts).isEqualTo(transcript.unsolicited());
        }

        private void check(String actual, String expected) {
            assertThat(actual).as(cuts.toString()).isEqualTo(expected);
        }

        /** As much of it as the transcript names. */
        private static String endOf(ScriptResult result, String expected) {
            if (result instanceof ScriptResult.Failed failed) {
                return "failed " + failed.line().orElse(failed.error().getMessage());
            }
            List<String> lines = ((ScriptResult.Done) result).lines();
            return lines.isEmpty() || expected.equals("done") ? "done" : "done " + lines.get(lines.size() - 1);
        }

        @Override
        public String name() {
            return "transcript";
        }

        @Override
        public void open(Receiver to) {
            receiver = to;
        }

        @Override
        public void write(byte[] bytes) {
            written = new String(bytes, StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() {
            receiver = null;
        }

        @Override
        public void unsolicited(UnsolicitedResult line) {
            unsolicited.add(line.line());
        }

        @Override
        public void message(Frame.Message message) {
            messages.add(PublicTranscriptsTest.describe(message));
        }

        @Override
        public void text(Frame.Text text) {
            throw new AssertionError("a text: " + text);
        }

        @Override
        public void discarded(Frame.Discarded discarded) {
            throw new AssertionError(cuts + ": " + discarded);
        }

        @Override
        public void lost(PortException cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void unresponsive(AtTimeoutException cause) {
            throw new AssertionError(cause);
        }
    }
}
