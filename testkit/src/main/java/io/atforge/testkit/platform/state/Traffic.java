package io.atforge.testkit.platform.state;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.PassedMessage;
import io.atforge.testkit.platform.PassedMessage.Direction;
import io.atforge.testkit.platform.PassedMessage.Fate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells whoever listens of every message that passes, and keeps none. Safe for any thread. */
public final class Traffic {

    private final List<Consumer<PassedMessage>> listeners = new CopyOnWriteArrayList<>();

    /** Creates traffic that nobody listens to. */
    public Traffic() {}

    /**
     * Tells somebody from now on.
     *
     * @param listener who; called on the broker's threads, which must not wait for it
     * @return tells that one no more
     */
    public Runnable listen(Consumer<PassedMessage> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * A device has published.
     *
     * @param device  who
     * @param topic   the topic
     * @param payload the bytes
     * @param qos     the quality of service
     * @param fate    what becomes of it
     */
    public void up(DeviceId device, String topic, byte[] payload, int qos, Fate fate) {
        tell(() -> new PassedMessage(Direction.UP, Optional.of(device), topic, payload, qos, fate));
    }

    /**
     * The platform has sent a message, to whoever subscribes.
     *
     * @param topic   the topic
     * @param payload the bytes
     * @param qos     the quality of service
     */
    public void sent(String topic, byte[] payload, int qos) {
        tell(() -> new PassedMessage(Direction.DOWN, Optional.empty(), topic, payload, qos, Fate.PASSED));
    }

    private void tell(Supplier<PassedMessage> message) {
        if (!listeners.isEmpty()) {
            PassedMessage one = message.get();
            listeners.forEach(listener -> listener.accept(one));
        }
    }
}
