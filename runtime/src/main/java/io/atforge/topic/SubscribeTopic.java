package io.atforge.topic;

/**
 * A topic, or a topic filter, that a device of product {@code P} may subscribe to.
 *
 * @param <P> the product
 */
public sealed interface SubscribeTopic<P> extends Topic<P> permits PublishSubscribeTopic, SubscribeOnly {}
