package io.atforge.internal.thing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.atforge.InvalidArgumentException;
import io.atforge.thing.EventValues;
import io.atforge.thing.Sample;
import io.atforge.thing.ThingValues;
import io.atforge.thing.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reports as the requests they are, each within the modem's and the platform's limits. */
final class Reports {

    private static final String POST = "thing/event/property/post";
    private static final String BATCH = "thing/event/property/batch/post";
    private static final String HISTORY = "thing/event/property/history/post";

    private Reports() {}

    /** The time of properties is the platform's; an event has its own in the protocol. */
    static List<Request> now(ThingValues<?> values, Instant now, Splitter splitter) {
        if (values instanceof EventValues<?> event) {
            return event(event, now, splitter);
        }
        return properties(items(values, Optional.empty()), splitter);
    }

    static List<Request> at(Sample<?> sample, Splitter splitter) {
        if (sample.values() instanceof EventValues<?> event) {
            return event(event, sample.time(), splitter);
        }
        return properties(items(sample.values(), Optional.of(sample.time())), splitter);
    }

    static List<Request> properties(Values values, Splitter splitter) {
        return properties(items(values, Optional.empty()), splitter);
    }

    private static List<Request> properties(List<Item> items, Splitter splitter) {
        return splitter.split(POST, some(items), Reports::object);
    }

    private static List<Request> event(EventValues<?> event, Instant time, Splitter splitter) {
        Request request = new Request(
                "thing/event/" + event.identifier() + "/post",
                timed(event.values().json(), time));
        return List.of(splitter.whole(event.identifier(), request));
    }

    static List<Request> batch(List<? extends Sample<?>> samples, Splitter splitter) {
        return splitter.split(BATCH, items(samples), Reports::batch);
    }

    private static String batch(List<Item> items) {
        return "{\"properties\":" + lists(items, false) + ",\"events\":" + lists(items, true) + "}";
    }

    private static String lists(List<Item> items, boolean events) {
        Map<String, List<Item>> byIdentifier = items.stream()
                .filter(item -> item.event() == events)
                .collect(groupingBy(Item::identifier, LinkedHashMap::new, Collectors.toList()));
        return byIdentifier.entrySet().stream()
                .map(entry -> Envelope.quoted(entry.getKey())
                        + entry.getValue().stream().map(Item::json).collect(joining(",", ":[", "]")))
                .collect(joining(",", "{", "}"));
    }

    static List<Request> history(
            List<? extends Sample<?>> samples, String productKey, String deviceName, Splitter splitter) {
        String identity = "{\"productKey\":" + Envelope.quoted(productKey) + ",\"deviceName\":"
                + Envelope.quoted(deviceName) + "}";
        return splitter.split(
                HISTORY,
                items(samples),
                items -> "[{\"identity\":" + identity + ",\"properties\":" + objects(items, false) + ",\"events\":"
                        + objects(items, true) + "}]");
    }

    private static String objects(List<Item> items, boolean events) {
        return items.stream()
                .filter(item -> item.event() == events)
                .map(item -> "{" + item.member() + "}")
                .collect(joining(",", "[", "]"));
    }

    private static List<Item> items(List<? extends Sample<?>> samples) {
        List<Item> items = new ArrayList<>();
        for (Sample<?> sample : samples) {
            if (sample.values() instanceof EventValues<?> event) {
                items.add(
                        new Item(true, event.identifier(), timed(event.values().json(), sample.time())));
            } else {
                items.addAll(items(sample.values(), Optional.of(sample.time())));
            }
        }
        return some(items);
    }

    private static List<Item> items(ThingValues<?> properties, Optional<Instant> time) {
        return items(properties.values(), time);
    }

    private static List<Item> items(Values values, Optional<Instant> time) {
        return values.fields().stream()
                .map(field -> {
                    String json = values.json(field);
                    return new Item(
                            false,
                            field.identifier(),
                            time.map(when -> timed(json, when)).orElse(json));
                })
                .toList();
    }

    private static List<Item> some(List<Item> items) {
        if (items.isEmpty()) {
            throw new InvalidArgumentException("there is no value to report; set at least one");
        }
        return items;
    }

    private static String timed(String value, Instant time) {
        return "{\"value\":" + value + ",\"time\":" + time.toEpochMilli() + "}";
    }

    static String object(List<Item> items) {
        return items.stream().map(Item::member).collect(joining(",", "{", "}"));
    }
}
