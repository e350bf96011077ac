package io.atforge.dialect;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.Transport;
import io.atforge.at.tables.AtTables;
import io.atforge.at.tables.Explanations;
import io.atforge.at.tables.Explanations.Explanation;
import io.atforge.at.tables.Explanations.Rule;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.at.tables.TextEscape;
import io.atforge.at.tables.TextHeaders;
import io.atforge.dialect.Dialect.Escape;
import io.atforge.dialect.Dialect.Failure;
import io.atforge.dialect.Dialect.FailureRule;
import io.atforge.dialect.Dialect.Https;
import io.atforge.dialect.Dialect.Identity;
import io.atforge.dialect.Dialect.Phase;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the folder of a family, quickly: what stands in it is taken for right, and regular expressions are compiled when
 * they are first needed. {@link DialectCheck} tells mistakes with their places.
 */
final class DialectFolder {

    /** What separates two columns; within a regular expression a bar has no blanks around it. */
    static final Pattern BAR = Pattern.compile("\\s+\\|\\s+");

    /** What separates two entries of a list; a comma without a blank is part of an entry. */
    static final Pattern COMMA = Pattern.compile(",\\s+");

    private final String name;
    private final DialectFiles files;
    private final Properties properties;

    DialectFolder(String name, DialectFiles files) {
        this(name, files, properties(files.read("dialect.properties").orElseThrow()));
    }

    DialectFolder(String name, DialectFiles files, Properties properties) {
        this.name = name;
        this.files = files;
        this.properties = properties;
    }

    /** Reads a family; empty if there is none. */
    static Optional<Dialect> find(String name, DialectFiles files) {
        return files.read("dialect.properties")
                .map(settings -> new DialectFolder(name, files, properties(settings)).load());
    }

    static InvalidArgumentException unknown(String name) {
        return new InvalidArgumentException(
                "unknown modem dialect '" + name + "'; known are " + String.join(", ", names()));
    }

    static List<String> names() {
        return DialectFiles.resource(Dialect.class, DialectFiles.ROOT + "names")
                .orElseThrow()
                .lines()
                .toList();
    }

    Dialect load() {
        return new Dialect(
                name,
                value("title"),
                new AtTables(
                        MessageKeys.read(key -> Optional.ofNullable(properties.getProperty(key)), this::missing),
                        number("line.limit"),
                        number("message.limit"),
                        new TextHeaders(
                                optionalPatterns("text.routed"),
                                optionalPatterns("text.readout"),
                                optionalPatterns("text.quoted")),
                        patterns("unsolicited"),
                        optionalPatterns("final.error"),
                        explanations(),
                        milliseconds("answer.within.ms"),
                        milliseconds("guard.ms"),
                        milliseconds("data.silence.ms"),
                        value("echo.off"),
                        list("probes"),
                        commandEnd()),
                properties.containsKey("text.escape")
                        ? new TextEscape(value("text.escape").charAt(0), bytes("text.escaped"))
                        : TextEscape.NONE,
                number("payload.limit"),
                number("topic.limit"),
                properties.containsKey("publish.window") ? number("publish.window") : 1,
                patterns("lost.connection"),
                optionalPatterns("lost.bearer"),
                patterns("lost.modem"),
                optionalPatterns("cached.message"),
                failures(),
                phases(),
                identity(),
                https(),
                escape(),
                pattern("file.size"),
                pattern("file.name"),
                pattern("pin.tries"),
                models(),
                templates());
    }

    private String commandEnd() {
        return properties.containsKey("command.end")
                ? new String(HexFormat.ofDelimiter(" ").parseHex(value("command.end")), StandardCharsets.US_ASCII)
                : AtTables.CR;
    }

    private Models models() {
        Optional<Models.Question> question = Optional.ofNullable(properties.getProperty("model.command"))
                .map(command -> new Models.Question(command, Pattern.compile(value("model.reply"))));
        return new Models(
                question,
                files.read("models.txt").map(new ModelsFile(name)::read).orElse(List.of()),
                optionalPatterns("modem.names"));
    }

    private Explanations explanations() {
        List<Rule> rules = new ArrayList<>();
        files.read("answers.txt")
                .ifPresent(text -> text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> rules.add(rule(line))));
        Map<Integer, Explanation> numbers = new HashMap<>();
        files.read("errors.properties")
                .map(DialectFolder::properties)
                .ifPresent(errors -> errors.forEach((number, text) -> {
                    List<String> columns = columns((String) text, 2);
                    numbers.put(Integer.valueOf((String) number), new Explanation(columns.get(0), columns.get(1)));
                }));
        return new Explanations(rules, numbers);
    }

    private Rule rule(String line) {
        List<String> columns = columns(line, 4);
        return new Rule(
                ReplyPattern.known(columns.get(0)),
                ReplyPattern.known(columns.get(1)),
                new Explanation(columns.get(2), columns.get(3)));
    }

    /** Blanks around the bar: one within a regular expression has none. */
    private List<String> columns(String line, int count) {
        List<String> columns = List.of(BAR.split(line.strip()));
        if (columns.size() != count) {
            throw new InvalidArgumentException(
                    "modem dialect '" + name + "': '" + line + "' has " + columns.size() + " columns, not " + count);
        }
        return columns;
    }

    private List<FailureRule> failures() {
        List<FailureRule> rules = new ArrayList<>();
        for (Failure failure : Failure.values()) {
            if (properties.containsKey(FailureRules.key(failure))) {
                rules.addAll(FailureRules.of(failure, list(FailureRules.key(failure))));
            }
        }
        return rules;
    }

    private Map<Phase, List<ReplyPattern>> phases() {
        Map<Phase, List<ReplyPattern>> phases = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            phases.put(phase, optionalPatterns("phase." + phase.name().toLowerCase(Locale.ROOT)));
        }
        return phases;
    }

    private Optional<Identity> identity() {
        return properties.containsKey("identity.command")
                ? Optional.of(new Identity(value("identity.command"), Pattern.compile(value("identity.reply"))))
                : Optional.empty();
    }

    private Optional<Https> https() {
        return pattern("https.answer").map(answer -> new Https(answer, Pattern.compile(value("https.body"))));
    }

    private Optional<Escape> escape() {
        return Optional.ofNullable(properties.getProperty("escape"))
                .map(text -> new Escape(text, milliseconds("escape.guard.ms")));
    }

    private Optional<Pattern> pattern(String key) {
        return Optional.ofNullable(properties.getProperty(key)).map(Pattern::compile);
    }

    private SortedMap<String, String> templates() {
        Set<String> scripts = new TreeSet<>(list("scripts"));
        if (scripts.remove("connect")) {
            for (Transport transport : Transport.values()) {
                scripts.add("connect-" + transport.id());
            }
        }
        SortedMap<String, String> templates = new TreeMap<>();
        for (String script : scripts) {
            Optional<String> text = files.read(script + ".at");
            // A family need not do TLS.
            if (text.isPresent() || !script.startsWith("connect-")) {
                templates.put(script, text.orElseThrow(() -> missing(script + ".at")));
            }
        }
        return templates;
    }

    private Set<Byte> bytes(String key) {
        Set<Byte> bytes = new TreeSet<>();
        for (byte b : HexFormat.ofDelimiter(" ").parseHex(value(key))) {
            bytes.add(b);
        }
        return bytes;
    }

    private List<ReplyPattern> optionalPatterns(String key) {
        return properties.containsKey(key) ? patterns(key) : List.of();
    }

    private List<ReplyPattern> patterns(String key) {
        return list(key).stream().map(ReplyPattern::known).toList();
    }

    private List<String> list(String key) {
        return List.of(COMMA.split(value(key)));
    }

    private int number(String key) {
        return Integer.parseInt(value(key));
    }

    private Duration milliseconds(String key) {
        return Duration.ofMillis(number(key));
    }

    private String value(String key) {
        return Optional.ofNullable(properties.getProperty(key)).orElseThrow(() -> missing(key));
    }

    private InvalidArgumentException missing(String what) {
        return new InvalidArgumentException("modem dialect '" + name + "' has no " + what);
    }

    private static Properties properties(String text) {
        Properties loaded = new Properties();
        try {
            loaded.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return loaded;
    }
}
