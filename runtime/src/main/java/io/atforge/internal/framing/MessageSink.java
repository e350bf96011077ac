package io.atforge.internal.framing;

/** Takes what a {@link MessageReader} reads. */
public interface MessageSink {

    /**
     * A message is complete.
     *
     * @param header  the line that announced it, up to the body; a blank at its end stands for the line's end
     * @param topic   the topic
     * @param payload the payload; the receiver owns the array
     */
    void message(String header, String topic, byte[] payload);

    /**
     * Bytes were thrown away.
     *
     * @param bytes  how many
     * @param reason why
     */
    void discarded(long bytes, String reason);
}
