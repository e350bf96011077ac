package io.atforge.testkit.fault;

import io.atforge.PortException;
import io.atforge.port.Port;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A host, a faulty port, and behind it a port whose other end the test plays. One char is one byte. */
final class Bench {

    /** A piece that arrived. */
    record Arrival(long nanos, String bytes) {

        /** In milliseconds, which is enough for most tests. */
        @Override
        public String toString() {
            return nanos / 1_000_000 + ":" + QuotedBytes.quote(bytes).replaceAll("^\"|\"$", "");
        }
    }

    /** The port below. */
    private final class Below implements Port {

        private Receiver receiver;

        @Override
        public String name() {
            return "below";
        }

        @Override
        public void open(Receiver taker) {
            if (failure != null) {
                throw failure;
            }
            receiver = taker;
        }

        @Override
        public void write(byte[] bytes) {
            if (failure != null) {
                throw failure;
            }
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            atModem.add(new Arrival(time.nanoTime(), text));
            modem.accept(text);
        }

        @Override
        public void close() {
            receiver = null;
        }
    }

    /** The user of the port. */
    private final class Host implements Port.Receiver {

        @Override
        public void received(byte[] buffer, int length) {
            atHost.add(new Arrival(time.nanoTime(), new String(buffer, 0, length, StandardCharsets.ISO_8859_1)));
        }

        @Override
        public void lost(PortException cause) {
            losses.add(cause);
        }
    }

    final ManualTime time = new ManualTime();
    final List<Arrival> atModem = new ArrayList<>();
    final List<Arrival> atHost = new ArrayList<>();
    final List<PortException> losses = new ArrayList<>();
    final FaultyPort port;
    private final Below below = new Below();
    private Consumer<String> modem = text -> {};
    private PortException failure;

    Bench(FaultPlan plan) {
        port = new FaultyPort(below, plan, time);
    }

    /** A bench whose port is open, under the faults of these lines. */
    static Bench under(String... faults) {
        Bench bench = new Bench(FaultPlan.parse("seed 1\n" + String.join("\n", faults)));
        bench.open();
        return bench;
    }

    void open() {
        port.open(new Host());
    }

    boolean isOpenBelow() {
        return below.receiver != null;
    }

    /** The modem hears each piece that reaches it. */
    void modem(Consumer<String> behaviour) {
        modem = behaviour;
    }

    /** The port below fails from now on. */
    void fail(PortException cause) {
        failure = cause;
    }

    void loseBelow(PortException cause) {
        below.receiver.lost(cause);
    }

    void write(String text) {
        port.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void say(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        below.receiver.received(bytes, bytes.length);
    }

    void send(Direction direction, String text) {
        if (direction == Direction.TO_HOST) {
            say(text);
        } else {
            write(text);
        }
    }

    List<Arrival> arrivals(Direction direction) {
        return direction == Direction.TO_HOST ? atHost : atModem;
    }

    /** All that arrived, whatever the pieces. */
    static String text(List<Arrival> arrivals) {
        return String.join("", arrivals.stream().map(Arrival::bytes).toList());
    }

    void advance(long millis) {
        time.advance(Duration.ofMillis(millis));
    }
}
