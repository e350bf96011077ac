package io.atforge.testkit.platform.state;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.HttpAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The faults that a test has told the platform to show. Safe for any thread. */
public final class InjectedFaults {

    /**
     * An acknowledgement.
     *
     * @param connection whose
     * @param give       gives it
     */
    private record Withheld(String connection, Runnable give) {}

    private final Map<DeviceId, Integer> refused = new ConcurrentHashMap<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private final Queue<HttpAnswer> answers = new ConcurrentLinkedQueue<>();
    private final List<Withheld> withheld = new ArrayList<>();
    private final Set<String> left = new HashSet<>();
    private volatile OptionalInt everybodyRefused = OptionalInt.empty();
    private boolean withholding;

    InjectedFaults() {}

    /**
     * Refuses a device.
     *
     * @param device  who
     * @param connAck the return code, 1 to 5
     */
    public void refuse(DeviceId device, int connAck) {
        refused.put(device, checked(connAck));
    }

    /**
     * Takes the refusal of a device back.
     *
     * @param device who
     */
    public void admit(DeviceId device) {
        refused.remove(device);
    }

    /**
     * Refuses everybody.
     *
     * @param connAck the return code, 1 to 5
     */
    public void refuseAll(int connAck) {
        everybodyRefused = OptionalInt.of(checked(connAck));
    }

    /** Takes every refusal back. */
    public void admitAll() {
        everybodyRefused = OptionalInt.empty();
        refused.clear();
    }

    private static int checked(int connAck) {
        if (connAck < 1 || connAck > 5) {
            throw new IllegalArgumentException("CONNACK " + connAck + "; a refusal is 1 to 5");
        }
        return connAck;
    }

    /** The CONNACK that a device is to get instead of its own. */
    public OptionalInt refusal(DeviceId device) {
        Integer own = refused.get(device);
        return own == null ? everybodyRefused : OptionalInt.of(own);
    }

    /**
     * Denies subscriptions.
     *
     * @param filter the filter as devices send it
     */
    public void deny(String filter) {
        denied.add(filter);
    }

    /**
     * Takes a denial back.
     *
     * @param filter the filter
     */
    public void grant(String filter) {
        denied.remove(filter);
    }

    public boolean denies(String filter) {
        return denied.contains(filter);
    }

    /**
     * Answers a request to the HTTP service otherwise; each call is for one request, in the order of the calls.
     *
     * @param answer how
     */
    public void answer(HttpAnswer answer) {
        answers.add(answer);
    }

    public Optional<HttpAnswer> nextAnswer() {
        return Optional.ofNullable(answers.poll());
    }

    /**
     * Keeps acknowledgements back, or gives what was kept.
     *
     * @param on whether to keep them
     */
    public void withhold(boolean on) {
        List<Withheld> late;
        synchronized (this) {
            withholding = on;
            left.clear();
            late = List.copyOf(on ? List.of() : withheld);
            withheld.removeAll(late);
        }
        late.forEach(one -> one.give().run());
    }

    /**
     * Stops withholding acknowledgements from connections whose other side has left. The broker does nothing else with
     * a connection while one of its acknowledgements is withheld.
     *
     * @param connections which
     */
    void giveUp(Collection<String> connections) {
        List<Withheld> late;
        synchronized (this) {
            if (withholding) {
                left.addAll(connections);
            }
            late = withheld.stream()
                    .filter(one -> left.contains(one.connection()))
                    .toList();
            withheld.removeAll(late);
        }
        late.forEach(one -> one.give().run());
    }

    public synchronized boolean withholds(String connection) {
        return withholding && !left.contains(connection);
    }

    /** Keeps an acknowledgement, or gives it at once if it need not be kept any more. */
    public void keep(String connection, Runnable acknowledgement) {
        synchronized (this) {
            if (withholds(connection)) {
                withheld.add(new Withheld(connection, acknowledgement));
                return;
            }
        }
        acknowledgement.run();
    }

    /** Takes back all faults. */
    public void takeBack() {
        admitAll();
        denied.clear();
        answers.clear();
        withhold(false);
    }
}
