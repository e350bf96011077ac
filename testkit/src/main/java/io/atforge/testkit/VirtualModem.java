package io.atforge.testkit;

import io.atforge.port.Port;
import io.atforge.testkit.fault.FaultPlan;
import io.atforge.testkit.fault.FaultyDce;
import io.atforge.testkit.line.LineSet;
import io.atforge.testkit.line.Pluggable;
import io.atforge.testkit.line.Pty;
import io.atforge.testkit.line.TcpLine;
import io.atforge.testkit.modem.ModemControl;
import io.atforge.testkit.modem.ModemCore;
import io.atforge.testkit.modem.Wedge;
import io.atforge.testkit.modem.cellular.CellularControl;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.platform.PlatformControl;
import io.atforge.testkit.scenario.Scenario;
import io.atforge.testkit.scenario.ScenarioTarget;
import io.atforge.testkit.time.Scheduler;
import io.atforge.testkit.time.SchedulerThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A modem without hardware: an Air720, or another {@link ModemModel}. It answers AT commands as its vendor's manual and
 * published logs say, and what it does with them is real: it talks MQTT 3.1.1 over TCP and TLS, and HTTP and HTTPS, to the
 * addresses that {@link VirtualModemBuilder#route} or {@link VirtualModemBuilder#platform} gives for a host name. A server's
 * certificate is checked as {@code AT+SSLCFG} says, with files that {@code AT+FSWRITE} has put into the modem and by the
 * modem's clock. Those files outlive a restart, the settings do not.
 *
 * <p>It starts switched on, booted and registered, with echo on, and {@code AT+CMEE=0}. Reach it through
 * {@link #port()}, {@link #listen()} or {@link #pty()}; several at once share a wire, so each sees what the others type.
 *
 * <p>Where the manual is silent, the Air720 does the following. {@code AT+MPUBEX} takes every byte after its CR as
 * data, a line feed too; data is echoed while echo is on; with a length it waits for ever. The limit of a publish
 * counts bytes after the escapes are resolved. A backslash that starts none of the four escapes stands for itself.
 * {@code AT+MIPSTART} needs the state IP STATUS, which {@code AT+CIFSR} brings about; an Air780E has a bearer by itself, as
 * long as the host has not begun one by {@code AT+CSTT}. {@code AT+MIPCLOSE} says DISCONNECT to the broker before it closes
 * the connection. {@code AT+SSLMIPSTART} with settings that cannot be used ends with {@code CONNECT FAIL}; the server's name
 * is compared with {@code AT+SSLCFG="hostname"}, and with nothing if that is not set.
 *
 * <p>Every public method may be called from any thread.
 */
public final class VirtualModem implements ModemControl, Pluggable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VirtualModem.class);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final int number = COUNT.incrementAndGet();
    final ModemModel model;
    final Scheduler scheduler;
    final Optional<PlatformUplink> platform;
    final ModemCore core;
    final LineSet lines;
    private final Runnable endOfTime;
    private boolean closed;

    VirtualModem(VirtualModemBuilder builder) {
        model = builder.model();
        if (builder.scheduler().isPresent()) {
            scheduler = builder.scheduler().get();
            endOfTime = () -> {};
        } else {
            SchedulerThread thread = new SchedulerThread("virtual-modem-" + number);
            scheduler = thread;
            endOfTime = thread::close;
        }
        Uplink way = builder.way(scheduler);
        platform = builder.wayToPlatform(way);
        core = builder.core(scheduler, platform.isPresent() ? platform.get() : way);
        FaultPlan faults = builder.faults();
        // On each line the faults start anew.
        lines = new LineSet(() -> faults.equals(FaultPlan.NONE) ? core : new FaultyDce(core, faults, scheduler));
    }

    /**
     * Starts to describe a modem.
     *
     * @return a builder of an Air720 with no way out; {@link VirtualModemBuilder#model} makes it another
     */
    public static VirtualModemBuilder builder() {
        return new VirtualModemBuilder();
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
     * @throws IllegalArgumentException      if something else than a link is at that path, or one that leads somewhere
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
     * Whether the modem's lines are pulled out.
     *
     * @return true between {@link #unplug} and {@link #plug}
     */
    public boolean isUnplugged() {
        return lines.isUnplugged();
    }

    /**
     * Gives the modem's lines a rate. Host and modem understand each other only if {@code AT+IPR} is that rate, or 0:
     * then the modem is silent after a start until an {@code AT} in capitals has shown it the rate. Without a call of
     * this, a line has no rate, and {@code AT+IPR} no effect.
     *
     * @param host says the host's rate in bits per second whenever bytes pass, for example {@link Pty#baud}
     */
    public void hostRate(IntSupplier host) {
        core.hostRate(host);
    }

    /**
     * Starts a scenario.
     *
     * @param scenario what happens, and when
     * @param platform the platform behind the modem
     * @return ends the scenario
     */
    public Runnable play(Scenario scenario, PlatformControl platform) {
        return scenario.play(new ScenarioTarget(this, this, platform), scheduler, core::observe);
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
    public CellularControl cellular() {
        return core.cellular();
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
    public void transparent() {
        core.transparent();
    }

    @Override
    public void shortMessage(String text) {
        core.shortMessage(text);
    }

    @Override
    public void unsolicited(String line) {
        core.unsolicited(line);
    }

    /**
     * Switches the modem off and takes it away: ports are lost, its MQTT connection ends. Returns when the platform has
     * taken all that the modem had sent and knows that it left, after twenty seconds at the latest.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        platform.ifPresent(PlatformUplink::giveUp);
        try {
            CompletableFuture<Void> goodbye = core.switchOff();
            if (!scheduler.settle()) {
                goodbye.get(GOODBYE.toSeconds(), TimeUnit.SECONDS);
            }
            if (platform.isPresent()) {
                platform.get().awaitEnd(GOODBYE);
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the virtual modem's MQTT connection did not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lines.close();
        endOfTime.run();
    }
}
