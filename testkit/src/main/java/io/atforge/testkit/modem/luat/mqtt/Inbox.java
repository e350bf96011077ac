package io.atforge.testkit.modem.luat.mqtt;

import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.SerialOutput;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shows an incoming message at once, or keeps it in one of four slots; a fifth message takes the place of the oldest.
 */
public final class Inbox {

    private static final int SLOTS = 4;

    /** A kept message, and how many came before it. */
    private record Kept(String topic, byte[] payload, long number) {}

    private final SerialOutput output;
    private final Kept[] slots = new Kept[SLOTS];
    private boolean caching;
    private long received;

    public Inbox(SerialOutput output) {
        this.output = output;
    }

    boolean caching() {
        return caching;
    }

    void caching(boolean value) {
        caching = value;
    }

    public void receive(String topic, byte[] payload) {
        String latin1Topic = Latin1.ofUnicode(topic);
        if (caching) {
            int slot = freeOrOldest();
            slots[slot] = new Kept(latin1Topic, payload, received++);
            output.line("+MSUB: " + slot);
        } else {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes(Latin1.bytes("\r\n+MSUB: \"" + latin1Topic + "\"," + payload.length + " byte,"));
            line.writeBytes(payload);
            line.writeBytes(Latin1.bytes("\r\n"));
            output.write(line.toByteArray());
        }
    }

    private int freeOrOldest() {
        int oldest = 0;
        for (int i = 0; i < SLOTS; i++) {
            if (slots[i] == null) {
                return i;
            }
            if (slots[i].number() < slots[oldest].number()) {
                oldest = i;
            }
        }
        return oldest;
    }

    /** The kept messages in the form of {@code AT+MQTTMSGGET}: no blank, no quotes, as in the vendor's log. */
    List<String> takeAll() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            Kept kept = slots[i];
            if (kept != null) {
                lines.add("+MSUB:" + kept.topic() + "," + kept.payload().length + " byte,"
                        + Latin1.ofBytes(kept.payload()));
                slots[i] = null;
            }
        }
        return lines;
    }

    List<String> overview() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            lines.add("+MQTTMSGGET: " + i + "," + (slots[i] == null ? "INVALID" : "VALID"));
        }
        return lines;
    }

    /** A restart: the slots are in RAM. */
    void restart() {
        caching = false;
        Arrays.fill(slots, null);
    }
}
