package io.atforge.testkit.platform.thing;

import io.atforge.testkit.platform.json.JsonText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the platform keeps of one device. Guarded by its owner. */
final class DeviceRecords {

    /** A value that is wanted, and how often one was. */
    record Wish(String json, long version) {}

    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, Instant> times = new LinkedHashMap<>();
    private final Deque<ReportedProperty> history = new ArrayDeque<>();
    private final Deque<ReportedEvent> events = new ArrayDeque<>();
    private final Map<String, Wish> desired = new LinkedHashMap<>();
    private final int most;
    private final Map<String, Long> versions = new LinkedHashMap<>();

    /** Creates records that keep so much of what has happened. */
    DeviceRecords(int most) {
        this.most = most;
    }

    private <T> void keep(Deque<T> list, T entry) {
        list.add(entry);
        if (list.size() > most) {
            list.removeFirst();
        }
    }

    /** Takes a property; one of the past does not change what is so at present. */
    void property(String identifier, TimedValue value, boolean present) {
        String json = JsonText.write(value.value());
        keep(history, new ReportedProperty(identifier, json, value.time()));
        if (present && !value.time().isBefore(times.getOrDefault(identifier, Instant.MIN))) {
            properties.put(identifier, json);
            times.put(identifier, value.time());
        }
    }

    void event(String identifier, TimedValue value) {
        keep(events, new ReportedEvent(identifier, JsonText.write(value.value()), value.time()));
    }

    void desire(String identifier, String json) {
        desired.put(identifier, new Wish(json, versions.merge(identifier, 1L, Long::sum)));
    }

    Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    List<ReportedProperty> history() {
        return List.copyOf(history);
    }

    List<ReportedEvent> events() {
        return List.copyOf(events);
    }

    /** The live wishes. */
    Map<String, Wish> desired() {
        return desired;
    }
}
