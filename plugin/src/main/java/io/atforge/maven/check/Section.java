package io.atforge.maven.check;

import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceLocation;
import io.atforge.maven.yaml.MissingColon;
import io.atforge.maven.yaml.YamlMapping;
import io.atforge.maven.yaml.YamlNode;
import io.atforge.maven.yaml.YamlScalar;
import io.atforge.maven.yaml.YamlSequence;
import io.atforge.script.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A mapping whose keys are known. A key with nothing after it, or an empty list, is as good as none, so that a user may
 * comment out what stands below it. An empty text in quotes was meant to say something, and is a mistake.
 */
final class Section {

    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,8}");

    private final String title;
    private final YamlMapping mapping;
    private final List<String> knownKeys;
    private final Problems problems;

    private Section(String title, YamlMapping mapping, List<String> knownKeys, Problems problems) {
        this.title = title;
        this.mapping = mapping;
        this.knownKeys = knownKeys;
        this.problems = problems;
    }

    /** Reads a mapping; another kind of value and unknown keys are problems. */
    static Optional<Section> of(String title, YamlNode node, List<String> knownKeys, Problems problems) {
        if (isNothing(node)) {
            return Optional.of(new Section(title, new YamlMapping(node.location(), List.of()), knownKeys, problems));
        }
        if (!(node instanceof YamlMapping mapping)) {
            problems.add(
                    node.location(),
                    title + " must be a mapping of keys to values, not " + node.kind() + colonAdvice(node));
            return Optional.empty();
        }
        for (YamlMapping.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!knownKeys.contains(key)) {
                problems.add(
                        entry.key().location(), "unknown key '" + key + "' in " + title + keyAdvice(key, knownKeys));
            }
        }
        return Optional.of(new Section(title, mapping, knownKeys, problems));
    }

    private static String keyAdvice(String key, List<String> knownKeys) {
        String home = KnownKeys.advice(key);
        return home.isEmpty() ? Suggestion.of(key, knownKeys) : home;
    }

    /** A single key without its colon, or without the blank behind it, is a text to the parser. */
    private static String colonAdvice(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.plain()
                ? MissingColon.in(scalar.text())
                        .filter(missing -> missing.offset() < scalar.text().length())
                        .map(missing -> "; " + missing.message())
                        .orElse("")
                : "";
    }

    SourceLocation location() {
        return mapping.location();
    }

    List<YamlMapping.Entry> entries() {
        return mapping.entries();
    }

    /** The value of a key. */
    Optional<YamlNode> value(String key) {
        return mapping.entry(key).map(YamlMapping.Entry::value).filter(value -> !isNothing(value));
    }

    private static boolean isNothing(YamlNode value) {
        return value instanceof YamlScalar scalar && scalar.isNothing()
                || value instanceof YamlSequence sequence && sequence.items().isEmpty();
    }

    private static boolean isBlank(YamlNode value) {
        return value instanceof YamlScalar scalar && scalar.text().isBlank();
    }

    /** The value of a key that takes a text; an empty one is a problem. */
    Optional<YamlScalar> text(String key) {
        Optional<YamlNode> value = value(key);
        if (value.isPresent() && value.get() instanceof YamlScalar scalar) {
            if (isBlank(scalar)) {
                problems.add(scalar.location(), key + " is empty; write a value, or remove the key");
                return Optional.empty();
            }
            return Optional.of(scalar);
        }
        value.ifPresent(node -> problems.add(node.location(), key + " must be a text, not " + node.kind()));
        return Optional.empty();
    }

    /** The text of a key that must be there. */
    Optional<YamlScalar> requiredText(String key, String advice) {
        require(key, advice);
        return value(key).filter(Section::isBlank).isPresent() ? Optional.empty() : text(key);
    }

    /** Makes a missing key a problem, unless it is there but misspelt: that is one mistake, and reported. */
    void require(String key, String advice) {
        if (value(key).filter(value -> !isBlank(value)).isEmpty() && !isMisspelt(key)) {
            SourceLocation place =
                    mapping.entry(key).map(entry -> entry.key().location()).orElse(location());
            problems.add(place, title + " has no " + key + "; " + advice);
        }
    }

    private boolean isMisspelt(String key) {
        return mapping.entries().stream()
                .map(entry -> entry.key().text())
                .filter(word -> !knownKeys.contains(word))
                .anyMatch(word -> Suggestion.of(word, knownKeys).equals(Suggestion.of(key, List.of(key))));
    }

    /** The values of a key that takes a list. */
    List<YamlNode> list(String key) {
        Optional<YamlNode> value = value(key);
        if (value.isPresent() && value.get() instanceof YamlSequence sequence) {
            return sequence.items();
        }
        value.ifPresent(node -> problems.add(
                node.location(), key + " must be a list, not " + node.kind() + "; start each item with '- '"));
        return List.of();
    }

    /** The number of a key. */
    int number(String key, int least, int most, int otherwise) {
        Optional<YamlScalar> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (NUMBER.matcher(text.get().text()).matches()) {
            int number = Integer.parseInt(text.get().text());
            if (number >= least && number <= most) {
                return number;
            }
        }
        problems.add(
                text.get().location(),
                key + " must be a number from " + least + " to " + most + ", not '"
                        + text.get().text() + "'");
        return otherwise;
    }

    /** The value of a key that takes one of some words. */
    <T> Optional<T> choice(String key, Function<String, Optional<T>> parser, List<String> words) {
        return choice(key, text(key), parser, words);
    }

    /** The value of a key that must be there and takes one of some words. */
    <T> Optional<T> requiredChoice(
            String key, String advice, Function<String, Optional<T>> parser, List<String> words) {
        return choice(key, requiredText(key, advice), parser, words);
    }

    private <T> Optional<T> choice(
            String key, Optional<YamlScalar> text, Function<String, Optional<T>> parser, List<String> words) {
        Optional<T> value = text.map(YamlScalar::text).flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            String word = text.get().text();
            problems.add(text.get().location(), "unknown " + key + " '" + word + "'" + Suggestion.of(word, words));
        }
        return value;
    }
}
