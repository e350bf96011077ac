package io.atforge.testkit;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.state.PlatformState;
import io.atforge.testkit.platform.thing.ThingLink;
import io.atforge.testkit.platform.thing.Things;
import io.atforge.testkit.time.Scheduler;
import io.atforge.testkit.time.SchedulerThread;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** The things of a platform, with the thread they run on; none of it without a thing model. */
final class PlatformThings implements AutoCloseable {

    /** Reaches the devices through the broker. */
    private record Link(PlatformState state, BiConsumer<String, String> sender) implements ThingLink {

        @Override
        public void send(String topic, String text) {
            sender.accept(topic, text);
        }

        @Override
        public Set<DeviceId> online() {
            return state.connected();
        }

        @Override
        public Optional<String> clientId(DeviceId device) {
            return state.clientId(device);
        }
    }

    private final Optional<SchedulerThread> thread;
    private final Optional<Things> things;

    PlatformThings(IotPlatformBuilder builder, PlatformState state, BiConsumer<String, String> sender) {
        boolean wanted = !builder.things().isEmpty();
        // A thread of its own, since the broker's must not wait for the broker.
        thread = wanted && builder.thingScheduler().isEmpty()
                ? Optional.of(new SchedulerThread("atforge-platform-things"))
                : Optional.empty();
        Optional<Scheduler> scheduler = builder.thingScheduler().or(() -> thread);
        things = wanted
                ? Optional.of(
                        new Things(builder.things(), new Link(state, sender), scheduler.orElseThrow(), state.clock()))
                : Optional.empty();
        things.ifPresent(own -> state.whenTaken(own::received));
    }

    Things get() {
        return things.orElseThrow(
                () -> new IllegalStateException("no product has a thing model; call thingModel(...) to build one"));
    }

    void startAfresh() {
        things.ifPresent(Things::startAfresh);
    }

    @Override
    public void close() {
        thread.ifPresent(SchedulerThread::close);
    }
}
