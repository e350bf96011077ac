package io.atforge.testkit.modem.quectel;

import io.atforge.testkit.modem.quectel.QuectelVariant.ReceiveForm;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.Latin1;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows one client's messages, or keeps them in one of five slots until {@code AT+QMTRECV} reads them. A message that
 * finds no free slot is lost, as no source says otherwise.
 */
final class ReceiveBuffer {

    static final int SLOTS = 5;

    private final int client;
    private final Urcs urcs;
    private final MqttSettings settings;
    private final ReceiveForm form;
    private final String[] slots = new String[SLOTS];

    ReceiveBuffer(int client, Urcs urcs, MqttSettings settings, ReceiveForm form) {
        this.client = client;
        this.urcs = urcs;
        this.settings = settings;
        this.form = form;
    }

    void receive(String topic, byte[] payload) {
        if (!settings.buffered(client)) {
            urcs.message(shown(topic, payload));
            return;
        }
        for (int i = 0; i < SLOTS; i++) {
            if (slots[i] == null) {
                slots[i] = shown(topic, payload);
                urcs.say("+QMTRECV: " + client + "," + i);
                return;
            }
        }
    }

    // The message's number is 0, as for one with QoS 0. Quotes in the payload are not escaped (log of a BC26).
    private String shown(String topic, byte[] payload) {
        String head = "+QMTRECV: " + client + ",0,\"" + Latin1.ofUnicode(topic) + "\",";
        String body = Latin1.ofBytes(payload);
        if (!settings.withLength(client)) {
            return head + "\"" + body + "\"";
        }
        return head
                + payload.length
                + switch (form) {
                    case QUOTED -> ",\"" + body + "\"";
                    case BARE -> "," + body;
                    case NEXT_LINE -> "\r\n" + body;
                };
    }

    /** Takes the message out of a slot. */
    String take(int slot) {
        String kept = slots[slot];
        if (kept == null) {
            throw CommandFailure.notAllowed();
        }
        slots[slot] = null;
        return kept;
    }

    /** Takes all messages out. */
    List<String> takeAll() {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < SLOTS; i++) {
            if (slots[i] != null) {
                kept.add(take(i));
            }
        }
        return kept;
    }

    /** The line of {@code AT+QMTRECV?}. */
    String overview() {
        return "+QMTRECV: " + client + ","
                + Arrays.stream(slots).map(slot -> slot == null ? "0" : "1").collect(Collectors.joining(","));
    }

    void clear() {
        Arrays.fill(slots, null);
    }
}
