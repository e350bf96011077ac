package io.atforge.dialect;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.MessageForm;
import io.atforge.at.tables.MessageForms;
import io.atforge.at.tables.MessageForms.Parts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what announces a message: {@code message.header}, {@code message.parts.*}, or both. */
final class MessageKeys {

    static final String HEADER = "message.header";
    static final String PARTS = "message.parts.";

    private final Function<String, Optional<String>> properties;
    private final Function<String, InvalidArgumentException> missing;

    private MessageKeys(
            Function<String, Optional<String>> properties, Function<String, InvalidArgumentException> missing) {
        this.properties = properties;
        this.missing = missing;
    }

    /**
     * Reads the forms.
     *
     * @param properties the value of a key, if it is there
     * @param missing    what is thrown for a key that is not
     * @return the forms
     * @throws InvalidArgumentException if one is missing, or malformed; then the message begins with its key
     */
    static MessageForms read(
            Function<String, Optional<String>> properties, Function<String, InvalidArgumentException> missing) {
        return new MessageKeys(properties, missing).forms();
    }

    private MessageForms forms() {
        boolean hasParts = List.of("start", "topic", "payload", "end").stream()
                .anyMatch(part -> properties.apply(PARTS + part).isPresent());
        if (!hasParts && properties.apply(HEADER).isEmpty()) {
            throw missing.apply(HEADER);
        }
        List<MessageForm> headers = properties
                .apply(HEADER)
                .map(text -> MessageForms.SEPARATOR
                        .splitAsStream(text)
                        .map(form -> placed(HEADER, form, MessageForm::header))
                        .toList())
                .orElse(List.of());
        return new MessageForms(headers, hasParts ? Optional.of(parts()) : Optional.empty());
    }

    private Parts parts() {
        return new Parts(
                part("start", Parts::start),
                part("topic", Parts::part),
                part("payload", Parts::part),
                part("end", Parts::end));
    }

    private MessageForm part(String name, Function<String, MessageForm> reader) {
        String key = PARTS + name;
        return placed(key, properties.apply(key).orElseThrow(() -> missing.apply(key)), reader);
    }

    private static MessageForm placed(String key, String form, Function<String, MessageForm> reader) {
        try {
            return reader.apply(form);
        } catch (InvalidArgumentException e) {
            throw new InvalidArgumentException(key + ": " + e.getMessage());
        }
    }
}
