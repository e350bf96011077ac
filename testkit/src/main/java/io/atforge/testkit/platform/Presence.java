package io.atforge.testkit.platform;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Which device is connected. Safe for any thread. */
final class Presence {

    private final Map<DeviceId, Object> connections = new HashMap<>();

    /**
     * Records that a device came.
     *
     * @param device     who
     * @param connection stands for its connection
     */
    synchronized void came(DeviceId device, Object connection) {
        connections.put(device, connection);
        notifyAll();
    }

    /** Records that a device went, unless a newer connection has taken its place: that one is heard of first. */
    synchronized void went(DeviceId device, Object connection) {
        connections.remove(device, connection);
        notifyAll();
    }

    /** Records that everybody went. */
    synchronized void clear() {
        connections.clear();
        notifyAll();
    }

    synchronized void await(DeviceId device, boolean present, Duration timeout)
            throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (connections.containsKey(device) != present) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new TimeoutException(
                        device + " did not " + (present ? "connect" : "disconnect") + " within " + timeout);
            }
            wait(millis);
        }
    }

    synchronized Set<DeviceId> devices() {
        return Set.copyOf(connections.keySet());
    }
}
