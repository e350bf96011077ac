package io.atforge.internal.session;

import io.atforge.internal.monitoring.Counters;
import io.atforge.internal.thing.ThingLink;
import io.atforge.session.Message;
import io.atforge.session.PublishResult;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The session as its thing model sees it. */
record SessionLink<P>(DefaultModemSession<P> session, Counters counters) implements ThingLink<P> {

    @Override
    public void check(Topic<P> topic) {
        session.checkTopic(topic);
    }

    @Override
    public CompletableFuture<Void> subscribe(SubscribeTopic<P> topic, Consumer<Message> handler) {
        return session.subscribing(topic, handler);
    }

    @Override
    public long disconnects() {
        return counters.disconnects();
    }

    @Override
    public CompletableFuture<PublishResult> publish(PublishTopic<P> topic, byte[] payload) {
        return session.handOver(topic, payload).ended();
    }
}
