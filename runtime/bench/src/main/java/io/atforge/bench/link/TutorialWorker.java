package io.atforge.bench.link;

import io.atforge.session.ModemSession;
import io.atforge.trace.TraceEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A process that goes the tutorial's way: open the port, attach, connect, subscribe, publish; once by a session, and once
 * by a client that sends the same lines and reads up to the last line of each answer. Ends with its standard input.
 */
public final class TutorialWorker {

    /** What the trace shows of the password, and as many characters as an HMAC-SHA256 has. */
    private static final String MASK = "******";

    private static final String PASSWORD = "0".repeat(64);

    /** A command, and the last line of its answer. */
    private record Exchange(String command, String lastLine) {}

    private final String path;
    private List<Exchange> exchanges = List.of();

    private TutorialWorker(String path) {
        this.path = path;
    }

    /**
     * Reads a line {@code <baud>} at a time; answers with the nanoseconds of a session, those of the blocking client,
     * and the number of commands.
     *
     * @param args the pseudo-terminal's path
     * @throws IOException if the link fails
     */
    public static void main(String[] args) throws IOException {
        TutorialWorker worker = new TutorialWorker(args[0]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int baud = Integer.parseInt(line);
            long session = worker.session(baud);
            System.out.println(session + " " + worker.blocking(baud) + " " + worker.exchanges.size());
        }
    }

    private void pace(int baud) throws IOException {
        try (BlockingClient client = new BlockingClient(path)) {
            client.set(Load.of(Load.Way.BLOCKING, baud, 1, 0));
        }
    }

    private long session(int baud) throws IOException {
        pace(baud);
        ConcurrentLinkedQueue<TraceEntry> trace = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        long took;
        try (ModemSession<BenchDevice> session = BenchDevice.session(path).build()) {
            session.trace(trace::add);
            session.connect();
            session.subscribe(BenchDevice.DOWN, message -> {});
            session.publish(BenchDevice.topic(0), "helloworld");
            took = System.nanoTime() - begin;
            exchanges = exchanges(List.copyOf(trace));
        }
        return took;
    }

    private static List<Exchange> exchanges(List<TraceEntry> trace) {
        List<Exchange> exchanges = new ArrayList<>();
        for (TraceEntry entry : trace) {
            if (entry.direction() == TraceEntry.Direction.SENT) {
                exchanges.add(new Exchange(entry.text().replace(MASK, PASSWORD), ""));
            } else if (!exchanges.isEmpty()) {
                int last = exchanges.size() - 1;
                exchanges.set(last, new Exchange(exchanges.get(last).command(), entry.text()));
            }
        }
        return exchanges;
    }

    private long blocking(int baud) throws IOException {
        pace(baud);
        long begin = System.nanoTime();
        try (BlockingClient client = new BlockingClient(path)) {
            for (Exchange exchange : exchanges) {
                client.ask(exchange.command(), exchange.lastLine());
            }
        }
        return System.nanoTime() - begin;
    }
}
