package io.atforge.testkit.modem;

import io.atforge.testkit.modem.cellular.Network;
import io.atforge.testkit.modem.cellular.NetworkCommands;
import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.ShortMessages;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.cellular.SubscriberCommands;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.uplink.HiveMqUplink;
import io.atforge.testkit.modem.uplink.HostResolver;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Dce;
import io.atforge.testkit.modem.v250.DteRate;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Line;
import io.atforge.testkit.modem.v250.SerialOutput;
import io.atforge.testkit.modem.v250.SerialSettings;
import io.atforge.testkit.modem.v250.WireTaps;
import io.atforge.testkit.time.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/**
 * A modem as one state machine: bytes in, bytes out. Every method may be called from any thread and returns at once;
 * the work is done on the scheduler.
 */
public final class ModemCore implements Dce, ModemControl {

    private final Scheduler scheduler;
    private final ModemTasks tasks;
    private final ModemValues values;
    private final FamilyTraits traits;
    private final PowerState power;
    private final ModemObservers observers = new ModemObservers();
    private final SerialOutput output = new SerialOutput();
    private final SerialSettings settings;
    private final DteRate rate;
    private final Radio radio;
    private final ShortMessages shortMessages = new ShortMessages(output);
    private final SubscriberCommands subscriber;
    private final ModemFamily family;
    private final Network network;
    private final HostInput input;
    private final ModemView view;
    private Scheduler.Timer boot = () -> {};

    /**
     * The way into the Internet by sockets.
     *
     * @param scheduler the modem's
     * @return the way
     */
    public static Uplink internet(Scheduler scheduler) {
        return new HiveMqUplink(scheduler);
    }

    /**
     * Creates a modem that is switched on, has finished booting and is registered.
     *
     * @param values    the model's
     * @param traits    how its family says what every modem says
     * @param own       makes what its family has of its own
     * @param hosts     where host names lead
     * @param clock     the modem's calendar clock
     * @param scheduler where everything runs
     * @param uplink    its way into the Internet
     */
    public ModemCore(
            ModemValues values,
            FamilyTraits traits,
            ModemFamily.Factory own,
            HostResolver hosts,
            Clock clock,
            Scheduler scheduler,
            Uplink uplink) {
        this.scheduler = scheduler;
        this.values = values;
        this.traits = traits;
        tasks = new ModemTasks(scheduler);
        power = new PowerState(traits.mqtt());
        settings = new SerialSettings(traits.serial());
        rate = new DteRate(settings);
        radio = new Radio(traits.notices().packetReport());
        subscriber = new SubscriberCommands(radio, values.ip());
        family = own.make(
                new FamilyParts(values, hosts, clock, scheduler, uplink, radio, output, this::restart, this::powerOff));
        network = new Network(radio, family, traits.notices(), output, clock);
        WireTaps taps = new WireTaps();
        output.tap(taps);
        view = new ModemView(tasks, taps, power, radio, family);
        CommandTable table = commands();
        CommandInterpreter interpreter =
                new CommandInterpreter(table, settings, rate, output, power, observers, scheduler, taps);
        input = new HostInput(interpreter, rate, output, power, tasks, scheduler, taps);
    }

    private CommandTable commands() {
        CommandTable table = new CommandTable();
        new GeneralCommands(settings, traits.errorReply()).register(table);
        new IdentificationCommands(values.identity(), traits.identification(), radio).register(table);
        new NetworkCommands(network, this::restart).register(table);
        subscriber.register(table);
        shortMessages.register(table);
        family.register(table);
        return table;
    }

    /**
     * What can be seen of the modem.
     *
     * @return its bytes and its state
     */
    public ModemView view() {
        return view;
    }

    @Override
    public void attach(Line line) {
        tasks.runLater(() -> output.attach(line));
    }

    @Override
    public void detach(Line line) {
        tasks.runLater(() -> output.detach(line));
    }

    /**
     * Has somebody hear what goes on.
     *
     * @param observer who
     */
    public void observe(ModemObserver observer) {
        tasks.run(() -> {
            observers.add(observer);
            output.listen(line -> scheduler.execute(() -> observer.said(line)));
        });
    }

    @Override
    public void receive(byte[] bytes) {
        tasks.runLater(() -> input.take(bytes));
    }

    @Override
    public void unsolicited(String line) {
        whileOn(() -> output.line(Latin1.ofUnicode(line)));
    }

    @Override
    public void shortMessage(String text) {
        whileOn(() -> shortMessages.receive(text));
    }

    private void whileOn(Runnable happening) {
        tasks.run(() -> {
            if (!power.isOff()) {
                happening.run();
            }
        });
    }

    // The world around the modem changes whether or not the modem is on to say so.
    private void change(Runnable whenOn, Runnable whenOff) {
        (power.isOff() ? whenOff : whenOn).run();
    }

    @Override
    public void reboot() {
        tasks.run(this::restart);
    }

    @Override
    public void powerCycle() {
        tasks.run(this::restart);
    }

    @Override
    public void loseNetwork() {
        tasks.run(() -> change(network::lose, () -> radio.coverage(Registration.SEARCHING)));
    }

    @Override
    public void restoreNetwork() {
        tasks.run(() -> change(network::restore, () -> radio.coverage(Registration.HOME)));
    }

    @Override
    public void registration(Registration status) {
        tasks.run(() -> change(() -> network.registration(status), () -> radio.coverage(status)));
    }

    @Override
    public void deactivateBearer() {
        whileOn(family::bearerLost);
    }

    @Override
    public void sim(Sim state) {
        tasks.run(() -> change(() -> network.sim(state), () -> radio.sim(state)));
    }

    @Override
    public void dns(Dns state) {
        tasks.run(() -> family.dns(state));
    }

    @Override
    public void wedge(Wedge kind) {
        whileOn(() -> {
            power.wedge(kind);
            output.mute(kind == Wedge.DEAD);
        });
    }

    @Override
    public void halfOpen(boolean on) {
        whileOn(on ? family::freeze : family::thaw);
    }

    @Override
    public void dropConnection() {
        whileOn(family::connectionLost);
    }

    @Override
    public void stall(Duration time) {
        whileOn(() -> input.stall(time));
    }

    @Override
    public void transparent() {
        whileOn(input::enterTransparentMode);
    }

    /**
     * Gives the line a rate, which host and modem must agree on: {@code AT+IPR}.
     *
     * @param host says the host's rate in bits per second, whenever bytes pass; 0 for a line without a rate
     */
    public void hostRate(IntSupplier host) {
        tasks.run(() -> {
            rate.host(host);
            output.filter(rate::said);
        });
    }

    /**
     * Switches the modem off.
     *
     * @return completes when its MQTT connection is closed
     */
    public CompletableFuture<Void> switchOff() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.run(() -> {
            power.switchOff();
            family.switchOff().whenComplete((closed, error) -> done.complete(null));
        });
        return done;
    }

    private void restart() {
        power.restart();
        input.restart();
        family.restart();
        shortMessages.restart();
        subscriber.restart();
        radio.restart();
        settings.restoreSaved();
        output.restart();
        rate.restart();
        if (!traits.bootNoise().isEmpty()) {
            output.text(traits.bootNoise());
        }
        boot.cancel();
        boot = tasks.schedule(values.bootTime(), this::booted);
    }

    /** A command switches the modem off; it is silent until its power is cut and comes back. */
    private void powerOff() {
        power.switchOff();
        input.restart();
        family.restart();
        boot.cancel();
    }

    private void booted() {
        power.booted();
        traits.bootLines().apply(radio.sim()).forEach(output::line);
        network.arrive();
    }
}
