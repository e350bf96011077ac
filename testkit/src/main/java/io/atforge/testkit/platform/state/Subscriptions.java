package io.atforge.testkit.platform.state;

import io.atforge.testkit.platform.DeviceId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many subscriptions each device has. Safe for any thread. */
public final class Subscriptions {

    // "100 subscriptions a device" (platform documentation of limits).
    private static final int MOST = 100;

    private final Map<DeviceId, Set<String>> filters = new HashMap<>();
    private long changes;

    /** A session that starts anew has none. */
    public synchronized void forget(DeviceId device) {
        filters.remove(device);
        changes++;
    }

    public synchronized void clear() {
        filters.clear();
        changes++;
    }

    /** Adds one, if there is room or it is there already. */
    public synchronized boolean add(DeviceId device, String filter) {
        Set<String> own = filters.computeIfAbsent(device, key -> new HashSet<>());
        changes++;
        return own.contains(filter) || own.size() < MOST && own.add(filter);
    }

    public synchronized void remove(DeviceId device, String filter) {
        filters.computeIfAbsent(device, key -> new HashSet<>()).remove(filter);
        changes++;
    }

    /** How often they have changed; as long as it is the same, they are. */
    public synchronized long changes() {
        return changes;
    }

    /** What a device has subscribed to; a copy, in order. */
    public synchronized List<String> of(DeviceId device) {
        return filters.getOrDefault(device, Set.of()).stream().sorted().toList();
    }
}
