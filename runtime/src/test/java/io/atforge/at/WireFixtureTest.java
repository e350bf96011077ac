package io.atforge.at;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.dialect.Dialect;
import io.atforge.trace.Printable;
import io.atforge.trace.WireEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What modems say, of the shape of real serial logs: the same frames, wherever the bytes are cut. */
class WireFixtureTest {

    private record Fixture(byte[] bytes, List<String> frames) {

        static Fixture read(String name) throws IOException {
            try (InputStream stream = WireFixtureTest.class.getResourceAsStream("/wire/" + name + ".wire")) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                List<String> frames = new ArrayList<>();
                new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> {
                            if (line.startsWith("< ")) {
                                bytes.writeBytes(
                                        WireEntry.parse("0.000000000 " + line).bytes());
                            } else if (line.startsWith("= ")) {
                                frames.add(line.substring(2));
                            }
                        });
                return new Fixture(bytes.toByteArray(), frames);
            }
        }
    }

    private static String describe(Frame frame) {
        return frame instanceof Frame.Message message
                ? "message " + message.topic() + " " + Printable.text(message.payload())
                : ((Frame.Line) frame).text();
    }

    private static List<String> frames(byte[]... pieces) {
        Framer framer = new Framer(Dialect.load("air720").tables());
        List<String> frames = new ArrayList<>();
        for (byte[] piece : pieces) {
            framer.feed(piece, piece.length, frame -> frames.add(describe(frame)));
        }
        return frames;
    }

    @ParameterizedTest
    @ValueSource(strings = {"boot-and-network", "upgrade-and-restart", "sim-out-and-in", "bearer-trouble", "messages"})
    void givesTheSameFramesWhereverItIsCut(String name) throws IOException {
        Fixture fixture = Fixture.read(name);
        byte[] bytes = fixture.bytes();

        assertThat(frames(bytes)).isEqualTo(fixture.frames());
        for (int cut = 1; cut < bytes.length; cut++) {
            assertThat(frames(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)))
                    .as("cut after byte %d", cut)
                    .isEqualTo(fixture.frames());
        }
        byte[][] oneByOne = new byte[bytes.length][];
        Arrays.setAll(oneByOne, i -> new byte[] {bytes[i]});
        assertThat(frames(oneByOne)).isEqualTo(fixture.frames());
    }
}
