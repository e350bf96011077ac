package io.atforge.maven.json;

import io.atforge.maven.source.SourceLocation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Keys with values.
 *
 * @param location where its brace stands
 * @param members  keys and values in the order they were written; no key is there twice
 */
public record JsonObject(SourceLocation location, List<Member> members) implements JsonNode {

    /**
     * A key with its value.
     *
     * @param key   the key
     * @param value the value
     */
    public record Member(JsonText key, JsonNode value) {

        /** Checks that both are there. */
        public Member {
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
        }
    }

    /** Copies the members. */
    public JsonObject {
        Objects.requireNonNull(location);
        members = List.copyOf(members);
    }

    /**
     * Finds a value.
     *
     * @param key the key
     * @return the value, empty if there is none of that key or if it is {@code null}
     */
    public Optional<JsonNode> value(String key) {
        for (Member member : members) {
            if (member.key().text().equals(key)) {
                return Optional.of(member.value()).filter(value -> !(value instanceof JsonWord word && word.isNull()));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a key is there and has a value.
     *
     * @param key the key
     * @return true if it does
     */
    public boolean has(String key) {
        return value(key).isPresent();
    }

    @Override
    public String kind() {
        return "an object";
    }
}
