package io.atforge.testkit.platform;

/** What a test can do to a platform while it runs. Every method may be called from any thread. */
public interface PlatformControl {

    /** Ends every device's connection from the platform's side. */
    void kickAll();

    /**
     * Refuses every CONNECT from now on, until {@link #admitAll}. Who is connected stays.
     *
     * @param connAck the return code: 1 protocol version, 2 identifier rejected, 3 server unavailable, 4 bad user
     *                name or password (as for a wrong secret), 5 not authorised (as for a disabled device)
     * @throws IllegalArgumentException if it is not 1 to 5
     */
    void refuseAll(int connAck);

    /** Takes back every refusal. */
    void admitAll();

    /**
     * Answers subscriptions to a filter with SUBACK 0x80, as if no topic class permitted them, until {@link #grant}.
     *
     * @param topicFilter the filter as the device sends it
     */
    void deny(String topicFilter);

    /**
     * Takes a {@link #deny} back.
     *
     * @param topicFilter the filter
     */
    void grant(String topicFilter);

    /**
     * Withholds the acknowledgements of messages and subscriptions, or sends all that are withheld and goes on.
     * Messages are still taken and delivered. An {@code IotPlatform} takes what a device sends after an unacknowledged
     * message only when that is acknowledged, or when the device has left.
     *
     * @param on whether to withhold PUBACK and SUBACK
     */
    void withholdAcknowledgements(boolean on);

    /**
     * Limits how many messages a second are taken from each device, from now on. What comes faster is dropped; the
     * device is told nothing, and gets its PUBACK where the message has QoS 1. Whether the real platform sends that one
     * is not documented; it says only that a device is not told, and a device that trusts its PUBACK loses most.
     *
     * @param limit how many; {@link PublishLimit#NONE} takes the limit away
     */
    void limitPublishes(PublishLimit limit);

    /** Goes down: connections end, and none can be made. Returns when that is so. */
    void stop();

    /** Comes up again at the same address. Sessions and subscriptions are forgotten. Returns when it listens. */
    void restart();

    /**
     * Sends a text with QoS 0 to whoever subscribes to its topic.
     *
     * @param topic the topic
     * @param text  the text, sent as UTF-8
     */
    void send(String topic, String text);

    /**
     * What can be done with the thing models of this platform's products.
     *
     * @return the controls
     * @throws IllegalStateException if no product has a thing model here; says what to do
     */
    ThingControl things();
}
