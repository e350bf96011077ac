package io.atforge.session;

import io.atforge.aliyun.Registration;
import io.atforge.aliyun.https.HttpsPost;
import io.atforge.dialect.Dialect;
import io.atforge.loop.EventLoop;
import io.atforge.outbox.Outbox;
import io.atforge.port.Port;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What a session was built with. */
record SessionSettings<P>(
        Subject<P> subject,
        Dialect dialect,
        Port port,
        RecoveryLadder recovery,
        Optional<Runnable> powerSwitch,
        PublishPolicy publishing,
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
        InstantSource clock) {}
