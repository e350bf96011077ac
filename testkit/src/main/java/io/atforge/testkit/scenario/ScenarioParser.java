package io.atforge.testkit.scenario;

import io.atforge.testkit.modem.ModemObserver.Moment;
import io.atforge.testkit.scenario.Trigger.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the text form of a scenario. */
final class ScenarioParser {

    private static final Map<String, Moment> MOMENTS = new TreeMap<>(Map.of(
            "before", Moment.BEFORE,
            "after", Moment.AFTER,
            "sent", Moment.SENT,
            "prompt", Moment.PROMPT,
            "body", Moment.BODY));

    private final List<String> lines;

    ScenarioParser(String text) {
        lines = text.lines().toList();
    }

    Scenario parse() {
        Long seed = null;
        List<Scenario.Step> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            WordScanner scanner = new WordScanner(lines.get(i));
            if (!scanner.more() || scanner.peek().startsWith("#")) {
                continue;
            }
            try {
                if (seed == null) {
                    seed = seed(scanner);
                } else {
                    steps.add(new Scenario.Step(trigger(scanner), Action.parse(scanner.rest("an action"))));
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("scenario, line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (seed == null) {
            throw new IllegalArgumentException("a scenario starts with its seed, for example: seed 17");
        }
        return new Scenario(seed, steps);
    }

    private static long seed(WordScanner scanner) {
        if (!scanner.took("seed")) {
            throw new IllegalArgumentException("'" + scanner.peek() + "' stands where 'seed' should");
        }
        String number = scanner.word("the seed");
        scanner.end();
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + number + "' is no seed; write a whole number", e);
        }
    }

    private static Trigger trigger(WordScanner scanner) {
        String kind = scanner.word("when");
        return switch (kind) {
            case "at" -> new Trigger.At(scanner.duration());
            case "between" -> between(scanner);
            case "every" -> every(scanner);
            case "on" -> event(scanner);
            default -> throw new IllegalArgumentException("'" + kind + "'; write at, between, every or on");
        };
    }

    private static Trigger between(WordScanner scanner) {
        var least = scanner.duration();
        scanner.oneOf(Map.of("and", true));
        return new Trigger.Between(least, scanner.duration());
    }

    private static Trigger every(WordScanner scanner) {
        boolean about = scanner.took("about");
        return new Trigger.Every(scanner.duration(), about);
    }

    private static Trigger event(WordScanner scanner) {
        if (scanner.took("line")) {
            return new Trigger.Said(scanner.quoted("the line"), occurrence(scanner));
        }
        String start = scanner.word("a command or 'line'");
        if (!start.startsWith("AT")) {
            throw new IllegalArgumentException("'" + start + "'; write how a command starts, as in AT+MPUB=, or line");
        }
        Occurrence occurrence = occurrence(scanner);
        Moment moment = scanner.oneOf(MOMENTS);
        int count = moment == Moment.BODY ? scanner.number(scanner.word("how many bytes")) : 0;
        return new Trigger.Command(start, occurrence, moment, count);
    }

    private static Occurrence occurrence(WordScanner scanner) {
        if (scanner.peek().startsWith("#")) {
            return new Occurrence.Only(scanner.number(scanner.word("a number").substring(1)));
        }
        if (scanner.took("chance")) {
            String probability = scanner.word("a probability");
            try {
                return new Occurrence.Chance(Double.parseDouble(probability));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + probability + "' is no probability", e);
            }
        }
        return new Occurrence.Each();
    }
}
