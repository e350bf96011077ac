package io.atforge.topic;

/**
 * A topic that a device of product {@code P} may publish and subscribe to.
 *
 * @param <P> the product
 */
public sealed interface PublishSubscribeTopic<P> extends PublishTopic<P>, SubscribeTopic<P>
        permits PublishAndSubscribe {}
