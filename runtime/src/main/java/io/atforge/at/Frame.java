package io.atforge.at;

/** A unit of what a modem sends, cut out of its bytes by the {@link Framer}. */
public sealed interface Frame {

    /**
     * A line that is not blank.
     *
     * @param text the line in UTF-8, without line ends and surrounding blanks
     */
    record Line(String text) implements Frame {}

    /** The modem is ready for data. Printed without a line end, and only looked for when a command asks for it. */
    record Prompt() implements Frame {}

    /**
     * A message whose length its header announced, so that none of its bytes was taken for text.
     *
     * @param header  the header as it came, up to the payload
     * @param topic   the topic
     * @param payload the payload; the receiver owns the array
     */
    record Message(String header, String topic, byte[] payload) implements Frame {}

    /**
     * What a stranger wrote: a short message, a cell broadcast, a USSD answer, a caller's name.
     *
     * @param header the line before it, or what stands before it in its line
     * @param text   the text as it came, over one or several lines, its quotes with it; hostile
     */
    record Text(String header, String text) implements Frame {}

    /**
     * Bytes that were thrown away: a line or message over its limit, or a message that stopped short.
     *
     * @param bytes  how many
     * @param reason why
     */
    record Discarded(long bytes, String reason) implements Frame {}
}
