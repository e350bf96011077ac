package io.atforge.internal.thing;

import io.atforge.session.Message;
import io.atforge.session.ModemSession;
import io.atforge.session.PublishResult;
import io.atforge.topic.PublishTopic;
import io.atforge.topic.SubscribeTopic;
import io.atforge.topic.Topic;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What the thing model needs of its session beyond what an application sees: futures that complete on the loop, if the
 * session is open. */
public interface ThingLink<P> {

    ModemSession<P> session();

    /** Throws if the modem takes no topic of this length. */
    void check(Topic<P> topic);

    CompletableFuture<Void> subscribe(SubscribeTopic<P> topic, Consumer<Message> handler);

    /** How many connections ended so far. */
    long disconnects();

    /** Never blocks, whatever the policy for publishes says. */
    CompletableFuture<PublishResult> publish(PublishTopic<P> topic, byte[] payload);
}
