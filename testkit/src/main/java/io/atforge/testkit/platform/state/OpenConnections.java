package io.atforge.testkit.platform.state;

import io.atforge.testkit.platform.DeviceId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Which device is connected, and which connections have not ended. Safe for any thread. */
public final class OpenConnections {

    /** What a connection was opened with. */
    public record Identity(String clientId, String username) {}

    private final Map<DeviceId, String> connections = new HashMap<>();
    /** Includes connections that a newer one of the same device has replaced, until the broker has ended them. */
    private final Map<String, Identity> open = new LinkedHashMap<>();

    /**
     * Records that a device came.
     *
     * @param device     who
     * @param connection tells its connection from every other
     * @param identity   what it came with
     */
    public synchronized void came(DeviceId device, String connection, Identity identity) {
        connections.put(device, connection);
        open.put(connection, identity);
        notifyAll();
    }

    /** Records the end of a connection. The device stays connected if a newer connection has replaced this one. */
    public synchronized void went(DeviceId device, String connection) {
        connections.remove(device, connection);
        open.remove(connection);
        notifyAll();
    }

    /** Records that everybody went. */
    public synchronized void clear() {
        connections.clear();
        open.clear();
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

    /** The newest connection that was opened with this; empty if it has ended. */
    synchronized Optional<String> newest(Identity identity) {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().equals(identity))
                .map(Map.Entry::getKey)
                .reduce((older, newer) -> newer);
    }

    /** Waits until all of these have ended. */
    synchronized void awaitEnd(Collection<String> ending, Duration timeout)
            throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (ending.stream().anyMatch(open::containsKey)) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new TimeoutException("connections did not end within " + timeout);
            }
            wait(millis);
        }
    }

    synchronized Optional<String> clientId(DeviceId device) {
        return Optional.ofNullable(connections.get(device)).map(open::get).map(Identity::clientId);
    }

    /** The device that one of these connections is the present one of. */
    synchronized Optional<DeviceId> deviceOf(Collection<String> some) {
        return connections.entrySet().stream()
                .filter(entry -> some.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a connection has not ended. */
    synchronized boolean isOpen(String connection) {
        return open.containsKey(connection);
    }

    synchronized Set<DeviceId> devices() {
        return Set.copyOf(connections.keySet());
    }
}
