package io.atforge.dialect;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.dialect.Models.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code models.txt}: {@code pattern of the name | payload.limit = N, topic.limit = N, publish.window = N}, a line
 * for each kind of model. Lines that are empty or start with {@code #} say nothing.
 */
final class ModelsFile {

    private static final Pattern BAR = Pattern.compile("\\s+\\|\\s+");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern LIMIT = Pattern.compile("([a-z.]+)\\s*=\\s*([1-9]\\d{0,6})");
    private static final Set<String> LIMITS = Set.of("payload.limit", "topic.limit", "publish.window");

    private final String dialect;

    ModelsFile(String dialect) {
        this.dialect = dialect;
    }

    List<Model> read(String text) {
        List<Model> models = new ArrayList<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
                models.add(model(i + 1, lines.get(i)));
            }
        }
        return models;
    }

    private Model model(int number, String line) {
        String[] columns = BAR.split(line);
        if (columns.length != 2) {
            throw mistake(number, "'" + line + "' has " + columns.length + " columns, not 2");
        }
        Map<String, Integer> limits = new HashMap<>();
        for (String limit : COMMA.split(columns[1])) {
            var named = LIMIT.matcher(limit);
            if (!named.matches() || !LIMITS.contains(named.group(1))) {
                throw mistake(number, "'" + limit + "' is no limit; write for example payload.limit = 1500");
            }
            limits.put(named.group(1), Integer.valueOf(named.group(2)));
        }
        return new Model(
                ReplyPattern.parse(columns[0]),
                of(limits, "payload.limit"),
                of(limits, "topic.limit"),
                of(limits, "publish.window"));
    }

    private static OptionalInt of(Map<String, Integer> limits, String name) {
        return limits.containsKey(name) ? OptionalInt.of(limits.get(name)) : OptionalInt.empty();
    }

    private InvalidArgumentException mistake(int line, String message) {
        return new InvalidArgumentException("modem dialect '" + dialect + "': models.txt:" + line + ": " + message);
    }
}
