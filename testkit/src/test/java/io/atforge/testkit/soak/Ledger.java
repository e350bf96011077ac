package io.atforge.testkit.soak;

import io.atforge.session.PublishResult.Outcome;
import io.atforge.testkit.platform.ReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** What was handed over, how each ended, and what arrived. Some bytes a message, so that a million weigh nothing. */
final class Ledger implements Consumer<ReceivedMessage> {

    private static final String MARK = "message ";

    private final byte[] ends;
    private final byte[] arrivals;
    private final BitSet mayBeLost = new BitSet();
    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private int handedOver;
    private int ended;
    private int endedTwice;
    private int altered;

    Ledger(int messages) {
        ends = new byte[messages];
        arrivals = new byte[messages];
    }

    boolean hasMore() {
        return handedOver < ends.length;
    }

    /** The next message: its number, and a checksum that tells it from one that the wire made up. */
    String next() {
        String text = MARK + handedOver++;
        return text + " " + checksum(text);
    }

    int handedOver() {
        return handedOver;
    }

    void ended(int message, Outcome outcome) {
        if (ends[message] != 0) {
            endedTwice++;
        }
        ends[message] = (byte) (outcome.ordinal() + 1);
        outcomes.merge(outcome, 1, Integer::sum);
        ended++;
    }

    @Override
    public void accept(ReceivedMessage message) {
        String text = message.text();
        int end = text.lastIndexOf(' ');
        if (end < MARK.length() || !text.substring(end + 1).equals(checksum(text.substring(0, end)))) {
            altered++;
        } else {
            arrivals[Integer.parseInt(text.substring(MARK.length(), end))]++;
        }
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    boolean isOver() {
        return ended == ends.length;
    }

    int ended() {
        return ended;
    }

    int endedTwice() {
        return endedTwice;
    }

    int altered() {
        return altered;
    }

    Map<Outcome, Integer> outcomes() {
        return outcomes;
    }

    /** The connection was at its end, so that an accepted message need not arrive. */
    void mayBeLost(int message) {
        mayBeLost.set(message);
    }

    /** How many were accepted and did not arrive, without a reason. */
    long acceptedAndLost() {
        return IntStream.range(0, ends.length)
                .filter(i -> ends[i] == Outcome.ACCEPTED.ordinal() + 1 && arrivals[i] == 0 && !mayBeLost.get(i))
                .count();
    }

    /** How many that ended so arrived more often than that. */
    int ofThoseThat(Outcome outcome, int atLeast, int atMost) {
        int wrong = 0;
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] == outcome.ordinal() + 1 && (arrivals[i] < atLeast || arrivals[i] > atMost)) {
                wrong++;
            }
        }
        return wrong;
    }
}
