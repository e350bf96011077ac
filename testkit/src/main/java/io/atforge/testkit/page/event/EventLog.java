package io.atforge.testkit.page.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The events of a page: the last ones of each kind, as {@link EventKind} limits them. Whoever adds one waits for nobody
 * who reads. Safe for any thread.
 */
public final class EventLog {

    /** The events of one kind that are kept. */
    private static final class Shelf {

        private final Deque<Event> events = new ArrayDeque<>();
        private long characters;
    }

    /**
     * Where somebody begins who has heard of nothing.
     *
     * @param present what is so now: the last event of each kind that is whole
     * @param last    the number of the last event by then
     */
    public record Start(List<Event> present, long last) {}

    private final TreeMap<Long, Event> events = new TreeMap<>();
    private final Map<EventKind, Shelf> shelves = new EnumMap<>(EventKind.class);
    private volatile Runnable news = () -> {};
    private long last;
    private long characters;

    /** Creates an empty log. */
    public EventLog() {
        for (EventKind kind : EventKind.values()) {
            shelves.put(kind, new Shelf());
        }
    }

    /**
     * Sets who is told that there is something new.
     *
     * @param value called at each event, by whoever adds it; must not wait
     */
    public void whenNews(Runnable value) {
        news = value;
    }

    /**
     * Adds an event.
     *
     * @param kind its kind
     * @param json what is told
     */
    public void add(EventKind kind, String json) {
        add(kind, json, "");
    }

    /**
     * Adds an event of the wire.
     *
     * @param kind       its kind
     * @param json       what is told
     * @param transcript the same as a line of a wire transcript
     */
    public void add(EventKind kind, String json, String transcript) {
        synchronized (this) {
            characters += json.length();
            Event event = new Event(++last, kind, json, transcript, characters);
            events.put(last, event);
            Shelf shelf = shelves.get(kind);
            shelf.events.add(event);
            shelf.characters += size(event);
            while (shelf.events.size() > kind.most()
                    || shelf.characters > kind.mostCharacters() && shelf.events.size() > 1) {
                Event oldest = shelf.events.removeFirst();
                shelf.characters -= size(oldest);
                events.remove(oldest.id());
            }
        }
        news.run();
    }

    private static int size(Event event) {
        return event.json().length() + event.transcript().length();
    }

    /**
     * The events after one, oldest first.
     *
     * @param id             the number of that one
     * @param mostCharacters how much of them is enough; at least one is given, if there is one
     * @return a copy
     */
    public synchronized List<Event> after(long id, int mostCharacters) {
        List<Event> next = new ArrayList<>();
        int size = 0;
        for (Event event : events.tailMap(id, false).values()) {
            size += event.json().length();
            if (size > mostCharacters && !next.isEmpty()) {
                break;
            }
            next.add(event);
        }
        return next;
    }

    /**
     * Where somebody begins who has heard of nothing.
     *
     * @return what is so now
     */
    public synchronized Start start() {
        List<Event> present = new ArrayList<>();
        shelves.forEach((kind, shelf) -> {
            if (kind.isWhole()) {
                Optional.ofNullable(shelf.events.peekLast()).ifPresent(present::add);
            }
        });
        return new Start(present, last);
    }

    /**
     * The number of the last event.
     *
     * @return 0 if there was none
     */
    public synchronized long last() {
        return last;
    }

    /**
     * How much there was of all events, kept or not.
     *
     * @return characters
     */
    public synchronized long characters() {
        return characters;
    }

    /**
     * The events of a kind that are kept.
     *
     * @param kind the kind
     * @return a copy, oldest first
     */
    public synchronized List<Event> kept(EventKind kind) {
        return List.copyOf(shelves.get(kind).events);
    }
}
