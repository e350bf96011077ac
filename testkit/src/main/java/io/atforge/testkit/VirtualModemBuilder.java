package io.atforge.testkit;

import io.atforge.testkit.fault.FaultPlan;
import io.atforge.testkit.modem.ModemCore;
import io.atforge.testkit.modem.ModemValues;
import io.atforge.testkit.modem.uplink.HostResolver;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.time.Scheduler;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Describes a modem. Not safe for more than one thread. */
public final class VirtualModemBuilder {

    private final List<HostResolver> routes = new ArrayList<>();
    private Optional<IotPlatform> platform = Optional.empty();
    private ModemModel model = ModemModel.AIR720;
    private Optional<String> firmware = Optional.empty();
    private String imei = ModemModel.IMEI;
    // Address of the tutorial's log.
    private String ip = "10.69.48.127";
    private OptionalInt maxPayload = OptionalInt.empty();
    private Duration bootTime = Duration.ofMillis(300);
    private Clock clock = Clock.systemDefaultZone();
    private Optional<Scheduler> scheduler = Optional.empty();
    private Optional<Uplink> uplink = Optional.empty();
    private FaultPlan faults = FaultPlan.NONE;

    VirtualModemBuilder() {}

    /**
     * Leads every host name and port to a platform stand-in: MQTT, MQTT over TLS, HTTP and HTTPS each to where the
     * platform has them. As at the real one port 8883 is for TLS, whichever command names it. Without TLS the platform
     * has nothing to lead TLS to, and such a command ends as for an unknown name.
     *
     * @param platform the platform
     * @return this
     */
    public VirtualModemBuilder platform(IotPlatform platform) {
        // Every platform takes all names, so the first one counts.
        this.platform = Optional.of(this.platform.orElse(platform));
        return hosts(new PlatformRoute(platform));
    }

    /**
     * Leads host names to an address, whatever port the command gives. The first route that fits counts; a name
     * without a route is answered as a DNS failure, {@code +CME ERROR: 3}. Commands about HTTP go there, too.
     *
     * @param hostPattern a host name; a {@code *} in front stands for any beginning, as in {@code *.aliyuncs.com}
     * @param address     where they lead
     * @return this
     */
    public VirtualModemBuilder route(String hostPattern, InetSocketAddress address) {
        return hosts(HostResolver.route(hostPattern, address));
    }

    /**
     * Leads host names and ports wherever the caller wants, after the routes that were given before.
     *
     * @param resolver finds the address of a host and port
     * @return this
     */
    public VirtualModemBuilder hosts(HostResolver resolver) {
        routes.add(resolver);
        return this;
    }

    /**
     * Sets which modem it is, with its family's commands.
     *
     * @param value the model; {@link ModemModel#AIR720} if not set
     * @return this
     */
    public VirtualModemBuilder model(ModemModel value) {
        model = Objects.requireNonNull(value);
        return this;
    }

    /**
     * Sets the longest payload of a publish.
     *
     * @param bytes at least 1; the model's if not set
     * @return this
     */
    public VirtualModemBuilder maxPayload(int bytes) {
        maxPayload = OptionalInt.of(bytes);
        return this;
    }

    /**
     * Sets the number that {@code AT+CGSN} gives.
     *
     * @param value 15 digits
     * @return this
     */
    public VirtualModemBuilder imei(String value) {
        imei = value;
        return this;
    }

    /**
     * Sets the version that {@code ATI} and {@code AT+CGMR} give.
     *
     * @param value for example {@code AirM2M_720_V369_LTE_AT}; the model's if not set
     * @return this
     */
    public VirtualModemBuilder firmware(String value) {
        firmware = Optional.of(value);
        return this;
    }

    /**
     * Sets the address that the network gives the modem, for {@code AT+CIFSR} and its like.
     *
     * @param value an IPv4 address
     * @return this
     */
    public VirtualModemBuilder ip(String value) {
        ip = value;
        return this;
    }

    /**
     * Sets how long a restart takes.
     *
     * @param value until the modem listens again; 300 ms if not set
     * @return this
     */
    public VirtualModemBuilder bootTime(Duration value) {
        bootTime = value;
        return this;
    }

    /**
     * Sets the modem's calendar clock.
     *
     * @param value the clock of {@code AT+CCLK?} and {@code +NITZ}
     * @return this
     */
    public VirtualModemBuilder clock(Clock value) {
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
    public VirtualModemBuilder scheduler(Scheduler value) {
        scheduler = Optional.of(value);
        return this;
    }

    /**
     * Gives the modem another way out than sockets. Every host name leads there, after the routes given before.
     *
     * @param value the way out, which lives on the modem's scheduler
     * @return this
     */
    public VirtualModemBuilder uplink(Uplink value) {
        uplink = Optional.of(value);
        return route("*", InetSocketAddress.createUnresolved("uplink", 1883));
    }

    /**
     * Puts faults on each line of the modem: a rate, latency, lost bytes, and more. Each line starts the plan anew
     * and goes on with it when the port is closed and opened again.
     *
     * @param value the faults; {@link FaultPlan#NONE} if not set
     * @return this
     */
    public VirtualModemBuilder faults(FaultPlan value) {
        faults = Objects.requireNonNull(value);
        return this;
    }

    ModemModel model() {
        return model;
    }

    Optional<Scheduler> scheduler() {
        return scheduler;
    }

    FaultPlan faults() {
        return faults;
    }

    /** The way out. */
    Uplink way(Scheduler living) {
        return uplink.orElseGet(() -> ModemCore.internet(living));
    }

    /** The same, where it leads to a platform. */
    Optional<PlatformUplink> wayToPlatform(Uplink way) {
        return platform.map(one -> new PlatformUplink(way, one.state()));
    }

    /** The modem's inside. */
    ModemCore core(Scheduler living, Uplink way) {
        List<HostResolver> ways = List.copyOf(routes);
        ModemValues values = new ModemValues(
                model.identity(imei, firmware.orElse(model.firmware())),
                ip,
                maxPayload.orElse(model.maxPayload()),
                model.maxTopic(),
                bootTime);
        return new ModemCore(
                values,
                ModemFamilies.traits(model),
                ModemFamilies.factory(model),
                HostResolver.first(ways),
                clock,
                living,
                way);
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
