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

    private static final class Subscription {

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

    private final Map<SubscribeTopic<P>, Subscription> subscriptions = new LinkedHashMap<>();
    private final DeviceIdentity<P> identity;
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
            DeviceIdentity<P> identity, Platform<P> platform, MessageCallbacks callbacks, Consumer<Message> unclaimed) {
        this.identity = identity;
        this.platform = platform;
        this.callbacks = callbacks;
        this.unclaimed = unclaimed;
    }

    // ---- what is wanted

    /** The handler hears from now on: the first message may be faster than the platform's answer. */
    CompletableFuture<Void> add(SubscribeTopic<P> topic, Consumer<Message> handler) {
        return subscriptions.computeIfAbsent(topic, added -> new Subscription()).change(Optional.of(handler));
    }

    CompletableFuture<Void> remove(SubscribeTopic<P> topic) {
        return subscriptions.computeIfAbsent(topic, added -> new Subscription()).change(Optional.empty());
    }

    /** Is asked for in the next connection; the handler hears from now on, as that may be what the platform kept. */
    void noteAdded(SubscribeTopic<P> topic, Consumer<Message> handler) {
        subscriptions.computeIfAbsent(topic, added -> new Subscription()).note(Optional.of(handler));
    }

    void noteRemoved(SubscribeTopic<P> topic) {
        subscriptions.computeIfAbsent(topic, added -> new Subscription()).note(Optional.empty());
        dropForgotten();
    }

    Optional<SubscribeTopic<P>> anyInForce() {
        return subscriptions.entrySet().stream()
                .filter(subscription -> subscription.getValue().inForce && !subscription.getValue().open)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    // ---- what is in force

    void connectionEnded() {
        working = Optional.empty();
        dropForgotten();
        subscriptions.values().forEach(Subscription::end);
    }

    /** The platform forgets those of a clean session itself. */
    private void dropForgotten() {
        if (identity.isKnown() && !identity.device().product().platform().cleanSession()) {
            return;
        }
        List<Subscription> forgotten = subscriptions.values().stream()
                .filter(subscription -> subscription.handler.isEmpty())
                .toList();
        subscriptions.values().removeAll(forgotten);
        forgotten.forEach(Subscription::settle);
    }

    /** Those who wait for a change fail: there will be no connection. */
    void giveUp(AtForgeException cause) {
        List.copyOf(subscriptions.keySet()).forEach(topic -> {
            Subscription subscription = subscriptions.get(topic);
            if (!subscription.callers.isEmpty()) {
                refuse(topic, subscription, cause);
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
        Optional<SubscribeTopic<P>> open = subscriptions.keySet().stream()
                .filter(topic -> subscriptions.get(topic).open)
                .findFirst();
        if (open.isEmpty()) {
            working = Optional.empty();
            done.complete(null);
            return;
        }
        SubscribeTopic<P> topic = open.get();
        Subscription subscription = subscriptions.get(topic);
        Optional<Consumer<Message>> asked = subscription.handler;
        CompletableFuture<Void> answer = asked.isPresent() ? platform.subscribe(topic) : platform.unsubscribe(topic);
        answer.whenComplete((granted, error) -> {
            if (working.filter(done::equals).isEmpty()) {
                done.completeExceptionally(Failures.origin(error == null ? cut() : error));
                return;
            }
            if (error != null && !isRefused(topic, subscription, Failures.origin(error))) {
                working = Optional.empty();
                done.completeExceptionally(Failures.origin(error));
                return;
            }
            if (error == null && subscription.handler.equals(asked)) {
                subscription.settle();
                asked.ifPresentOrElse(handler -> {}, () -> subscriptions.remove(topic));
            }
            next(done);
        });
    }

    private static AtForgeException cut() {
        return new ConnectionLostException("the connection ended before the subscriptions were restored");
    }

    /** The modem's no concerns those who asked; anything else concerns the connection. */
    private boolean isRefused(SubscribeTopic<P> topic, Subscription subscription, Throwable error) {
        if (!(error instanceof ModemErrorException refused) || subscription.callers.isEmpty()) {
            return false;
        }
        refuse(topic, subscription, refused);
        return true;
    }

    private void refuse(SubscribeTopic<P> topic, Subscription subscription, AtForgeException cause) {
        subscription.refuse(cause);
        if (subscription.handler.isEmpty()) {
            subscriptions.remove(topic);
        }
    }

    // ---- messages

    void deliver(Frame.Message frame) {
        Message message = new Message(frame.topic(), frame.payload());
        boolean claimed = false;
        for (Map.Entry<SubscribeTopic<P>, Subscription> subscription : subscriptions.entrySet()) {
            if (isFor(subscription.getKey(), message)) {
                // one that is being taken back claims what still comes: the application no longer wants it
                claimed = true;
                subscription.getValue().handler.ifPresent(handler -> callbacks.deliver(message, handler));
            }
        }
        if (!claimed) {
            unclaimed.accept(message);
        }
    }

    /** While it is not known whose messages these are, as the program before this one left the modem online: no. */
    private boolean isFor(SubscribeTopic<P> topic, Message message) {
        return identity.isKnown()
                && topic.topicClass().matches(identity.device().name(), message.topic());
    }
}
