package io.atforge.at.tables;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.FormReader.Field;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How a family announces messages: headers that a body follows, messages in parts, or both. Immutable. */
public final class MessageForms {

    /** The platform takes no longer payload, in bytes: what announces more is no message. */
    public static final int LONGEST = 256 * 1024;

    /** What stands between two forms; a comma and a blank directly before a field are part of a form. */
    public static final Pattern SEPARATOR = Pattern.compile(",\\s+(?![<\"])");

    private final List<MessageForm> sameLine;
    private final List<MessageForm> ownLine;
    private final Optional<Parts> parts;

    /** Which bytes can end a header on the line of its body, by their unsigned value. */
    private final boolean[] ends = new boolean[256];

    /**
     * The lines of a message in parts. The topic and the payload follow lines of their own, once or in several parts.
     *
     * @param start   begins a message, and says how long topic and payload are together: {@code <topicLength>} and
     *                {@code <length>}
     * @param topic   stands before a part of the topic, of {@code <length>} bytes
     * @param payload stands before a part of the payload, of {@code <length>} bytes
     * @param end     ends the message
     */
    public record Parts(MessageForm start, MessageForm topic, MessageForm payload, MessageForm end) {

        /** Checks that all are there. */
        public Parts {
            Objects.requireNonNull(start);
            Objects.requireNonNull(topic);
            Objects.requireNonNull(payload);
            Objects.requireNonNull(end);
        }

        /**
         * Reads the line that begins a message.
         *
         * @param text the form, with {@code <topicLength>} and {@code <length>}
         * @return the form
         * @throws InvalidArgumentException if it is malformed
         */
        public static MessageForm start(String text) {
            return MessageForm.line(text, Field.TOPIC_LENGTH, Field.LENGTH);
        }

        /**
         * Reads the line before a part of the topic or the payload.
         *
         * @param text the form, with {@code <length>}
         * @return the form
         * @throws InvalidArgumentException if it is malformed
         */
        public static MessageForm part(String text) {
            return MessageForm.line(text, Field.LENGTH);
        }

        /**
         * Reads the line that ends a message.
         *
         * @param text the form
         * @return the form
         * @throws InvalidArgumentException if it is malformed
         */
        public static MessageForm end(String text) {
            return MessageForm.line(text);
        }
    }

    /**
     * Puts the forms of a family together.
     *
     * @param headers the headers that a body follows; may be empty where there are parts
     * @param parts   the lines of a message in parts
     * @throws InvalidArgumentException if there are neither
     */
    public MessageForms(List<MessageForm> headers, Optional<Parts> parts) {
        if (headers.isEmpty() && parts.isEmpty()) {
            throw new InvalidArgumentException(
                    "nothing announces a message: give the form of its header, or of its parts");
        }
        this.sameLine =
                headers.stream().filter(Predicate.not(MessageForm::isOwnLine)).toList();
        this.ownLine = headers.stream().filter(MessageForm::isOwnLine).toList();
        this.parts = parts;
        sameLine.forEach(form -> ends[form.lastByte()] = true);
    }

    /**
     * Reads headers.
     *
     * @param text one form or several, with a comma and a blank between them
     * @return the forms
     * @throws InvalidArgumentException if one is malformed
     */
    public static MessageForms headers(String text) {
        return new MessageForms(
                SEPARATOR.splitAsStream(text).map(MessageForm::header).toList(), Optional.empty());
    }

    /**
     * Whether a byte can be the last of a header whose body follows on its line. Asked for every byte.
     *
     * @param b the byte
     * @return true if the line so far must be looked at
     */
    public boolean mayEndHeader(byte b) {
        return ends[b & 0xFF];
    }

    /**
     * The headers whose body follows on their line.
     *
     * @return the forms in their order
     */
    public List<MessageForm> sameLine() {
        return sameLine;
    }

    /**
     * The headers whose body follows on the next line.
     *
     * @return the forms in their order
     */
    public List<MessageForm> ownLine() {
        return ownLine;
    }

    /**
     * The lines of a message in parts.
     *
     * @return the forms; empty where the family sends none
     */
    public Optional<Parts> parts() {
        return parts;
    }
}
