package io.atforge.internal.thing;

import io.atforge.InvalidArgumentException;
import io.atforge.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Cuts what is too much for one message into several, in order, as few as that allows.
 *
 * @param payloadLimit the longest message that the modem takes, in bytes
 * @param modem        whose limit that is, for messages
 */
record Splitter(int payloadLimit, String modem) {

    /** Of a report, and of a question for wishes; the platform answers more with codes 6106 and 6104. */
    static final int MOST_PROPERTIES = 200;

    /** Of a batch; the platform answers more with codes 6356 and 6357. */
    static final int MOST_EVENTS = 20;

    static Splitter of(Dialect dialect) {
        return new Splitter(dialect.payloadLimit(), "modem family " + dialect.title());
    }

    /**
     * Cuts.
     *
     * @param tail   where the requests go
     * @param items  what is to be sent, at least one
     * @param params makes the parameters of a request of some of it
     * @throws InvalidArgumentException if one alone does not fit
     */
    List<Request> split(String tail, List<Item> items, Function<List<Item>, String> params) {
        List<Request> requests = new ArrayList<>();
        List<Item> group = new ArrayList<>();
        for (Item item : items) {
            group.add(item);
            if (fits(tail, group, params)) {
                continue;
            }
            group.remove(group.size() - 1);
            if (!group.isEmpty()) {
                requests.add(new Request(tail, params.apply(group)));
                group.clear();
            }
            group.add(item);
            whole(item.identifier(), new Request(tail, params.apply(group)));
        }
        requests.add(new Request(tail, params.apply(group)));
        return requests;
    }

    /**
     * One that cannot be cut.
     *
     * @throws InvalidArgumentException if it does not fit
     */
    Request whole(String identifier, Request request) {
        int bytes = Envelope.mostBytes(request);
        if (bytes > payloadLimit) {
            throw new InvalidArgumentException(identifier + " alone makes a message of " + bytes + " bytes; " + modem
                    + " takes " + payloadLimit + "; shorten it");
        }
        return request;
    }

    private boolean fits(String tail, List<Item> group, Function<List<Item>, String> params) {
        long events = group.stream().filter(Item::event).count();
        return events <= MOST_EVENTS
                && group.size() - events <= MOST_PROPERTIES
                && Envelope.mostBytes(new Request(tail, params.apply(group))) <= payloadLimit;
    }
}
