package io.atforge.internal.traffic;

import io.atforge.internal.traffic.PublishQueue.Entry;
import io.atforge.topic.Qos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Messages that wait, each QoS in the order they came in, whatever was put back meanwhile: those of one kind may have to
 * wait when those of another need not.
 */
final class WaitingMessages {

    private final Map<Qos, Queue<Entry>> kinds = new EnumMap<>(Qos.class);
    private int size;

    WaitingMessages() {
        for (Qos qos : Qos.values()) {
            kinds.put(qos, new PriorityQueue<>());
        }
    }

    int size() {
        return size;
    }

    void add(Entry entry) {
        kinds.get(entry.qos()).add(entry);
        size++;
    }

    /** Takes the oldest of those that may go. */
    Optional<Entry> removeFirst(Predicate<Qos> mayGo) {
        Entry first = null;
        for (Map.Entry<Qos, Queue<Entry>> kind : kinds.entrySet()) {
            Entry head = kind.getValue().peek();
            if (head != null && (first == null || head.compareTo(first) < 0) && mayGo.test(kind.getKey())) {
                first = head;
            }
        }
        if (first == null) {
            return Optional.empty();
        }
        kinds.get(first.qos()).remove();
        size--;
        return Optional.of(first);
    }

    /** The oldest of all; there must be one. */
    Entry oldest() {
        Entry oldest = null;
        for (Queue<Entry> kind : kinds.values()) {
            Entry head = kind.peek();
            if (head != null && (oldest == null || head.compareTo(oldest) < 0)) {
                oldest = head;
            }
        }
        return oldest;
    }

    Entry removeOldest() {
        return removeFirst(any -> true).orElseThrow();
    }

    /** Takes all, the oldest first. */
    List<Entry> removeAll() {
        List<Entry> all = new ArrayList<>();
        for (Queue<Entry> kind : kinds.values()) {
            all.addAll(kind);
            kind.clear();
        }
        size = 0;
        Collections.sort(all);
        return all;
    }
}
