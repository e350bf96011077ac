package io.atforge.dialect;

import io.atforge.InvalidArgumentException;
import io.atforge.at.tables.ReplyPattern;
import io.atforge.dialect.Models.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads {@code models.txt}: {@code pattern of the name | payload.limit = N, topic.limit = N, publish.window = N}, a line
 * for each kind of model. Lines that are empty or start with {@code #} say nothing.
 */
final class ModelsFile {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern LIMIT = Pattern.compile("([a-z.]+)\\s*=\\s*([1-9]\\d{0,6})");

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
        String[] columns = DialectFolder.BAR.split(line);
        if (columns.length != 2) {
            throw mistake(number, "'" + line + "' has " + columns.length + " columns, not 2");
        }
        Map<String, Integer> limits = new HashMap<>();
        for (String limit : COMMA.split(columns[1])) {
            var named = LIMIT.matcher(limit);
            if (!named.matches() || !isLimit(named.group(1))) {
                throw mistake(number, "'" + limit + "' is no limit; write for example payload.limit = 1500");
            }
            limits.put(named.group(1), Integer.valueOf(named.group(2)));
        }
        return new Model(
                ReplyPattern.parse(columns[0]),
                of(limits, DialectKey.PAYLOAD_LIMIT),
                of(limits, DialectKey.TOPIC_LIMIT),
                of(limits, DialectKey.PUBLISH_WINDOW));
    }

    private static boolean isLimit(String name) {
        return TableCheck.LIMITS.stream().anyMatch(key -> key.id().equals(name));
    }

    private static OptionalInt of(Map<String, Integer> limits, DialectKey key) {
        return limits.containsKey(key.id()) ? OptionalInt.of(limits.get(key.id())) : OptionalInt.empty();
    }

    private InvalidArgumentException mistake(int line, String message) {
        return new InvalidArgumentException("modem dialect '" + dialect + "': models.txt:" + line + ": " + message);
    }
}
