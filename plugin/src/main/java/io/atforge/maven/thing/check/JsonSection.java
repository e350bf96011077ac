package io.atforge.maven.thing.check;

import io.atforge.maven.json.Excerpt;
import io.atforge.maven.json.JsonArray;
import io.atforge.maven.json.JsonNode;
import io.atforge.maven.json.JsonNumber;
import io.atforge.maven.json.JsonObject;
import io.atforge.maven.json.JsonText;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceLocation;
import io.atforge.script.Suggestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An object of a thing model. Keys that are not asked for are none of ours: the console adds some from time to time. What
 * is {@code null} or an empty text is as good as none, as exports have it for what was left out.
 *
 * @param title    what it is, for messages
 * @param object   the object
 * @param problems takes the mistakes
 */
record JsonSection(String title, JsonObject object, Problems problems) {

    /** As many digits as the greatest double has; more would take long to compute with. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?\\d{1,400}(\\.\\d{0,400})?([eE][+-]?\\d{1,3})?|[+-]?\\.\\d{1,400}");

    /** An object; another kind of value is a problem. */
    static Optional<JsonSection> of(String title, JsonNode node, Problems problems) {
        if (node instanceof JsonObject object) {
            return Optional.of(new JsonSection(title, object, problems));
        }
        problems.add(node.location(), title + " must be an object, not " + node.kind());
        return Optional.empty();
    }

    /** The key as the file has it. */
    String written(String key) {
        return object.written(key);
    }

    SourceLocation location() {
        return object.location();
    }

    void problem(JsonNode where, String message) {
        problems.add(where.location(), message);
    }

    /** The value of a key that takes a text or a number; both forms are met. */
    Optional<JsonText> scalar(String key) {
        Optional<JsonNode> value = object.value(key);
        if (value.isPresent() && value.get() instanceof JsonNumber number) {
            return Optional.of(new JsonText(number.location(), number.text()));
        }
        return text(key, "a number");
    }

    /** The value of a key that takes a text. */
    Optional<JsonText> text(String key) {
        return text(key, "a text");
    }

    private Optional<JsonText> text(String key, String wanted) {
        Optional<JsonNode> value = object.value(key);
        if (value.isPresent() && value.get() instanceof JsonText text) {
            return Optional.of(text).filter(t -> !t.text().isEmpty());
        }
        value.ifPresent(node -> problem(node, written(key) + " must be " + wanted + ", not " + node.kind()));
        return Optional.empty();
    }

    /** The words of a key that is for people; empty if it is not there. */
    String words(String key) {
        return text(key).map(JsonText::text).orElse("");
    }

    /** The text of a key that must be there. */
    Optional<JsonText> requiredText(String key) {
        if (object.value(key).filter(value -> !isEmpty(value)).isEmpty()) {
            problems.add(location(), title + " has no " + written(key));
            return Optional.empty();
        }
        return text(key);
    }

    private static boolean isEmpty(JsonNode value) {
        return value instanceof JsonText text && text.text().isEmpty();
    }

    /** The values of a key that takes a list. */
    List<JsonNode> list(String key) {
        Optional<JsonNode> value = object.value(key);
        if (value.isPresent() && value.get() instanceof JsonArray array) {
            return array.items();
        }
        value.ifPresent(node -> problem(node, written(key) + " must be a list, not " + node.kind()));
        return List.of();
    }

    /** The value of a key that takes one of some words. */
    <T> Optional<T> choice(String key, Optional<JsonText> text, Map<String, T> words) {
        Optional<T> value = text.map(JsonText::text).map(words::get);
        if (text.isPresent() && value.isEmpty()) {
            String word = Excerpt.of(text.get().text());
            List<String> known = words.keySet().stream().sorted().toList();
            problem(text.get(), "unknown " + written(key) + " '" + word + "'" + Suggestion.of(word, known));
        }
        return value;
    }

    /** The number of a key, whether it is written as one or as a text. */
    Optional<BigDecimal> number(String key) {
        Optional<JsonText> text = scalar(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String written = text.get().text().strip();
        if (!NUMBER.matcher(written).matches()) {
            problem(text.get(), written(key) + " must be a number, not '" + Excerpt.of(written) + "'");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(written));
    }

    /** The whole number of a key. */
    int number(String key, int least, int most, int otherwise, String advice) {
        Optional<BigDecimal> number = number(key);
        if (number.isEmpty()) {
            return otherwise;
        }
        boolean isWhole = number.get().stripTrailingZeros().scale() <= 0;
        if (isWhole
                && number.get().compareTo(BigDecimal.valueOf(least)) >= 0
                && number.get().compareTo(BigDecimal.valueOf(most)) <= 0) {
            return number.get().intValueExact();
        }
        scalar(key)
                .ifPresent(text -> problem(
                        text,
                        written(key) + " must be a whole number from " + least + " to " + most + ", not "
                                + Excerpt.of(text.text()) + advice));
        return otherwise;
    }
}
