package io.atforge.session;

import io.atforge.at.Frame;
import io.atforge.topic.SubscribeTopic;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the application wants to hear of, and who hears it. Lives on the session's loop; handlers run elsewhere. */
final class Subscriptions<P> {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final Map<SubscribeTopic<P>, Consumer<Message>> handlers = new LinkedHashMap<>();
    private final String deviceName;
    private final SerialExecutor callbacks;
    private final Consumer<SessionEvent> events;

    Subscriptions(String deviceName, SerialExecutor callbacks, Consumer<SessionEvent> events) {
        this.deviceName = deviceName;
        this.callbacks = callbacks;
        this.events = events;
    }

    /** Adds a handler, or replaces the topic's; gives the way back. */
    Runnable add(SubscribeTopic<P> topic, Consumer<Message> handler) {
        Consumer<Message> previous = handlers.put(topic, handler);
        return previous == null ? () -> handlers.remove(topic) : () -> handlers.put(topic, previous);
    }

    void remove(SubscribeTopic<P> topic) {
        handlers.remove(topic);
    }

    Collection<SubscribeTopic<P>> topics() {
        return List.copyOf(handlers.keySet());
    }

    void deliver(Frame.Message frame) {
        Message message = new Message(frame.topic(), frame.payload());
        boolean heard = false;
        for (Map.Entry<SubscribeTopic<P>, Consumer<Message>> subscription : handlers.entrySet()) {
            if (subscription.getKey().topicClass().matches(deviceName, message.topic())) {
                heard = true;
                Consumer<Message> handler = subscription.getValue();
                if (!callbacks.offer(() -> handler.accept(message))) {
                    LOG.warn("device {}: dropped {}, its handler does not keep up", deviceName, message);
                    events.accept(new SessionEvent.Dropped(message));
                }
            }
        }
        if (!heard) {
            LOG.debug("device {}: nobody subscribed to {}", deviceName, message);
        }
    }
}
