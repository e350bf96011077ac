package io.atforge.testkit.fault;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the text form of a plan. */
final class FaultPlanParser {

    private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|\\S+");

    private final List<String> lines;
    private List<String> words = List.of();
    private int next;

    FaultPlanParser(String text) {
        lines = text.lines().toList();
    }

    FaultPlan parse() {
        Long seed = null;
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            words = WORD.matcher(lines.get(i)).results().map(MatchResult::group).toList();
            next = 0;
            if (words.isEmpty()) {
                continue;
            }
            try {
                if (seed == null) {
                    keyword("seed");
                    seed = Long.parseLong(word());
                } else {
                    faults.add(fault(word()));
                }
                end();
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw new IllegalArgumentException("fault plan, line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (seed == null) {
            throw new IllegalArgumentException("a fault plan starts with its seed, for example: seed 17");
        }
        return new FaultPlan(seed, faults);
    }

    private Fault fault(String kind) {
        return switch (kind) {
            case "split" -> new Fault.Split(direction(), place());
            case "join" -> new Fault.Join(direction(), place(), duration());
            case "delay" -> new Fault.Delay(direction(), place(), duration());
            case "drop" -> new Fault.Drop(direction(), place());
            case "flip" -> new Fault.Flip(direction(), place(), mask());
            case "duplicate" -> new Fault.Duplicate(direction(), place());
            case "inject" -> new Fault.Inject(direction(), place(), QuotedBytes.unquote(word()));
            case "garbage" -> new Fault.Garbage(direction(), place(), count());
            case "silence" -> new Fault.Silence(direction(), place(), duration());
            case "echo" -> new Fault.Echo(onOrOff(), place());
            case "late" -> new Fault.LateReply(place(), duration());
            case "turnaround" -> new Fault.Turnaround(Duration.parse(word()));
            case "baud" -> new Fault.Baud(Integer.parseInt(word()));
            default -> throw new IllegalArgumentException("there is no fault '" + kind + "'");
        };
    }

    private Direction direction() {
        return Direction.parse(word());
    }

    private Place place() {
        String kind = word();
        return switch (kind) {
            case "at" -> new Place.At(Long.parseLong(word()));
            case "chance" -> new Place.Chance(Double.parseDouble(word()));
            default -> throw new IllegalArgumentException("'" + kind + "' is no place; write at or chance");
        };
    }

    private Duration duration() {
        keyword("for");
        return Duration.parse(word());
    }

    private int mask() {
        keyword("mask");
        return Integer.decode(word());
    }

    private int count() {
        keyword("count");
        return Integer.parseInt(word());
    }

    private boolean onOrOff() {
        String word = word();
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("'" + word + "'; write on or off");
        };
    }

    private void keyword(String expected) {
        String word = word();
        if (!word.equals(expected)) {
            throw new IllegalArgumentException("'" + word + "' stands where '" + expected + "' should");
        }
    }

    private String word() {
        if (next == words.size()) {
            throw new IllegalArgumentException("something is missing at the end");
        }
        return words.get(next++);
    }

    private void end() {
        if (next < words.size()) {
            throw new IllegalArgumentException("'" + words.get(next) + "' is too much");
        }
    }
}
