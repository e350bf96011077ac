package io.atforge.session;

/** A listener that a session has, and how to take it back. */
@FunctionalInterface
public interface ListenerRegistration {

    /**
     * Takes the listener back. It hears no more, but for what it may be hearing just now. May be called from any thread,
     * also from the listener, and more than once.
     */
    void remove();
}
