package io.atforge.testing;

import io.atforge.port.Port;
import io.atforge.trace.TraceEntry.Direction;
import io.atforge.trace.WireEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays a wire log back: what was written then must be written again, and gets the same answers. */
public final class ReplayPort implements Port {

    private static final String MASK = "******";

    private final Deque<WireEntry> log = new ArrayDeque<>();
    private String secret = MASK;
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
        Matcher same = Pattern.compile(Pattern.quote(then).replace(MASK, "\\E(.*)\\Q"), Pattern.DOTALL)
                .matcher(now);
        if (expected.direction() != Direction.SENT || !same.matches()) {
            throw new AssertionError("the log has " + expected + " where the session wrote " + now);
        }
        if (same.groupCount() > 0) {
            secret = same.group(1);
        }
        receive();
    }

    /** A modem echoes the secret, which the log does not hold. */
    private void receive() {
        while (!log.isEmpty() && log.getFirst().direction() == Direction.RECEIVED) {
            byte[] bytes = new String(log.removeFirst().bytes(), StandardCharsets.ISO_8859_1)
                    .replace(MASK, secret)
                    .getBytes(StandardCharsets.ISO_8859_1);
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
