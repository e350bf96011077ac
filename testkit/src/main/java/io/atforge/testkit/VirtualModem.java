package io.atforge.testkit;

import io.atforge.port.Port;
import io.atforge.testkit.fault.FaultPlan;
import io.atforge.testkit.fault.FaultyDce;
import io.atforge.testkit.line.LineSet;
import io.atforge.testkit.line.Pluggable;
import io.atforge.testkit.line.Pty;
import io.atforge.testkit.line.TcpLine;
import io.atforge.testkit.modem.Dns;
import io.atforge.testkit.modem.HostResolver;
import io.atforge.testkit.modem.ModemControl;
import io.atforge.testkit.modem.ModemCore;
import io.atforge.testkit.modem.ModemModel;
import io.atforge.testkit.modem.Registration;
import io.atforge.testkit.modem.Scheduler;
import io.atforge.testkit.modem.SchedulerThread;
import io.atforge.testkit.modem.Sim;
import io.atforge.testkit.modem.Uplink;
import io.atforge.testkit.modem.Wedge;
import io.atforge.testkit.platform.PlatformControl;
import io.atforge.testkit.scenario.Scenario;
import io.atforge.testkit.scenario.Stage;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Air720 without hardware. It answers AT commands as the vendor's manual and published logs say, and what it does
 * with them is real: its MQTT client talks MQTT 3.1.1 over TCP to the address that {@link Builder#route} or
 * {@link Builder#platform} gives for a host name.
 *
 * <p>It starts switched on, booted and registered, with echo on, and {@code AT+CMEE=0}. Reach it through
 * {@link #port()}, {@link #listen()} or {@link #pty()}; several at once share one wire, so each sees what the others
 * type.
 *
 * <p>Where the manual is silent, this modem does the following. {@code AT+MPUBEX} takes every byte after its CR as
 * data, a line feed too; data is echoed while echo is on; with a length it waits for ever. The limit of a publish
 * counts bytes after the escapes are resolved. A backslash that starts none of the four escapes stands for itself.
 * {@code AT+MIPSTART} needs the state IP STATUS, which {@code AT+CIFSR} brings about. {@code AT+MIPCLOSE} says
 * DISCONNECT to the broker before it closes the connection.
 *
 * <p>Every public method may be called from any thread.
 */
public final class VirtualModem implements ModemControl, Pluggable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VirtualModem.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final int number = COUNT.incrementAndGet();
    private final Scheduler scheduler;
    private final ModemCore core;
    private final Runnable endOfTime;
    private final LineSet lines;
    private boolean closed;

    private VirtualModem(Builder builder) {
        if (builder.scheduler == null) {
            SchedulerThread thread = new SchedulerThread("virtual-modem-" + number);
            scheduler = thread;
            endOfTime = thread::close;
        } else {
            scheduler = builder.scheduler;
            endOfTime = () -> { };
        }
        List<HostResolver> routes = List.copyOf(builder.routes);
        HostResolver hosts = (host, port) -> routes.stream()
                .flatMap(route -> route.resolve(host, port).stream())
                .findFirst();
        core = new ModemCore(
                new ModemModel(builder.firmware, builder.imei, builder.ip, builder.maxPayload, builder.bootTime),
                hosts,
                builder.clock,
                scheduler,
                builder.uplink == null ? ModemCore.internet(scheduler) : builder.uplink);
        FaultPlan faults = builder.faults;
        // On each line the faults start anew.
        lines = new LineSet(
                () -> faults.equals(FaultPlan.NONE) ? core : new FaultyDce(core, faults, scheduler));
    }

    /**
     * Starts to describe a modem.
     *
     * @return a builder with an Air720's values and no way out
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Plugs in an in-memory port. Its receiver is called on the modem's thread.
     *
     * @return a new, closed port; lost when the modem is closed
     */
    public Port port() {
        return lines.port("virtual-modem-" + number);
    }

    /**
     * Puts the modem behind a TCP server on 127.0.0.1, as a serial-port server would.
     *
     * @return the server; closed with the modem at the latest
     */
    public TcpLine listen() {
        return lines.add(TcpLine::new, TcpLine::close);
    }

    /**
     * Puts the modem behind a pseudo-terminal.
     *
     * @return the pseudo-terminal; closed with the modem at the latest
     * @throws UnsupportedOperationException if this is not Linux
     */
    public Pty pty() {
        return lines.add(Pty::new, Pty::close);
    }

    /**
     * Puts the modem behind a pseudo-terminal with a name that stays when it is unplugged and plugged in again.
     *
     * @param link the path of a symbolic link to the device file, there while the modem is plugged in
     * @return the pseudo-terminal; closed with the modem at the latest
     * @throws UnsupportedOperationException if this is not Linux
     * @throws IllegalArgumentException      if something else than a link is at that path
     */
    public Pty pty(Path link) {
        return lines.add(modem -> new Pty(modem, link), Pty::close);
    }

    /** Pulls every line of the modem out. The modem itself goes on, and so does its MQTT connection. */
    @Override
    public void unplug() {
        lines.unplug();
    }

    @Override
    public void plug() {
        lines.plug();
    }

    /**
     * Starts a scenario.
     *
     * @param scenario what happens, and when
     * @param platform the platform behind the modem
     * @return ends the scenario
     */
    public Runnable play(Scenario scenario, PlatformControl platform) {
        return scenario.play(new Stage(this, this, platform), scheduler, core::observe);
    }

    @Override
    public void reboot() {
        core.reboot();
    }

    @Override
    public void powerCycle() {
        core.powerCycle();
    }

    @Override
    public void loseNetwork() {
        core.loseNetwork();
    }

    @Override
    public void restoreNetwork() {
        core.restoreNetwork();
    }

    @Override
    public void registration(Registration status) {
        core.registration(status);
    }

    @Override
    public void deactivateBearer() {
        core.deactivateBearer();
    }

    @Override
    public void sim(Sim state) {
        core.sim(state);
    }

    @Override
    public void dns(Dns state) {
        core.dns(state);
    }

    @Override
    public void wedge(Wedge kind) {
        core.wedge(kind);
    }

    @Override
    public void halfOpen(boolean on) {
        core.halfOpen(on);
    }

    @Override
    public void dropConnection() {
        core.dropConnection();
    }

    @Override
    public void stall(Duration time) {
        core.stall(time);
    }

    @Override
    public void unsolicited(String line) {
        core.unsolicited(line);
    }

    /**
     * Switches the modem off and takes it away: ports are lost, its MQTT connection ends. Returns when the platform has
     * closed the connection, after ten seconds at the latest.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            CompletableFuture<Void> goodbye = core.switchOff();
            if (!scheduler.settle()) {
                goodbye.get(GOODBYE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the virtual modem's MQTT connection did not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lines.close();
        endOfTime.run();
    }

    /** Describes a modem. Not safe for more than one thread. */
    public static final class Builder {

        private final List<HostResolver> routes = new ArrayList<>();
        private String firmware = "AirM2M_720_V369_LTE_AT";
        private String imei = "866714040000001";
        // Address of the tutorial's log.
        private String ip = "10.69.48.127";
        // The limit of the older models; newer ones take 2384 or 4100.
        private int maxPayload = 1360;
        private Duration bootTime = Duration.ofMillis(300);
        private Clock clock = Clock.systemDefaultZone();
        private Scheduler scheduler;
        private Uplink uplink;
        private FaultPlan faults = FaultPlan.NONE;

        private Builder() {}

        /**
         * Leads every host name and port to a platform stand-in.
         *
         * @param platform the platform
         * @return this
         */
        public Builder platform(IotPlatform platform) {
            return route("*", platform.address());
        }

        /**
         * Leads host names to an address, whatever port the command gives. The first route that fits counts; a name
         * without a route is answered as a DNS failure, {@code +CME ERROR: 3}.
         *
         * @param hostPattern a host name; a {@code *} in front stands for any beginning, as in {@code *.aliyuncs.com}
         * @param address     where they lead
         * @return this
         */
        public Builder route(String hostPattern, InetSocketAddress address) {
            return hosts(HostResolver.route(hostPattern, address));
        }

        /**
         * Leads host names and ports wherever the caller wants, after the routes that were given before.
         *
         * @param resolver finds the address of a host and port
         * @return this
         */
        public Builder hosts(HostResolver resolver) {
            routes.add(resolver);
            return this;
        }

        /**
         * Sets the longest payload of a publish.
         *
         * @param bytes at least 1; 1360 if not set
         * @return this
         */
        public Builder maxPayload(int bytes) {
            maxPayload = bytes;
            return this;
        }

        /**
         * Sets the number that {@code AT+CGSN} gives.
         *
         * @param value 15 digits
         * @return this
         */
        public Builder imei(String value) {
            imei = value;
            return this;
        }

        /**
         * Sets the version that {@code ATI} and {@code AT+CGMR} give.
         *
         * @param value for example {@code AirM2M_720_V369_LTE_AT}
         * @return this
         */
        public Builder firmware(String value) {
            firmware = value;
            return this;
        }

        /**
         * Sets the address that {@code AT+CIFSR} gives.
         *
         * @param value an IPv4 address
         * @return this
         */
        public Builder ip(String value) {
            ip = value;
            return this;
        }

        /**
         * Sets how long {@code AT+RESET} takes.
         *
         * @param value until the modem listens again; 300 ms if not set
         * @return this
         */
        public Builder bootTime(Duration value) {
            bootTime = value;
            return this;
        }

        /**
         * Sets the modem's calendar clock.
         *
         * @param value the clock of {@code AT+CCLK?} and {@code +NITZ}
         * @return this
         */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * Runs the modem on somebody else's time.
         *
         * @param value runs all of the modem's work, one task at a time; not closed with the modem, which must still be
         *              able to run a task when it is closed
         * @return this
         */
        public Builder scheduler(Scheduler value) {
            scheduler = value;
            return this;
        }

        /**
         * Gives the modem another way out than sockets. Every host name leads there, after the routes given before.
         *
         * @param value the way out, which lives on the modem's scheduler
         * @return this
         */
        public Builder uplink(Uplink value) {
            uplink = value;
            return route("*", InetSocketAddress.createUnresolved("uplink", 1883));
        }

        /**
         * Puts faults on each line of the modem: a rate, latency, lost bytes, and more. Each line starts the plan anew
         * and goes on with it when the port is closed and opened again.
         *
         * @param value the faults; {@link FaultPlan#NONE} if not set
         * @return this
         */
        public Builder faults(FaultPlan value) {
            faults = Objects.requireNonNull(value);
            return this;
        }

        /**
         * Switches the modem on.
         *
         * @return the modem, to be closed by the caller
         */
        public VirtualModem build() {
            return new VirtualModem(this);
        }
    }
}
