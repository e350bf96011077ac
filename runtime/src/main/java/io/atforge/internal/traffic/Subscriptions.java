package io.atforge.internal.traffic;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.ModemErrorException;
import io.atforge.at.Frame;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.session.Message;
import io.atforge.topic.SubscribeTopic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * What the application wants to hear of, and what of it is in force. The difference is worked off one topic after the
 * other, so that in a connection each is asked for once. Lives on the session's loop; handlers run elsewhere.
 */
final class Subscriptions<P> {

    /** Asks the platform; what it asked for is in force when the future completes. */
    interface Platform<P> {

        CompletableFuture<Void> subscribe(SubscribeTopic<P> topic);

        CompletableFuture<Void> unsubscribe(SubscribeTopic<P> topic);
    }

    private static final class Wish {

        private final List<CompletableFuture<Void>> callers = new ArrayList<>();

        /** Empty: the application no longer wants the topic. */
        private Optional<Consumer<Message>> handler = Optional.empty();

        /** The handler that the platform last granted the topic to. */
        private Optional<Consumer<Message>> granted = Optional.empty();

        private boolean inForce;
        private boolean open = true;

        CompletableFuture<Void> change(Optional<Consumer<Message>> to) {
            CompletableFuture<Void> caller = new CompletableFuture<>();
            handler = to;
            open = true;
            callers.add(caller);
            return caller;
        }

        /** Nobody waits for the answer: that it is granted is taken for given until the next connection shows. */
        void note(Optional<Consumer<Message>> to) {
            handler = to;
            granted = to;
            open = true;
        }

        void settle() {
            granted = handler;
            inForce = handler.isPresent();
            open = false;
            takeCallers().forEach(caller -> caller.complete(null));
        }

        /** Back to what was before. */
        void refuse(AtForgeException cause) {
            handler = granted;
            open = handler.isPresent() && !inForce;
            takeCallers().forEach(caller -> caller.completeExceptionally(cause));
        }

        void end() {
            inForce = false;
            open = true;
        }

        private List<CompletableFuture<Void>> takeCallers() {
            List<CompletableFuture<Void>> taken = List.copyOf(callers);
            callers.clear();
            return taken;
        }
    }

    private final Map<SubscribeTopic<P>, Wish> wishes = new LinkedHashMap<>();
    private final DeviceIdentity<P> subject;
    private final Platform<P> platform;
    private final MessageCallbacks callbacks;
    private final Consumer<Message> unclaimed;
    private Optional<CompletableFuture<Void>> working = Optional.empty();

    /**
     * Nothing is wanted yet.
     *
     * @param unclaimed takes messages that no subscription takes
     */
    Subscriptions(
            DeviceIdentity<P> subject, Platform<P> platform, MessageCallbacks callbacks, Consumer<Message> unclaimed) {
        this.subject = subject;
        this.platform = platform;
        this.callbacks = callbacks;
        this.unclaimed = unclaimed;
    }

    // ---- what is wanted

    /** The handler hears from now on: the first message may be faster than the platform's answer. */
    CompletableFuture<Void> add(SubscribeTopic<P> topic, Consumer<Message> handler) {
        return wishes.computeIfAbsent(topic, added -> new Wish()).change(Optional.of(handler));
    }

    CompletableFuture<Void> remove(SubscribeTopic<P> topic) {
        return wishes.computeIfAbsent(topic, added -> new Wish()).change(Optional.empty());
    }

    /** Is asked for in the next connection; the handler hears from now on, as that may be what the platform kept. */
    void noteAdded(SubscribeTopic<P> topic, Consumer<Message> handler) {
        wishes.computeIfAbsent(topic, added -> new Wish()).note(Optional.of(handler));
    }

    void noteRemoved(SubscribeTopic<P> topic) {
        wishes.computeIfAbsent(topic, added -> new Wish()).note(Optional.empty());
        dropForgotten();
    }

    Optional<SubscribeTopic<P>> anyInForce() {
        return wishes.entrySet().stream()
                .filter(wish -> wish.getValue().inForce && !wish.getValue().open)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    // ---- what is in force

    void connectionEnded() {
        working = Optional.empty();
        dropForgotten();
        wishes.values().forEach(Wish::end);
    }

    /** The platform forgets those of a clean session itself. */
    private void dropForgotten() {
        if (subject.isKnown() && !subject.device().product().platform().cleanSession()) {
            return;
        }
        List<Wish> forgotten =
                wishes.values().stream().filter(wish -> wish.handler.isEmpty()).toList();
        wishes.values().removeAll(forgotten);
        forgotten.forEach(Wish::settle);
    }

    /** Those who wait for a change fail: there will be no connection. */
    void giveUp(AtForgeException cause) {
        List.copyOf(wishes.keySet()).forEach(topic -> {
            Wish wish = wishes.get(topic);
            if (!wish.callers.isEmpty()) {
                refuse(topic, wish, cause);
            }
        });
    }

    /** Works off what is wanted and not in force. Fails if something is that was in force before and cannot be. */
    CompletableFuture<Void> work() {
        return working.orElseGet(() -> {
            CompletableFuture<Void> done = new CompletableFuture<>();
            working = Optional.of(done);
            next(done);
            return done;
        });
    }

    private void next(CompletableFuture<Void> done) {
        Optional<SubscribeTopic<P>> open =
                wishes.keySet().stream().filter(topic -> wishes.get(topic).open).findFirst();
        if (open.isEmpty()) {
            working = Optional.empty();
            done.complete(null);
            return;
        }
        SubscribeTopic<P> topic = open.get();
        Wish wish = wishes.get(topic);
        Optional<Consumer<Message>> asked = wish.handler;
        CompletableFuture<Void> answer = asked.isPresent() ? platform.subscribe(topic) : platform.unsubscribe(topic);
        answer.whenComplete((granted, error) -> {
            if (working.filter(done::equals).isEmpty()) {
                done.completeExceptionally(Failures.origin(error == null ? cut() : error));
                return;
            }
            if (error != null && !isRefused(topic, wish, Failures.origin(error))) {
                working = Optional.empty();
                done.completeExceptionally(Failures.origin(error));
                return;
            }
            if (error == null && wish.handler.equals(asked)) {
                wish.settle();
                asked.ifPresentOrElse(handler -> {}, () -> wishes.remove(topic));
            }
            next(done);
        });
    }

    private static AtForgeException cut() {
        return new ConnectionLostException("the connection ended before the subscriptions were restored");
    }

    /** The modem's no concerns those who asked; anything else concerns the connection. */
    private boolean isRefused(SubscribeTopic<P> topic, Wish wish, Throwable error) {
        if (!(error instanceof ModemErrorException refused) || wish.callers.isEmpty()) {
            return false;
        }
        refuse(topic, wish, refused);
        return true;
    }

    private void refuse(SubscribeTopic<P> topic, Wish wish, AtForgeException cause) {
        wish.refuse(cause);
        if (wish.handler.isEmpty()) {
            wishes.remove(topic);
        }
    }

    // ---- messages

    void deliver(Frame.Message frame) {
        Message message = new Message(frame.topic(), frame.payload());
        boolean claimed = false;
        for (Map.Entry<SubscribeTopic<P>, Wish> wish : wishes.entrySet()) {
            if (isFor(wish.getKey(), message)) {
                // one that is being taken back claims what still comes: the application no longer wants it
                claimed = true;
                wish.getValue().handler.ifPresent(handler -> callbacks.deliver(message, handler));
            }
        }
        if (!claimed) {
            unclaimed.accept(message);
        }
    }

    /** While it is not known whose messages these are, as the program before this one left the modem online: no. */
    private boolean isFor(SubscribeTopic<P> topic, Message message) {
        return subject.isKnown() && topic.topicClass().matches(subject.device().name(), message.topic());
    }
}
