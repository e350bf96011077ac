package io.atforge.testkit.thing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.Backoff;
import io.atforge.session.ModemSession;
import io.atforge.session.ModemSessionBuilder;
import io.atforge.session.RecoveryAction;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.RecoveryLadder.Rung;
import io.atforge.session.SessionState;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.VirtualModemBuilder;
import io.atforge.testkit.platform.DeviceId;
import io.atforge.testkit.platform.ReceivedMessage;
import io.atforge.testkit.platform.thing.Things;
import io.atforge.testkit.time.Scheduler;
import io.atforge.thing.Thing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A device with a thing model on its modem, and the platform. */
final class ThingBench implements AutoCloseable {

    static final DeviceId DEVICE = new DeviceId(Tracker.KEY, "test");

    /** Longer than anything takes; no test is fast or slow by it. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** For requests that nobody answers. */
    static final Duration SOON = Duration.ofMillis(300);

    private static final Backoff AT_ONCE = new Backoff(Duration.ofMillis(50), 1, Duration.ofMillis(50), 0);
    private static final String SYS = "/sys/" + Tracker.KEY + "/test/";

    final IotPlatform platform;
    final VirtualModem modem;
    final ModemSession<Tracker> session;
    final RecordingHandlers handlers = new RecordingHandlers();
    private final BlockingQueue<SessionState> states = new LinkedBlockingQueue<>();

    ThingBench(IotPlatform platform, UnaryOperator<VirtualModemBuilder> modem, ModemSessionBuilder<Tracker> session) {
        this.platform = platform;
        this.modem = modem.apply(VirtualModem.builder().platform(platform)).build();
        this.session = session.port(this.modem.port())
                .recovery(RecoveryLadder.standard()
                        .withRungs(
                                new Rung(RecoveryAction.RESYNC, 1),
                                new Rung(RecoveryAction.RECONNECT, 3),
                                new Rung(RecoveryAction.REATTACH, 3))
                        .withBackoff(AT_ONCE)
                        .withHoldDown(AT_ONCE))
                .build();
        this.session.onStateChange(change -> states.add(change.current()));
    }

    /** On the modem of the tutorial. */
    ThingBench(IotPlatform platform) {
        this(platform, modem -> modem, Tracker.session("test"));
    }

    /** The platform of the tutorial with the model; its seconds pass as the scheduler says. */
    static IotPlatform platform(Scheduler scheduler) {
        return IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET)
                .thingModel(
                        Path.of("src/test/resources/things/tracker.tsl.json"),
                        Path.of("src/test/resources/things/tracker-gps.tsl.json"))
                .thingScheduler(scheduler)
                .start();
    }

    static ModemSessionBuilder<Tracker> session(ModemModel model) {
        return Tracker.session(model);
    }

    ThingBench online() {
        session.connect();
        return this;
    }

    ThingBench serving() {
        thing().serve(handlers);
        session.thing(TrackerThingGps.MODEL).serve(handlers.gps());
        return this;
    }

    Thing<Tracker, TrackerThing.Properties, TrackerThing.Handlers> thing() {
        return session.thing(TrackerThing.MODEL, PATIENCE);
    }

    /** For a request that is to be given up. */
    Thing<Tracker, TrackerThing.Properties, TrackerThing.Handlers> impatient() {
        return session.thing(TrackerThing.MODEL, SOON);
    }

    Things things() {
        return platform.things();
    }

    /** How many messages the device has published there. */
    long published(String tail) {
        return platform.received().stream()
                .filter(message -> message.topic().equals(SYS + tail))
                .count();
    }

    /** Waits until the device has published as many there; what becomes of them is decided then. */
    void awaitPublished(String tail, int count) throws Exception {
        platform.awaitPublish(message -> published(tail) >= count, PATIENCE);
    }

    ReceivedMessage message(String tail) throws Exception {
        return platform.awaitPublish(message -> message.topic().equals(SYS + tail), PATIENCE);
    }

    /** Sends as the platform does. */
    void send(String tail, String json) {
        platform.send(SYS + tail, json);
    }

    /** The platform ends the connection; returns when the device is back. */
    void reconnect() throws Exception {
        states.clear();
        platform.kickAll();
        awaitOnline();
    }

    /** The modem restarts; returns when the device is back. */
    void reboot() throws Exception {
        states.clear();
        modem.reboot();
        awaitOnline();
    }

    private void awaitOnline() throws InterruptedException {
        SessionState state;
        do {
            state = states.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(state).as("back online").isNotNull();
        } while (state != SessionState.ONLINE);
    }

    String nextCall() throws InterruptedException {
        String call = handlers.next.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(call).as("called").isNotNull();
        return call;
    }

    List<String> calls() {
        return handlers.calls;
    }

    @Override
    public void close() {
        session.close();
        modem.close();
    }
}
