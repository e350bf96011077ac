package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.SerialOutput;
import java.io.ByteArrayOutputStream;

/**
 * Shows a message that came in, in parts: start with both lengths, topic, payload, end. The bytes stand as they are in a
 * line of their own; a long payload is shown in several parts. Of an empty one there is no part, but an empty line
 * (vendor's MQTT application note, 3.5).
 */
final class MessageOutput {

    // Logs of long payloads show parts of 1500 bytes and a rest.
    private static final int PART_BYTES = 1500;
    private static final String END = "\r\n";

    private final SerialOutput output;
    private final String gap;

    /**
     * Shows messages.
     *
     * @param output   where
     * @param separate whether an empty line stands between the parts, as in some logs
     */
    MessageOutput(SerialOutput output, boolean separate) {
        this.output = output;
        this.gap = separate ? END : "";
    }

    void show(int client, String topic, byte[] payload) {
        byte[] name = Latin1.bytes(Latin1.ofUnicode(topic));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(
                Latin1.bytes(END + "+CMQTTRXSTART: " + client + "," + name.length + "," + payload.length + END));
        parts(message, "+CMQTTRXTOPIC: " + client + ",", name);
        parts(message, "+CMQTTRXPAYLOAD: " + client + ",", payload);
        String beforeEnd = payload.length == 0 ? END : gap;
        message.writeBytes(Latin1.bytes(beforeEnd + "+CMQTTRXEND: " + client + END));
        output.write(message.toByteArray());
    }

    private void parts(ByteArrayOutputStream message, String header, byte[] bytes) {
        for (int at = 0; at < bytes.length; at += PART_BYTES) {
            int length = Math.min(PART_BYTES, bytes.length - at);
            message.writeBytes(Latin1.bytes(gap + header + length + END));
            message.write(bytes, at, length);
            message.writeBytes(Latin1.bytes(END));
        }
    }
}
