package io.atforge.testkit.fault;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
                    seed = read(Long::parseLong, "whole number");
                } else {
                    faults.add(fault(word()));
                }
                end();
            } catch (IllegalArgumentException e) {
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
            case "turnaround" -> new Fault.Turnaround(time());
            case "baud" -> new Fault.Baud(read(Integer::parseInt, "rate in bits per second"));
            default ->
                throw new IllegalArgumentException("there is no fault '" + kind
                        + "'; there are: split, join, delay, drop, flip, duplicate, inject, garbage, silence, echo, late,"
                        + " turnaround, baud");
        };
    }

    private Direction direction() {
        return Direction.parse(word());
    }

    private Place place() {
        String kind = word();
        return switch (kind) {
            case "at" -> new Place.At(read(Long::parseLong, "offset in bytes"));
            case "chance" -> new Place.Chance(read(Double::parseDouble, "chance; write for example 0.01"));
            default -> throw new IllegalArgumentException("'" + kind + "' is no place; write at or chance");
        };
    }

    private Duration duration() {
        keyword("for");
        return time();
    }

    private Duration time() {
        return read(Duration::parse, "duration; write for example PT0.5S");
    }

    private int mask() {
        keyword("mask");
        return read(Integer::decode, "mask; write for example 0x20");
    }

    private int count() {
        keyword("count");
        return read(Integer::parseInt, "whole number");
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

    /** The JDK's own words name neither what is wrong nor what to do. */
    private <T> T read(Function<String, T> reader, String what) {
        String word = word();
        try {
            return reader.apply(word);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException("'" + word + "' is no " + what, e);
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
