package com.example.tracker;

import io.atforge.session.ModemSession;
import io.atforge.session.PublishPolicy;
import io.atforge.session.PublishPolicy.Overflow;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports the tracker's position again and again, and at each command, for months. What happens to the connection
 * meanwhile, the session logs itself.
 */
public final class TrackerGateway implements AutoCloseable {

    /** Reports wait for up to an hour while there is no connection; then the oldest are worth nothing. */
    static final PublishPolicy REPORTS = PublishPolicy.standard()
            .withOverflow(new Overflow.DropOldest())
            .withTimeToLive(Duration.ofHours(1))
            .withDuplicatesAllowed(true);

    private static final Logger LOG = LoggerFactory.getLogger(TrackerGateway.class);
    private static final Duration DOWN_AFTER = Duration.ofMinutes(10);

    private final ModemSession<Tracker> session;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private int reports;

    TrackerGateway(ModemSession<Tracker> session) {
        this.session = session;
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
        TrackerGateway gateway = new TrackerGateway(ModemSession.builder(TrackerDevices.TEST)
                .port(arguments.port().toPort())
                .publishing(REPORTS)
                .build());
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
        gateway.start(arguments.every());
    }

    void start(Duration every) {
        session.start();
        session.subscribeAsync(TrackerTopics.COMMAND, command -> {
            LOG.info("command: {}", command.text());
            clock.execute(this::report);
        });
        clock.scheduleAtFixedRate(this::report, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(this::tellHealth, 1, 1, TimeUnit.MINUTES);
    }

    private void report() {
        session.publishAsync(TrackerTopics.POSITION, "{\"report\":" + ++reports + ",\"lat\":31.2,\"lon\":121.5}");
    }

    private void tellHealth() {
        LOG.info(
                "{}, published {}",
                session.health(DOWN_AFTER).json(),
                session.statistics().published());
    }

    @Override
    public void close() {
        session.close();
        clock.shutdown();
        LOG.info("published {}", session.statistics().published());
    }
}
