package io.atforge.topic;

/**
 * A topic class of product {@code P} with what may be done with it. The type of a topic says its permission, so that
 * publishing to a topic that can only be subscribed to, or the other way round, does not compile. Instances are
 * immutable.
 *
 * @param <P> the product
 */
public sealed interface Topic<P> permits PublishTopic, SubscribeTopic {

    /**
     * The class of the topic.
     *
     * @return the class
     */
    TopicClass topicClass();

    /**
     * The quality of service to publish or subscribe with.
     *
     * @return the quality of service
     */
    Qos qos();

    /**
     * What the device may do.
     *
     * @return the permission
     */
    Permission permission();

    /**
     * The topic of one device.
     *
     * @param deviceName the device's name
     * @return the topic, or the topic filter if the class has wildcards
     */
    default String of(String deviceName) {
        return topicClass().topicOf(deviceName);
    }

    /**
     * Creates a topic that a device may publish to.
     *
     * @param topicClass the class, for example {@code /a1hahpgAs3s/${deviceName}/test}
     * @param qos        the quality of service
     * @param <P>        the product
     * @return the topic
     */
    static <P> PublishTopic<P> publish(String topicClass, Qos qos) {
        return new PublishOnly<>(new TopicClass(topicClass), qos);
    }

    /**
     * Creates a topic that a device may subscribe to.
     *
     * @param topicClass the class, for example {@code /a1hahpgAs3s/${deviceName}/test}
     * @param qos        the quality of service
     * @param <P>        the product
     * @return the topic
     */
    static <P> SubscribeTopic<P> subscribe(String topicClass, Qos qos) {
        return new SubscribeOnly<>(new TopicClass(topicClass), qos);
    }

    /**
     * Creates a topic that a device may publish and subscribe to.
     *
     * @param topicClass the class, for example {@code /a1hahpgAs3s/${deviceName}/test}
     * @param qos        the quality of service
     * @param <P>        the product
     * @return the topic
     */
    static <P> PublishSubscribeTopic<P> publishSubscribe(String topicClass, Qos qos) {
        return new PublishAndSubscribe<>(new TopicClass(topicClass), qos);
    }
}
