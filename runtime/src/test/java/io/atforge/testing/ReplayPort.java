package io.atforge.testing;

import io.atforge.at.TraceEntry.Direction;
import io.atforge.at.WireEntry;
import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Plays a wire log back: what was written then must be written again, and gets the same answers. */
public final class ReplayPort implements Port {

    private static final String MASK = "******";

    private final Deque<WireEntry> log = new ArrayDeque<>();
    private Receiver receiver;

    public ReplayPort(List<String> lines) {
        lines.forEach(line -> log.add(WireEntry.parse(line)));
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public void open(Receiver receiver) {
        this.receiver = receiver;
        receive();
    }

    @Override
    public void write(byte[] bytes) {
        WireEntry expected = log.removeFirst();
        String then = new String(expected.bytes(), StandardCharsets.ISO_8859_1);
        String now = new String(bytes, StandardCharsets.ISO_8859_1);
        String pattern = Pattern.quote(then).replace(MASK, "\\E.*\\Q");
        boolean same = Pattern.compile(pattern, Pattern.DOTALL).matcher(now).matches();
        if (expected.direction() != Direction.SENT || !same) {
            throw new AssertionError("the log has " + expected + " where the session wrote " + now);
        }
        receive();
    }

    private void receive() {
        while (!log.isEmpty() && log.getFirst().direction() == Direction.RECEIVED) {
            byte[] bytes = log.removeFirst().bytes();
            receiver.received(bytes, bytes.length);
        }
    }

    @Override
    public void close() {
        receiver = null;
    }

    public boolean isOver() {
        return log.isEmpty();
    }
}
