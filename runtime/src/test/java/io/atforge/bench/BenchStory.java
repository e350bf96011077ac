package io.atforge.bench;

import io.atforge.session.ModemSession;
import io.atforge.session.SessionEvent;
import io.atforge.session.StateChange;
import java.util.ArrayList;
import java.util.List;

/** What a session told, and the end of what went over the wire: for whoever has to find out why a test is red. */
final class BenchStory {

    private static final int LAST = 200;

    private final List<SessionEvent> events = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();

    void follow(ModemSession<?> session) {
        session.onEvent(events::add);
        session.wiretap(entry -> {
            trace.add(entry.toString());
            if (trace.size() > LAST) {
                trace.remove(0);
            }
        });
    }

    List<SessionEvent> events() {
        return events;
    }

    List<StateChange> changes() {
        return events.stream()
                .filter(StateChange.class::isInstance)
                .map(StateChange.class::cast)
                .toList();
    }

    @Override
    public String toString() {
        return changes().stream().map(Object::toString).reduce("", (all, next) -> all + next + "\n")
                + String.join("\n", trace);
    }
}
