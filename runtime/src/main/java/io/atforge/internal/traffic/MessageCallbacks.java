package io.atforge.internal.traffic;

import io.atforge.internal.concurrent.SequentialExecutor;
import io.atforge.session.Message;
import io.atforge.session.ReceivePolicy;
import io.atforge.session.ReceivePolicy.Overflow;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Brings messages to the application's handlers: in order, one at a time, and bounded. */
final class MessageCallbacks {

    private record Delivery(Message message, Consumer<Message> handler) implements Runnable {

        @Override
        public void run() {
            handler.accept(message);
        }
    }

    private final SequentialExecutor<Delivery> deliveries;
    private final ReceivePolicy policy;
    private final Consumer<Message> dropped;

    MessageCallbacks(Supplier<String> name, Executor threads, ReceivePolicy policy, Consumer<Message> dropped) {
        this.deliveries = new SequentialExecutor<>(name, threads);
        this.policy = policy;
        this.dropped = dropped;
    }

    void deliver(Message message, Consumer<Message> handler) {
        if (handler instanceof PromptHandler prompt) {
            prompt.accept(message);
            return;
        }
        Delivery delivery = new Delivery(message, handler);
        if (deliveries.offer(delivery, policy.capacity())) {
            return;
        }
        if (policy.overflow() == Overflow.DROP_OLDEST) {
            deliveries.takeOldest().ifPresent(oldest -> dropped.accept(oldest.message()));
            deliveries.execute(delivery);
        } else {
            dropped.accept(message);
        }
    }
}
