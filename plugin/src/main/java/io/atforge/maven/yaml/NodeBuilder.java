package io.atforge.maven.yaml;

import io.atforge.maven.source.Problems;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds nodes from the parser's events. Not from its node tree: there an alias has the place of its anchor, and
 * duplicate keys and merge keys pass without a word.
 */
final class NodeBuilder {

    /** Far deeper than any devices.yaml; keeps a hostile file from exhausting the stack. */
    private static final int MAX_DEPTH = 50;

    private final SourceFile file;
    private final Iterator<Event> events;
    private final Problems problems;

    NodeBuilder(SourceFile file, Iterator<Event> events, Problems problems) {
        this.file = file;
        this.events = events;
        this.problems = problems;
    }

    Optional<YamlNode> document() {
        Optional<YamlNode> root = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent) {
                if (root.isPresent()) {
                    problems.add(place(event), "a second document starts here; write one document a file");
                    return root;
                }
                root = Optional.of(node(events.next(), 1));
            }
        }
        return root;
    }

    private YamlNode node(Event event, int depth) {
        SourceLocation place = place(event);
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), place);
            return new YamlScalar(place, scalar.getValue(), scalar.isPlain());
        }
        if (event instanceof AliasEvent alias) {
            problems.add(place, "aliases are not supported; write out what &" + alias.getAlias() + " stands for");
            return YamlScalar.nothing(place);
        }
        refuseTag(((CollectionStartEvent) event).getTag(), place);
        if (depth > MAX_DEPTH) {
            problems.add(place, "this is nested more than " + MAX_DEPTH + " levels deep");
            skipCollection();
            return YamlScalar.nothing(place);
        }
        return event instanceof MappingStartEvent ? mapping(place, depth) : sequence(place, depth);
    }

    private YamlNode sequence(SourceLocation place, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlSequence(place, items);
    }

    private YamlNode mapping(SourceLocation place, int depth) {
        List<YamlMapping.Entry> entries = new ArrayList<>();
        Map<String, SourceLocation> keys = new HashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            YamlNode key = node(event, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (!(key instanceof YamlScalar name)) {
                problems.add(key.location(), "a key must be a text, not " + key.kind());
            } else if (name.plain()
                    && !name.text().isEmpty()
                    && Character.isSpaceChar(name.text().charAt(0))) {
                problems.add(
                        key.location(),
                        String.format(
                                "the blank here is U+%04X, which does not indent; write one of the space bar",
                                (int) name.text().charAt(0)));
            } else if (name.text().equals("<<")) {
                problems.add(key.location(), "merge keys are not supported; write the keys out");
            } else if (keys.putIfAbsent(name.text(), name.location()) != null) {
                problems.add(
                        key.location(),
                        "key '" + name.text() + "' is already on line "
                                + keys.get(name.text()).line() + "; remove one");
            } else {
                entries.add(new YamlMapping.Entry(name, value));
            }
        }
        return new YamlMapping(place, entries);
    }

    private void skipCollection() {
        for (int open = 1; open > 0; ) {
            Event event = events.next();
            if (event instanceof CollectionStartEvent) {
                open++;
            } else if (event.getEventId() == Event.ID.SequenceEnd || event.getEventId() == Event.ID.MappingEnd) {
                open--;
            }
        }
    }

    private void refuseTag(Optional<String> tag, SourceLocation place) {
        tag.ifPresent(name -> problems.add(place, "tags are not supported; remove " + name));
    }

    private SourceLocation place(Event event) {
        return YamlReader.place(file, event.getStartMark());
    }
}
