package io.atforge.internal.session;

import io.atforge.internal.concurrent.SequentialExecutor;
import io.atforge.session.ListenerRegistration;
import io.atforge.session.SessionEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who hears of a session's events, one after the other, off the session's loop. */
final class EventListeners {

    /** How many events wait for the application before the modem's chatter is dropped. */
    private static final int WAITING_EVENTS = 1000;

    private final SequentialExecutor<Runnable> executor;
    private final List<Listener<SessionEvent>> listeners = new CopyOnWriteArrayList<>();

    EventListeners(SequentialExecutor<Runnable> executor) {
        this.executor = executor;
    }

    ListenerRegistration add(Consumer<SessionEvent> consumer) {
        Listener<SessionEvent> listener = new Listener<>(consumer);
        listeners.add(listener);
        return listener.registration(() -> listeners.remove(listener));
    }

    void tell(SessionEvent event) {
        listeners.forEach(listener -> tell(listener, event));
    }

    /** A modem's chatter may be dropped; a state, or the loss of a message, may not. */
    private void tell(Listener<SessionEvent> listener, SessionEvent event) {
        Runnable task = () -> listener.accept(event);
        if (event instanceof SessionEvent.Unsolicited || event instanceof SessionEvent.Discarded) {
            executor.offer(task, WAITING_EVENTS);
        } else {
            executor.execute(task);
        }
    }
}
