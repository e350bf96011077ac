package com.example.tracker;

import com.example.tracker.TrackerThing.Alarm;
import com.example.tracker.TrackerThing.Kind;
import com.example.tracker.TrackerThing.LocateInput;
import com.example.tracker.TrackerThing.LocateOutput;
import com.example.tracker.TrackerThing.Position;
import com.example.tracker.TrackerThing.Properties;
import com.example.tracker.TrackerThing.RestartInput;
import io.atforge.InvalidArgumentException;
import io.atforge.session.ModemSession;
import io.atforge.session.SessionState;
import io.atforge.thing.Desired;
import io.atforge.thing.HandlerException;
import io.atforge.thing.Thing;
import io.atforge.thing.ThingResult;
import io.atforge.thing.ThingValues;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tracker as its thing model has it: reports properties again and again, tells when it gets hot, and does what the
 * platform wants. A name or a type that the model does not have, or a handler that is missing, does not compile.
 */
public final class TrackerThingApp implements TrackerThing.Handlers, AutoCloseable {

    /** What the tracker's sensors say; without a satellite, the position is an old one. */
    record Reading(Position position, int satellites, float temperature) {}

    static final float HOT = 80;

    /** A device may make up codes from 100000 to 110000. */
    static final int NO_SATELLITE = 100_001;

    private static final Logger LOG = LoggerFactory.getLogger(TrackerThingApp.class);

    private final ModemSession<Tracker> session;
    private final Thing<Tracker, Properties, TrackerThing.Handlers> thing;
    private final Supplier<Reading> sensors;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private Duration every;
    private Future<?> reports;
    private boolean hot;

    TrackerThingApp(ModemSession<Tracker> session, Supplier<Reading> sensors, Duration every) {
        this.session = session;
        this.thing = session.thing(TrackerThing.MODEL);
        this.sensors = sensors;
        this.every = every;
    }

    /**
     * Runs until Ctrl-C, or until the service manager ends it. The device's secret is in the environment variable that
     * {@code devices.yaml} names.
     *
     * @param args where the modem is, for example {@code serial:/dev/ttyUSB0?baud=115200}, and how many seconds lie
     *             between two reports; 5 if not given
     */
    public static void main(String[] args) {
        Arguments arguments = Arguments.parseOrExit(args);
        ModemSession<Tracker> session = ModemSession.builder(TrackerDevices.TEST)
                .port(arguments.port().toPort())
                .build();
        Reading reading = new Reading(new Position(121.473701, 31.230416), 7, 21.5f);
        TrackerThingApp tracker = new TrackerThingApp(session, () -> reading, arguments.every());
        Runtime.getRuntime().addShutdownHook(new Thread(tracker::close));
        tracker.start();
    }

    void start() {
        session.onStateChange(change -> {
            if (change.current() == SessionState.ONLINE) {
                clock.execute(this::catchUp);
            }
        });
        thing.serveAsync(this);
        session.start();
        report();
    }

    /** Reports now, and then at each interval. */
    private synchronized void report() {
        if (reports != null) {
            reports.cancel(false);
        }
        reports = clock.scheduleAtFixedRate(this::reportOnce, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A sensor that says what cannot be is told, and does not end the reports. */
    private void reportOnce() {
        try {
            report(sensors.get());
        } catch (InvalidArgumentException e) {
            LOG.warn("not reported: {}", e.getMessage());
        }
    }

    private void report(Reading reading) {
        send(Properties.builder()
                .position(reading.position())
                .temperature(reading.temperature())
                .build());
        boolean before = hot;
        hot = reading.temperature() > HOT;
        if (hot && !before) {
            send(Alarm.builder()
                    .kind(Kind.HOT)
                    .temperature(reading.temperature())
                    .build());
        }
    }

    private void send(ThingValues<Tracker> values) {
        thing.reportAsync(values).thenAccept(result -> tell(values, result));
    }

    private static void tell(ThingValues<Tracker> values, ThingResult result) {
        if (result.isSuccess()) {
            LOG.info("reported {}", values);
        } else {
            LOG.warn("{} {}: code {}, cause {}", result.outcome(), values, result.code(), result.cause());
        }
    }

    /** What the platform was told to set while the tracker was away. */
    private void catchUp() {
        Desired<Properties> desired = thing.desired();
        desired.properties().flatMap(Properties::interval).ifPresent(wanted -> {
            send(Properties.builder().interval(setInterval(wanted)).build());
            thing.clearDesired(desired);
        });
    }

    @Override
    public synchronized int setInterval(int wanted) {
        LOG.info("reports every {} s from now on", wanted);
        every = Duration.ofSeconds(wanted);
        report();
        return wanted;
    }

    @Override
    public LocateOutput locate(LocateInput input) {
        Reading reading = sensors.get();
        if (input.fresh().orElse(false) && reading.satellites() == 0) {
            throw new HandlerException(NO_SATELLITE, "no satellite in view");
        }
        return LocateOutput.builder()
                .position(reading.position())
                .satellites(reading.satellites())
                .build();
    }

    @Override
    public void restart(RestartInput input) {
        LOG.info("would restart in {} s", input.delay().orElse(0));
    }

    @Override
    public void close() {
        session.close();
        clock.shutdown();
    }
}
