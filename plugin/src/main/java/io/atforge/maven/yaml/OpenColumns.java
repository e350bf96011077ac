package io.atforge.maven.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The columns at which a line could go on, as those above it stand: where a wrong one belongs. */
final class OpenColumns {

    private record Column(int number, YamlLine line, boolean dash) {

        String beside() {
            return "column " + number + " beside "
                    + (dash ? "the '-'" : line.key().map(key -> "'" + key + "'").orElse("what is there")) + " of line "
                    + line.number();
        }
    }

    private final Deque<Column> columns = new ArrayDeque<>();
    private final Optional<YamlLine> last;

    OpenColumns(List<YamlLine> above) {
        for (YamlLine line : above) {
            columns.removeIf(column -> column.number() >= line.start());
            line.dashes().forEach(dash -> columns.addLast(new Column(dash, line, true)));
            if (!line.content().isEmpty()) {
                columns.addLast(new Column(line.column(), line, false));
            }
        }
        last = above.isEmpty() ? Optional.empty() : Optional.of(above.get(above.size() - 1));
    }

    /** What a line that fits nowhere is told. */
    String advice(YamlLine line) {
        boolean dash = !line.dashes().isEmpty();
        List<String> places = new ArrayList<>();
        last.filter(above -> above.key().isPresent() && above.value().isEmpty())
                .ifPresent(above -> places.add("a column above " + above.column() + " to be part of '"
                        + above.key().orElseThrow() + "' of line " + above.number()));
        columns.stream()
                .filter(same(dash).and(column -> column.number() > line.start()))
                .min(Comparator.comparingInt(Column::number))
                .ifPresent(column -> places.add(column.beside()));
        columns.stream()
                .filter(same(dash).and(column -> column.number() < line.start()))
                .max(Comparator.comparingInt(Column::number))
                .ifPresent(column -> places.add(column.beside()));
        columns.stream()
                .filter(same(true).and(column -> !dash && column.number() == line.start()))
                .findFirst()
                .ifPresent(column -> places.add("'- ' before it to start another item like line "
                        + column.line().number()));
        return line.name() + " starts at column " + line.start() + ", where nothing that is open goes on"
                + (places.isEmpty() ? "" : "; give it " + String.join(", or ", places));
    }

    private static Predicate<Column> same(boolean dash) {
        return column -> column.dash() == dash;
    }
}
