package io.atforge.internal.traffic;

import io.atforge.internal.concurrent.SequentialExecutor;
import io.atforge.session.Message;
import io.atforge.session.ReceivePolicy;
import io.atforge.session.ReceivePolicy.Overflow;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings messages to the application's handlers: in order, one at a time, and bounded. */
final class MessageCallbacks {

    private record Delivery(Message message, Consumer<Message> handler) implements Runnable {

        @Override
        public void run() {
            handler.accept(message);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(MessageCallbacks.class);

    private final Supplier<String> name;
    private final SequentialExecutor<Delivery> deliveries;
    private final ReceivePolicy policy;
    private final Consumer<Message> dropped;

    MessageCallbacks(Supplier<String> name, Executor threads, ReceivePolicy policy, Consumer<Message> dropped) {
        this.name = name;
        this.deliveries = new SequentialExecutor<>(name, threads);
        this.policy = policy;
        this.dropped = dropped;
    }

    void deliver(Message message, Consumer<Message> handler) {
        if (handler instanceof PromptHandler prompt) {
            deliverAtOnce(message, prompt);
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

    /** On the loop, whose next task must not suffer from this message. */
    private void deliverAtOnce(Message message, PromptHandler handler) {
        try {
            handler.accept(message);
        } catch (RuntimeException e) {
            LOG.error("{}: a message on {} was not understood", name.get(), message.topic(), e);
        }
    }
}
