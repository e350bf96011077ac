package io.atforge.topic;

/**
 * A topic that a device of product {@code P} may publish to.
 *
 * @param <P> the product
 */
public sealed interface PublishTopic<P> extends Topic<P> permits PublishSubscribeTopic, PublishOnly {}
