package io.atforge.internal.traffic;

import io.atforge.internal.traffic.PublishQueue.Entry;
import io.atforge.topic.Qos;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Messages that wait, each QoS in the order they came in, whatever was put back meanwhile: those of one kind may have to
 * wait when those of another need not.
 */
final class WaitingMessages {

    private static final Qos[] KINDS = Qos.values();

    private final List<Deque<Entry>> kinds = new ArrayList<>();
    private int size;

    WaitingMessages() {
        for (int i = 0; i < KINDS.length; i++) {
            kinds.add(new ArrayDeque<>());
        }
    }

    int size() {
        return size;
    }

    void add(Entry entry) {
        Deque<Entry> kind = kinds.get(entry.qos().ordinal());
        if (!kind.isEmpty() && entry.compareTo(kind.getLast()) < 0) {
            List<Entry> sorted = new ArrayList<>(kind);
            sorted.add(entry);
            Collections.sort(sorted);
            kind.clear();
            kind.addAll(sorted);
        } else {
            kind.add(entry);
        }
        size++;
    }

    /** Takes the oldest of those that the gate lets out; null if it lets out none. */
    Entry removeFirst(SendGate gate) {
        Entry first = null;
        for (int i = 0; i < KINDS.length; i++) {
            Entry head = kinds.get(i).peekFirst();
            if (head != null && (first == null || head.compareTo(first) < 0) && gate.isOpenFor(KINDS[i])) {
                first = head;
            }
        }
        return first == null ? null : remove(first);
    }

    private Entry remove(Entry head) {
        kinds.get(head.qos().ordinal()).removeFirst();
        size--;
        return head;
    }

    /** The oldest of all; there must be one. */
    Entry oldest() {
        return kinds.stream()
                .filter(kind -> !kind.isEmpty())
                .map(Deque::getFirst)
                .min(Entry::compareTo)
                .orElseThrow();
    }

    Entry removeOldest() {
        return remove(oldest());
    }

    /** Takes all, the oldest first. */
    List<Entry> removeAll() {
        List<Entry> all = new ArrayList<>();
        for (Deque<Entry> kind : kinds) {
            all.addAll(kind);
            kind.clear();
        }
        size = 0;
        Collections.sort(all);
        return all;
    }
}
