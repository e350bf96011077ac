package io.atforge.testkit;

import io.atforge.port.Port;
import io.atforge.testkit.fault.FaultPlan;
import io.atforge.testkit.fault.FaultyDce;
import io.atforge.testkit.line.MemoryPort;
import io.atforge.testkit.line.Pty;
import io.atforge.testkit.line.TcpLine;
import io.atforge.testkit.modem.Dce;
import io.atforge.testkit.modem.HostResolver;
import io.atforge.testkit.modem.ModemCore;
import io.atforge.testkit.modem.ModemModel;
import io.atforge.testkit.modem.Scheduler;
import io.atforge.testkit.modem.SchedulerThread;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
public final class VirtualModem implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VirtualModem.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final int number = COUNT.incrementAndGet();
    private final List<AutoCloseable> lines = new ArrayList<>();
    private final Scheduler scheduler;
    private final FaultPlan faults;
    private final ModemCore core;
    private final AutoCloseable time;
    private boolean closed;

    private VirtualModem(Builder builder) {
        if (builder.scheduler == null) {
            SchedulerThread thread = new SchedulerThread("virtual-modem-" + number);
            scheduler = thread;
            time = thread;
        } else {
            scheduler = builder.scheduler;
            time = () -> { };
        }
        faults = builder.faults;
        List<HostResolver> routes = List.copyOf(builder.routes);
        HostResolver hosts = (host, port) -> routes.stream()
                .flatMap(route -> route.resolve(host, port).stream())
                .findFirst();
        core = new ModemCore(
                new ModemModel(builder.firmware, builder.imei, builder.ip, builder.maxPayload, builder.bootTime),
                hosts,
                builder.clock,
                scheduler);
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
    public synchronized Port port() {
        MemoryPort port = new MemoryPort("virtual-modem-" + number, dce());
        lines.add(port::unplug);
        return port;
    }

    /**
     * Puts the modem behind a TCP server on 127.0.0.1, as a serial-port server would.
     *
     * @return the server; closed with the modem at the latest
     */
    public synchronized TcpLine listen() {
        TcpLine line = new TcpLine(dce());
        lines.add(line);
        return line;
    }

    /**
     * Puts the modem behind a pseudo-terminal.
     *
     * @return the pseudo-terminal; closed with the modem at the latest
     * @throws UnsupportedOperationException if this is not Linux
     */
    public synchronized Pty pty() {
        Pty line = new Pty(dce());
        lines.add(line);
        return line;
    }

    /** The modem's end of a new line, on which the faults start anew. */
    private Dce dce() {
        return faults.equals(FaultPlan.NONE) ? core : new FaultyDce(core, faults, scheduler);
    }

    /**
     * Prints a line that nobody asked for, for example {@code +CGEV: ME PDN ACT 7}.
     *
     * @param line the line without CR and LF
     */
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
            core.switchOff().get(GOODBYE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the virtual modem's MQTT connection did not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lines.forEach(VirtualModem::close);
        lines.clear();
        close(time);
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.warn("a part of the virtual modem did not close", e);
        }
    }

    /**
     * Where hosts of a pattern lead.
     *
     * @param pattern a host name, {@code *} in front stands for any beginning
     * @param address where they lead
     */
    private record Route(String pattern, InetSocketAddress address) implements HostResolver {

        @Override
        public Optional<InetSocketAddress> resolve(String host, int port) {
            boolean matches = pattern.startsWith("*")
                    ? host.endsWith(pattern.substring(1))
                    : host.equals(pattern);
            return matches ? Optional.of(address) : Optional.empty();
        }
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
            return hosts(new Route(hostPattern, address));
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
