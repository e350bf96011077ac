package io.atforge.testkit.simulation;

import io.atforge.testkit.platform.ReceivedMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** How often each payload has arrived. Keeps every text; a test of millions may want to keep less. */
public final class ArrivalCounts implements Consumer<ReceivedMessage> {

    private final Map<String, Integer> counts = new HashMap<>();

    /** Creates counts of nothing. */
    public ArrivalCounts() {}

    @Override
    public void accept(ReceivedMessage message) {
        counts.merge(message.text(), 1, Integer::sum);
    }

    /**
     * How often a payload has arrived.
     *
     * @param text the payload as text
     * @return at least 0
     */
    public int of(String text) {
        return counts.getOrDefault(text, 0);
    }

    /**
     * How many payloads have arrived, those that arrived more than once counted once.
     *
     * @return at least 0
     */
    public int distinct() {
        return counts.size();
    }
}
