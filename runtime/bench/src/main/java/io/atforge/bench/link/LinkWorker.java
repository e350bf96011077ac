package io.atforge.bench.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A process that runs loads as it is told to, so that two clients can take turns; ends with its standard input. */
public final class LinkWorker {

    private LinkWorker() {}

    /**
     * Reads a load a line, as {@link Load} prints them, or {@code flood:<baud>:<messages>:<bytes>}; answers each with a
     * line.
     *
     * @param args the pseudo-terminal's path, then {@code blocking} or {@code session}
     * @throws Exception if the link fails
     */
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        if (args[1].equals("blocking")) {
            try (BlockingClient client = new BlockingClient(args[0])) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    Load load = Load.parse(line);
                    client.set(load);
                    System.out.println(client.run(load));
                }
            }
        } else {
            new Sessions(args[0]).serve(in);
        }
    }

    /** One session after the other: a window is a session's for life. */
    private static final class Sessions {

        private final String path;
        private SessionClient client;
        private int window;

        Sessions(String path) {
            this.path = path;
        }

        void serve(BufferedReader in) throws IOException, InterruptedException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("flood:")) {
                    String[] parts = line.split(":");
                    open(1);
                    client.set(Load.of(Load.Way.SYNC, Integer.parseInt(parts[1]), 1, 0));
                    System.out.println(client.flood(Integer.parseInt(parts[2]), Integer.parseInt(parts[3])));
                } else {
                    Load load = Load.parse(line);
                    open(load.window());
                    client.set(load);
                    System.out.println(client.run(load));
                }
            }
            if (client != null) {
                client.close();
            }
        }

        private void open(int wanted) throws IOException {
            if (client != null && window != wanted) {
                client.close();
                client = null;
            }
            if (client == null) {
                client = new SessionClient(path, wanted);
                window = wanted;
            }
        }
    }
}
