package io.atforge.bench;

import io.atforge.bench.link.Ends;
import io.atforge.bench.link.LinkWorker;
import io.atforge.bench.link.Load;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Two warm clients, a blocking one and a session, each on a modem of its own, that take turns. */
final class Rig implements AutoCloseable {

    /** After so many milliseconds of round trips a session's code is compiled. */
    private static final int WARM_UP_MILLIS = 5000;

    /**
     * What both clients did, one after the other.
     *
     * @param blocking the blocking client
     * @param session  the session
     */
    record Pair(Ends.Result blocking, Ends.Result session) {

        double ratio() {
            return session.perSecond() / blocking.perSecond();
        }
    }

    private final boolean quick;
    private final Modems modems;
    private final Fork blocking;
    private final Fork session;

    Rig(boolean quick) throws IOException {
        this.quick = quick;
        modems = new Modems(3);
        blocking = new Fork(LinkWorker.class, modems.path(0), "blocking");
        session = new Fork(LinkWorker.class, modems.path(1), "session");
        Load unpaced = Load.of(Load.Way.BLOCKING, 0, 150, 0);
        blocking.ask(unpaced.lasting(WARM_UP_MILLIS / 5));
        blocking.ask(unpaced.by(Load.Way.HANDED_OVER).lasting(WARM_UP_MILLIS / 5));
        session.ask(unpaced.by(Load.Way.SYNC).lasting(quick ? WARM_UP_MILLIS / 2 : WARM_UP_MILLIS));
        Load acknowledged = Load.of(Load.Way.ASYNC, 0, 150, 1);
        session.ask(acknowledged.lasting(WARM_UP_MILLIS / 5));
        session.ask(acknowledged.by(Load.Way.POST).lasting(WARM_UP_MILLIS / 5));
    }

    /** Whether the short form is wanted. */
    boolean quick() {
        return quick;
    }

    Modems modems() {
        return modems;
    }

    /** The modem that neither of the two clients is on. */
    String freePath() {
        return modems.path(2);
    }

    Ends.Result blocking(Load load) throws IOException {
        return Ends.Result.parse(blocking.ask(load.by(Load.Way.BLOCKING)));
    }

    /** The blocking client, with a thread that reads for it. */
    Ends.Result handedOver(Load load) throws IOException {
        return Ends.Result.parse(blocking.ask(load.by(Load.Way.HANDED_OVER)));
    }

    Ends.Result session(Load load) throws IOException {
        return Ends.Result.parse(session.ask(load));
    }

    /** An answer of the warm session's process. */
    String ask(String line) throws IOException {
        return session.ask(line);
    }

    /** Both, turn by turn. */
    List<Pair> rounds(Load load, int rounds) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            pairs.add(new Pair(blocking(load), session(load)));
        }
        return pairs;
    }

    /** The first that a fresh JVM sends, with options for it. */
    Ends.Result fresh(Load load, String... options) throws IOException {
        boolean blocks = load.way() == Load.Way.BLOCKING || load.way() == Load.Way.HANDED_OVER;
        String client = blocks ? "blocking" : "session";
        try (Fork fork = new Fork(List.of(options), LinkWorker.class, freePath(), client)) {
            return Ends.Result.parse(fork.ask(load));
        }
    }

    @Override
    public void close() throws IOException {
        session.close();
        blocking.close();
        modems.close();
    }
}
