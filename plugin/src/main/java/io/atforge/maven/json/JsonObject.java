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
     * @param key     the key
     * @param value   the value
     * @param written the key as the file has it, for messages; another one where the document was turned into another form
     */
    public record Member(JsonText key, JsonNode value, String written) {

        /** Checks that all are there. */
        public Member {
            Objects.requireNonNull(key);
            Objects.requireNonNull(value);
            Objects.requireNonNull(written);
        }

        /**
         * A key with its value, as the file has them.
         *
         * @param key   the key
         * @param value the value
         */
        public Member(JsonText key, JsonNode value) {
            this(key, value, key.text());
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
     * How a key is written in the file, for messages.
     *
     * @param key the key
     * @return the file's own key, or the same if there is none of that key
     */
    public String written(String key) {
        return members.stream()
                .filter(member -> member.key().text().equals(key))
                .map(Member::written)
                .findFirst()
                .orElse(key);
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
