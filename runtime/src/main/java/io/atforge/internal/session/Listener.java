package io.atforge.internal.session;

import io.atforge.session.ListenerRegistration;
import java.util.function.Consumer;

/**
 * What an application listens with, with an identity of its own, as the same may be registered twice. It is silent from
 * the moment when it is taken back, whatever is still on its way to it.
 */
final class Listener<E> implements Consumer<E> {

    private final Consumer<E> consumer;
    private volatile boolean removed;

    Listener(Consumer<E> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void accept(E event) {
        if (!removed) {
            consumer.accept(event);
        }
    }

    /** What takes it back: here at once, and where it is kept by the task. */
    ListenerRegistration registration(Runnable forget) {
        return () -> {
            removed = true;
            forget.run();
        };
    }
}
