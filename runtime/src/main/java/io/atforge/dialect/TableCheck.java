package io.atforge.dialect;

import io.atforge.dialect.PropertyLines.Property;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the tables of a family: {@code answers.txt}, {@code errors.properties}, {@code models.txt}. */
final class TableCheck {

    private static final Pattern LINE = Pattern.compile("(?m)^.*$");

    /** What an entry of {@code models.txt} may say, and up to where it makes sense. */
    static final List<DialectKey> LIMITS =
            List.of(DialectKey.PAYLOAD_LIMIT, DialectKey.TOPIC_LIMIT, DialectKey.PUBLISH_WINDOW);

    private TableCheck() {}

    /** Lines {@code command | answer | meaning | cure}. */
    static void answers(FolderFile file) {
        for (LocatedText line : lines(file)) {
            List<LocatedText> columns = columns(line, "command", "answer", "meaning", "cure");
            if (!columns.isEmpty()) {
                ValueCheck.pattern(columns.get(0));
                ValueCheck.pattern(columns.get(1));
            }
        }
    }

    /** Properties {@code number = meaning | cure}. */
    static void errors(FolderFile file) {
        Set<String> numbers = new HashSet<>();
        for (Property property : PropertyLines.read(file)) {
            String number = property.key().text();
            if (!number.matches("\\d{1,9}")) {
                property.key()
                        .mistake("'" + number
                                + "' is no number of an error; write for example 10 = no SIM card | put one in");
            } else if (!numbers.add(number)) {
                property.key().mistake(number + " is there twice; remove one");
            }
            columns(property.value(), "meaning", "cure");
        }
    }

    /** Lines {@code model | payload.limit = 4096, topic.limit = 256}. */
    static void models(FolderFile file) {
        for (LocatedText line : lines(file)) {
            List<LocatedText> columns = columns(line, "model", "limits");
            if (!columns.isEmpty()) {
                ValueCheck.pattern(columns.get(0));
                ValueCheck.each(TableCheck::limit).check(columns.get(1));
            }
        }
    }

    private static void limit(LocatedText item) {
        List<LocatedText> sides = item.split(Pattern.compile("\\s*=\\s*"));
        List<DialectKey> known = LIMITS.stream()
                .filter(key -> key.id().equals(sides.get(0).text()))
                .toList();
        if (known.isEmpty() || sides.size() != 2) {
            item.mistake("write "
                    + String.join(" = N, ", LIMITS.stream().map(DialectKey::id).toList())
                    + " = N, as many of them as differ; not '" + item.text() + "'");
        } else {
            known.get(0).check().check(sides.get(1));
        }
    }

    /** The lines that are neither blank nor comments, without blanks around them. */
    private static List<LocatedText> lines(FolderFile file) {
        return LINE.matcher(file.text())
                .results()
                .filter(line -> !line.group().isBlank() && !line.group().startsWith("#"))
                .map(line -> stripped(file, line.start(), line.group()))
                .toList();
    }

    private static LocatedText stripped(FolderFile file, int start, String line) {
        int from = start + line.length() - line.stripLeading().length();
        return file.part(from, from + line.strip().length());
    }

    /** The columns of a line; none where they are more or fewer than named. */
    private static List<LocatedText> columns(LocatedText line, String... names) {
        Matcher bar = DialectFolder.BAR.matcher(line.text());
        List<LocatedText> columns = line.split(DialectFolder.BAR);
        if (columns.size() != names.length) {
            String form = String.join(" | ", names);
            line.mistake(
                    columns.size() > names.length ? nth(bar, names.length) : 0,
                    "has " + columns.size() + " columns, not " + names.length + ": " + form
                            + "; a bar with blanks around it separates two");
            return List.of();
        }
        for (LocatedText column : columns) {
            if (column.text().isBlank()) {
                column.mistake("a column is empty; write something");
                return List.of();
            }
        }
        return columns;
    }

    /** Where the bar of a number stands, from 1. */
    private static int nth(Matcher bar, int number) {
        int found = 0;
        while (found < number && bar.find()) {
            found++;
        }
        return bar.start();
    }
}
