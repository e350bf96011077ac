package io.atforge.bench.link;

/** A process that sends one load after the other over a link, and prints what came of each. */
public final class LinkClient {

    private LinkClient() {}

    /**
     * Runs loads.
     *
     * @param args the pseudo-terminal's path, then loads as {@link Load} prints them; all blocking ones, or none
     * @throws Exception if the link fails
     */
    public static void main(String[] args) throws Exception {
        String path = args[0];
        Load first = Load.parse(args[1]);
        if (first.way() == Load.Way.BLOCKING) {
            try (BlockingClient client = new BlockingClient(path)) {
                for (int i = 1; i < args.length; i++) {
                    Load load = Load.parse(args[i]);
                    client.set(load);
                    System.out.println(client.run(load));
                }
            }
        } else {
            try (SessionClient client = new SessionClient(path, first.window())) {
                for (int i = 1; i < args.length; i++) {
                    Load load = Load.parse(args[i]);
                    client.set(load);
                    System.out.println(client.run(load));
                }
            }
        }
    }
}
