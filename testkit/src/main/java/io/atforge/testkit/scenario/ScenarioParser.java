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
            WordScanner words = new WordScanner(lines.get(i));
            if (!words.more() || words.peek().startsWith("#")) {
                continue;
            }
            try {
                if (seed == null) {
                    seed = seed(words);
                } else {
                    steps.add(new Scenario.Step(trigger(words), Action.parse(words.rest("an action"))));
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

    private static long seed(WordScanner words) {
        if (!words.took("seed")) {
            throw new IllegalArgumentException("'" + words.peek() + "' stands where 'seed' should");
        }
        String number = words.word("the seed");
        words.end();
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + number + "' is no seed; write a whole number", e);
        }
    }

    private static Trigger trigger(WordScanner words) {
        String kind = words.word("when");
        return switch (kind) {
            case "at" -> new Trigger.At(words.duration());
            case "between" -> between(words);
            case "every" -> every(words);
            case "on" -> event(words);
            default -> throw new IllegalArgumentException("'" + kind + "'; write at, between, every or on");
        };
    }

    private static Trigger between(WordScanner words) {
        var least = words.duration();
        words.oneOf(Map.of("and", true));
        return new Trigger.Between(least, words.duration());
    }

    private static Trigger every(WordScanner words) {
        boolean about = words.took("about");
        return new Trigger.Every(words.duration(), about);
    }

    private static Trigger event(WordScanner words) {
        if (words.took("line")) {
            return new Trigger.Said(words.quoted("the line"), occurrence(words));
        }
        String start = words.word("a command or 'line'");
        if (!start.startsWith("AT")) {
            throw new IllegalArgumentException("'" + start + "'; write how a command starts, as in AT+MPUB=, or line");
        }
        Occurrence occurrence = occurrence(words);
        Moment moment = words.oneOf(MOMENTS);
        int count = moment == Moment.BODY ? words.number(words.word("how many bytes")) : 0;
        return new Trigger.Command(start, occurrence, moment, count);
    }

    private static Occurrence occurrence(WordScanner words) {
        if (words.peek().startsWith("#")) {
            return new Occurrence.Only(words.number(words.word("a number").substring(1)));
        }
        if (words.took("chance")) {
            String probability = words.word("a probability");
            try {
                return new Occurrence.Chance(Double.parseDouble(probability));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + probability + "' is no probability", e);
            }
        }
        return new Occurrence.Each();
    }
}
