package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.MessageForms;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageKeysTest {

    private static final Map<String, String> PARTS = Map.of(
            "message.parts.start", "+RXSTART: 0,<topicLength>,<length>",
            "message.parts.topic", "+RXTOPIC: 0,<length>",
            "message.parts.payload", "+RXPAYLOAD: 0,<length>",
            "message.parts.end", "+RXEND: 0");

    private static MessageForms read(Map<String, String> properties) {
        return MessageKeys.read(
                key -> Optional.ofNullable(properties.get(key)), key -> new InvalidArgumentException("no " + key));
    }

    @Test
    void readsHeadersAndParts() {
        Map<String, String> both = new HashMap<>(PARTS);
        both.put("message.header", "+A: <topic>,<length>, \"<body>\",  +B: <topic>,<length><line><body>");

        assertThat(read(both).sameLine()).hasToString("[+A: <topic>,<length>, \"<body>\"]");
        assertThat(read(both).ownLine()).hasToString("[+B: <topic>,<length><line><body>]");
        MessageForms.Parts parts = read(PARTS).parts().orElseThrow();
        assertThat(parts.start()).hasToString(PARTS.get("message.parts.start"));
        assertThat(parts.topic()).hasToString(PARTS.get("message.parts.topic"));
        assertThat(parts.payload()).hasToString(PARTS.get("message.parts.payload"));
        assertThat(parts.end()).hasToString(PARTS.get("message.parts.end"));
        assertThat(read(PARTS).sameLine()).isEmpty();
    }

    @Test
    void asksForOneOfThem() {
        assertThatThrownBy(() -> read(Map.of())).hasMessage("no message.header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "topic", "payload", "end"})
    void asksForEachOfTheParts(String part) {
        Map<String, String> some = new HashMap<>(PARTS);
        some.remove("message.parts." + part);

        assertThatThrownBy(() -> read(some)).hasMessage("no message.parts." + part);
    }

    @Test
    void saysWhichKeyIsMalformed() {
        assertThatThrownBy(() -> read(Map.of("message.header", "+MSUB:")))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessage(
                        "message.header: malformed form of a message '+MSUB:': write <body> or \"<body>\" at its end");
        Map<String, String> wrong = new HashMap<>(PARTS);
        wrong.put("message.parts.end", "+RXEND: <length>");
        assertThatThrownBy(() -> read(wrong))
                .hasMessage("message.parts.end: malformed form of a message '+RXEND: <length>': there is no field"
                        + " <length> in this place; there are [<skip>]");
    }
}
