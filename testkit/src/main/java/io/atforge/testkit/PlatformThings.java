package io.atforge.testkit;

import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.state.PlatformState;
import io.atforge.testkit.platform.thing.ThingLink;
import io.atforge.testkit.platform.thing.ThingProduct;
import io.atforge.testkit.platform.thing.Things;
import io.atforge.testkit.platform.thing.tsl.TslModel;
import io.atforge.testkit.time.Scheduler;
import io.atforge.testkit.time.SchedulerThread;
import java.util.Map;
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
    private final Map<String, ThingProduct> products;
    private final Optional<Things> things;

    PlatformThings(IotPlatformBuilder builder, PlatformState state, BiConsumer<String, String> sender) {
        products = Map.copyOf(builder.things());
        boolean wanted = !products.isEmpty();
        // A thread of its own, since the broker's must not wait for the broker.
        thread = wanted && builder.thingScheduler().isEmpty()
                ? Optional.of(new SchedulerThread("atforge-platform-things"))
                : Optional.empty();
        Optional<Scheduler> scheduler = builder.thingScheduler().or(() -> thread);
        things = wanted
                ? Optional.of(new Things(
                        products, new Link(state, sender), scheduler.orElseThrow(), state.clock(), builder.records()))
                : Optional.empty();
        things.ifPresent(own -> state.whenTaken(own::received));
    }

    Things get() {
        return things.orElseThrow(
                () -> new IllegalStateException("no product has a thing model; call thingModel(...) to build one"));
    }

    /** The things, if there are any. */
    Optional<Things> present() {
        return things;
    }

    /** The thing model of a product; empty if it has none. */
    Optional<TslModel> model(String productKey) {
        return Optional.ofNullable(products.get(productKey)).map(ThingProduct::model);
    }

    void startAfresh() {
        things.ifPresent(Things::startAfresh);
    }

    @Override
    public void close() {
        thread.ifPresent(SchedulerThread::close);
    }
}
