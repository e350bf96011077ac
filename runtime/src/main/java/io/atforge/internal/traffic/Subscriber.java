package io.atforge.internal.traffic;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.at.Frame;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.settings.DeviceIdentity;
import io.atforge.internal.settings.ScriptValues;
import io.atforge.script.ScriptRunner;
import io.atforge.session.Message;
import io.atforge.session.SessionState;
import io.atforge.topic.SubscribeTopic;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Subscribes, takes back, and restores what is subscribed to on each way online. Lives on the session's loop. */
final class Subscriber<P> implements Subscriptions.Platform<P> {

    private final DeviceIdentity<P> identity;
    private final ScriptValues values;
    private final ScriptRunner runner;
    private final ConnectionLink connection;
    private final AcknowledgementCheck acknowledgements;
    private final Runnable acknowledged;
    private final Subscriptions<P> subscriptions;

    /**
     * Nothing is subscribed to yet.
     *
     * @param acknowledged told of each answer of the platform
     * @param unclaimed    takes messages that no subscription takes
     */
    Subscriber(
            DeviceIdentity<P> identity,
            ScriptRunner runner,
            ConnectionLink connection,
            Runnable acknowledged,
            MessageCallbacks callbacks,
            Consumer<Message> unclaimed) {
        this.identity = identity;
        this.values = new ScriptValues(identity);
        this.runner = runner;
        this.connection = connection;
        this.acknowledgements = new AcknowledgementCheck(connection);
        this.acknowledged = acknowledged;
        this.subscriptions = new Subscriptions<>(identity, this, callbacks, unclaimed);
    }

    // ---- what the application asks for

    CompletableFuture<Void> add(SubscribeTopic<P> topic, Consumer<Message> handler) {
        return ask(() -> subscriptions.add(topic, handler), () -> subscriptions.noteAdded(topic, handler));
    }

    CompletableFuture<Void> remove(SubscribeTopic<P> topic) {
        return ask(() -> subscriptions.remove(topic), () -> subscriptions.noteRemoved(topic));
    }

    /**
     * What is asked for while the session is on its way, is granted when it is online. While it is not even on its way,
     * nobody can wait for that: it is noted.
     */
    private CompletableFuture<Void> ask(Supplier<CompletableFuture<Void>> change, Runnable note) {
        if (connection.state() == SessionState.CLOSED) {
            return CompletableFuture.failedFuture(connection.notOnline());
        }
        if (connection.state() == SessionState.OFFLINE) {
            note.run();
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> granted = change.get();
        if (connection.isOnline()) {
            workOff(true);
        }
        return granted;
    }

    /**
     * A modem that did not take the command may have missed this one, or be gone. The next command shows which, as the
     * channel gets in step before it, or ends. It may be the same one: who subscribes twice has subscribed once. So may be
     * one that was not answered, where the answer would have named it.
     */
    private void workOff(boolean mayAskAgain) {
        subscriptions.work().whenComplete((done, error) -> {
            if (error == null) {
                return;
            }
            Throwable failure = Failures.origin(error);
            if (!mayAskAgain || !identity.scripts().subscribesByName()) {
                acknowledgements.check(failure);
            }
            if (!connection.isOnline()) {
                // those who asked wait for the next connection
                return;
            }
            if (mayAskAgain && failure instanceof AtTimeoutException) {
                workOff(false);
            } else {
                subscriptions.giveUp((AtForgeException) failure);
            }
        });
    }

    // ---- with the connection

    CompletableFuture<Void> restore() {
        return subscriptions.work();
    }

    void connectionEnded() {
        subscriptions.connectionEnded();
    }

    /** There will be no connection: those who wait for one fail. */
    void giveUp(AtForgeException cause) {
        subscriptions.giveUp(cause);
    }

    void deliver(Frame.Message message) {
        subscriptions.deliver(message);
    }

    /** Asks once more for a topic that is in force, so that the platform answers; empty if there is none. */
    Optional<CompletableFuture<Void>> renewAny() {
        return subscriptions
                .anyInForce()
                .map(topic ->
                        subscribe(topic).whenComplete((done, error) -> acknowledgements.check(Failures.origin(error))));
    }

    // ---- what the platform is asked

    @Override
    public CompletableFuture<Void> subscribe(SubscribeTopic<P> topic) {
        return runner.require(identity.scripts().subscribe(), values.subscribe(topic))
                .thenRun(acknowledged);
    }

    @Override
    public CompletableFuture<Void> unsubscribe(SubscribeTopic<P> topic) {
        return runner.require(identity.scripts().unsubscribe(), values.subscribe(topic))
                .thenRun(acknowledged);
    }
}
