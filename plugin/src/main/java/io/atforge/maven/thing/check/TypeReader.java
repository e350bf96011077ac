package io.atforge.maven.thing.check;

import io.atforge.maven.json.Excerpt;
import io.atforge.maven.json.JsonArray;
import io.atforge.maven.json.JsonNode;
import io.atforge.maven.json.JsonNumber;
import io.atforge.maven.json.JsonObject;
import io.atforge.maven.json.JsonText;
import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceLocation;
import io.atforge.maven.thing.ThingField;
import io.atforge.maven.thing.ThingType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code dataType}. */
final class TypeReader {

    /** Figures of the pages "TSL parameters" and "Limits" as of 2026; older pages have lower ones. */
    private static final int MAX_TEXT = 10240;

    private static final int MAX_ARRAY = 512;
    private static final int MAX_MEMBERS = 50;

    /**
     * No page has a figure that holds (10 in 2018). A class file takes some 2,000 constants of an enum and 1,000 fields
     * (JVMS 4.7.3: 64 KB of code a method), and javac's message would name neither file nor line of the model.
     */
    private static final int MAX_CONSTANTS = 1000;

    private static final int MAX_PARAMETERS = 300;

    private static final String JAVA = ", which is as many as are generated";

    private static final String LIMIT = ", which is the platform's limit";

    private enum Word {
        INT,
        FLOAT,
        DOUBLE,
        BOOL,
        ENUM,
        TEXT,
        DATE,
        STRUCT,
        ARRAY
    }

    /** What may stand inside of what, by the page "TSL parameters". */
    private enum Home {
        FEATURE("", Set.of(Word.values())),
        MEMBER(
                " of a struct's member",
                Set.of(Word.INT, Word.FLOAT, Word.DOUBLE, Word.BOOL, Word.ENUM, Word.TEXT, Word.DATE)),
        ITEM(" of an array's elements", Set.of(Word.INT, Word.FLOAT, Word.DOUBLE, Word.TEXT, Word.STRUCT));

        private final String where;
        private final Set<Word> words;

        Home(String where, Set<Word> words) {
            this.where = where;
            this.words = words;
        }
    }

    private static final Map<String, Word> WORDS = new HashMap<>();

    static {
        for (Word word : Word.values()) {
            WORDS.put(word.name().toLowerCase(Locale.ROOT), word);
        }
    }

    private static final Pattern CODE = Pattern.compile("[+-]?\\d{1,20}");

    private final Problems problems;

    TypeReader(Problems problems) {
        this.problems = problems;
    }

    /** The parameters of an event or a service. */
    List<ThingField> parameters(String kind, List<JsonNode> items) {
        if (items.size() > MAX_PARAMETERS) {
            problems.add(
                    items.get(MAX_PARAMETERS).location(),
                    "there are " + items.size() + " parameters, more than " + MAX_PARAMETERS + JAVA);
        }
        return fields(kind, items, Home.FEATURE);
    }

    private List<ThingField> fields(String kind, List<JsonNode> items, Home home) {
        Identifiers identifiers = Identifiers.ofParts(kind, problems);
        List<ThingField> fields = new ArrayList<>();
        for (JsonNode item : items) {
            JsonSection.of(kind, item, problems)
                    .flatMap(section -> field(section, identifiers, home))
                    .ifPresent(fields::add);
        }
        return fields;
    }

    /** A property. */
    Optional<ThingField> field(JsonSection section, Identifiers identifiers) {
        return field(section, identifiers, Home.FEATURE);
    }

    private Optional<ThingField> field(JsonSection section, Identifiers identifiers, Home home) {
        Optional<JsonText> identifier = identifiers.of(section);
        Optional<ThingType> type = type(section, "dataType", home);
        String name = section.words("name");
        String description = section.words("desc");
        return identifier.flatMap(id -> type.map(t -> new ThingField(id.location(), id.text(), name, description, t)));
    }

    private Optional<ThingType> type(JsonSection owner, String key, Home home) {
        Optional<JsonNode> node = owner.object().value(key);
        if (node.isEmpty()) {
            problems.add(owner.location(), owner.title() + " has no " + owner.written(key));
            return Optional.empty();
        }
        Optional<JsonSection> section = JsonSection.of(owner.written(key), node.get(), problems);
        Optional<JsonText> text = section.flatMap(s -> s.requiredText("type"));
        Optional<Word> word = text.isEmpty() ? Optional.empty() : section.get().choice("type", text, WORDS);
        if (word.isPresent() && !home.words.contains(word.get())) {
            section.get()
                    .problem(
                            text.get(),
                            "the type" + home.where + " cannot be " + text.get().text());
            return Optional.empty();
        }
        return word.flatMap(w -> type(w, section.get()));
    }

    private Optional<ThingType> type(Word word, JsonSection section) {
        return switch (word) {
            case STRUCT -> Optional.of(struct(section));
            case ENUM -> Optional.of(enumeration(section));
            case INT -> specs(section).map(NumberTypes::integer);
            case FLOAT -> specs(section).map(NumberTypes::float32);
            case DOUBLE -> specs(section).map(NumberTypes::float64);
            case BOOL -> specs(section).map(specs -> new ThingType.Bool(specs.words("0"), specs.words("1")));
            case TEXT ->
                specs(section).map(specs -> new ThingType.Text(specs.number("length", 1, MAX_TEXT, MAX_TEXT, LIMIT)));
            case DATE -> Optional.of(new ThingType.Date());
            case ARRAY ->
                specs(section)
                        .flatMap(specs -> type(specs, "item", Home.ITEM)
                                .map(item -> new ThingType.Array(
                                        specs.number("size", 1, MAX_ARRAY, MAX_ARRAY, LIMIT), item)));
        };
    }

    /** What is left out has the type's limits. */
    private Optional<JsonSection> specs(JsonSection section) {
        JsonNode nothing = new JsonObject(section.location(), List.of());
        return JsonSection.of(
                section.written("specs"), section.object().value("specs").orElse(nothing), problems);
    }

    private ThingType struct(JsonSection section) {
        List<JsonNode> members = section.list("specs");
        Optional<JsonNode> specs = section.object().value("specs");
        SourceLocation place = specs.map(JsonNode::location).orElse(section.location());
        if (specs.isEmpty() || specs.get() instanceof JsonArray && members.isEmpty()) {
            problems.add(place, "a struct has members; list them as " + section.written("specs"));
        }
        if (members.size() > MAX_MEMBERS) {
            problems.add(place, "the struct has " + members.size() + " members, more than " + MAX_MEMBERS + LIMIT);
        }
        return new ThingType.Struct(fields("member", members, Home.MEMBER));
    }

    private ThingType enumeration(JsonSection section) {
        List<ThingType.Constant> constants = new ArrayList<>();
        Set<Integer> codes = new HashSet<>();
        Optional<JsonSection> specs = specs(section);
        if (specs.isPresent() && specs.get().object().members().isEmpty()) {
            problems.add(
                    specs.get().location(),
                    "an enum has constants; write them as " + section.written("specs") + example(section));
        }
        for (JsonObject.Member member : specs.map(s -> s.object().members()).orElse(List.of())) {
            Optional<Integer> code = code(member.key());
            Optional<String> text = text(member.value());
            if (code.isPresent() && !codes.add(code.get())) {
                problems.add(member.key().location(), "the code " + code.get() + " is there twice; remove one");
            } else if (code.isPresent() && text.isPresent()) {
                constants.add(new ThingType.Constant(code.get(), text.get()));
            }
        }
        if (constants.size() > MAX_CONSTANTS) {
            problems.add(
                    specs.get().location(),
                    "the enum has " + constants.size() + " constants, more than " + MAX_CONSTANTS + JAVA);
        }
        // keys of an object have no order: another export of the same model gives the same file
        constants.sort(Comparator.comparingInt(ThingType.Constant::code));
        return new ThingType.Enumeration(constants);
    }

    private static String example(JsonSection section) {
        return section.written("specs").equals("specs") ? ", \"0\": \"off\"" : ", {\"value\": 0, \"name\": \"off\"}";
    }

    private Optional<Integer> code(JsonText key) {
        if (CODE.matcher(key.text()).matches()) {
            try {
                return Optional.of(Integer.valueOf(key.text()));
            } catch (NumberFormatException e) {
                // has more than 32 bits, and is told like what is no number at all
            }
        }
        problems.add(
                key.location(),
                "'" + Excerpt.of(key.text()) + "' is no code of an enum: it is a whole number of 32 bits");
        return Optional.empty();
    }

    private Optional<String> text(JsonNode value) {
        if (value instanceof JsonText text) {
            return Optional.of(text.text());
        }
        if (value instanceof JsonNumber number) {
            return Optional.of(number.text());
        }
        problems.add(value.location(), "the name of an enum's constant must be a text, not " + value.kind());
        return Optional.empty();
    }
}
