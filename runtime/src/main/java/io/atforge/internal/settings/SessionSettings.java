package io.atforge.internal.settings;

import io.atforge.aliyun.https.HttpsPost;
import io.atforge.aliyun.https.Registration;
import io.atforge.dialect.Dialect;
import io.atforge.loop.EventLoop;
import io.atforge.outbox.Outbox;
import io.atforge.port.Port;
import io.atforge.session.Liveness;
import io.atforge.session.Message;
import io.atforge.session.PublishPolicy;
import io.atforge.session.ReceivePolicy;
import io.atforge.session.RecoveryLadder;
import io.atforge.topic.PublishQuota;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What a session was built with. */
public record SessionSettings<P>(
        DeviceIdentity<P> identity,
        Dialect dialect,
        Port port,
        RecoveryLadder recovery,
        Optional<Runnable> powerSwitch,
        PublishPolicy publishing,
        Optional<PublishQuota> publishQuota,
        ReceivePolicy receiving,
        Optional<Consumer<Message>> unclaimed,
        Liveness liveness,
        Optional<Outbox> outbox,
        Optional<HttpsPost> https,
        Optional<Registration> registration,
        EventLoop loop,
        Executor threads,
        Executor callbacks,
        RandomGenerator random,
        InstantSource clock) {

    /** The same on another loop, without an outbox and without a quota: nothing of it goes out. */
    public SessionSettings<P> rehearsedOn(EventLoop rehearsal) {
        return new SessionSettings<>(
                identity,
                dialect,
                port,
                recovery,
                powerSwitch,
                publishing,
                Optional.of(PublishQuota.unlimited()),
                receiving,
                unclaimed,
                liveness,
                Optional.empty(),
                https,
                registration,
                rehearsal,
                threads,
                callbacks,
                random,
                clock);
    }
}
