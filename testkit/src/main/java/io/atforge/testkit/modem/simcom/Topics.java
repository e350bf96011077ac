package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.v250.Latin1;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Topics as bytes of the serial line. */
final class Topics {

    /** A topic, or why it is none. */
    record Checked(String topic, Optional<MqttError> error) {}

    private Topics() {}

    /**
     * Checks a topic.
     *
     * @param bytes   what the host typed
     * @param strict  whether {@code checkUTF8} is on
     * @param grammar throws if it is no topic, or no filter
     */
    static Checked check(byte[] bytes, boolean strict, Consumer<String> grammar) {
        String topic = Latin1.toUnicode(Latin1.ofBytes(bytes));
        if (strict && !isUtf8(bytes)) {
            return new Checked(topic, Optional.of(MqttError.BAD_UTF8));
        }
        try {
            grammar.accept(topic);
            return new Checked(topic, Optional.empty());
        } catch (IllegalArgumentException e) {
            return new Checked(topic, Optional.of(MqttError.INVALID_PARAMETER));
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
