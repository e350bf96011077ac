package io.atforge.testkit.modem;

import io.atforge.testkit.modem.luat.bearer.Bearer;
import io.atforge.testkit.modem.luat.bearer.IpCommands;
import io.atforge.testkit.modem.cellular.Network;
import io.atforge.testkit.modem.cellular.NetworkCommands;
import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.ShortMessages;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.luat.mqtt.Inbox;
import io.atforge.testkit.modem.luat.mqtt.MessageCommands;
import io.atforge.testkit.modem.luat.mqtt.MqttCommands;
import io.atforge.testkit.modem.luat.mqtt.MqttSession;
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
import io.atforge.testkit.time.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/**
 * An Air720 as one state machine: bytes in, bytes out. Every method may be called from any thread and returns at once;
 * the work is done on the scheduler.
 */
public final class ModemCore implements Dce, ModemControl {

    private final Scheduler scheduler;
    private final ModemTasks tasks;
    private final ModemModel model;
    private final PowerState power = new PowerState();
    private final ModemObservers observers = new ModemObservers();
    private final SerialOutput output = new SerialOutput();
    private final SerialSettings settings = new SerialSettings();
    private final DteRate rate = new DteRate(settings);
    private final Radio radio = new Radio();
    private final Inbox inbox = new Inbox(output);
    private final ShortMessages shortMessages = new ShortMessages(output);
    private final MqttSession mqtt;
    private final Bearer bearer;
    private final Network network;
    private final MqttCommands connections;
    private final MessageCommands messages;
    private final DataServices services;
    private final HostInput input;
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
     * @param model     what kind of modem it is
     * @param hosts     where host names lead
     * @param clock     the modem's calendar clock
     * @param scheduler where everything runs
     * @param uplink    its way into the Internet
     */
    public ModemCore(ModemModel model, HostResolver hosts, Clock clock, Scheduler scheduler, Uplink uplink) {
        this.scheduler = scheduler;
        this.model = model;
        tasks = new ModemTasks(scheduler);
        mqtt = new MqttSession(uplink, output, this::bearerState, inbox::receive);
        bearer = new Bearer(output, mqtt);
        network = new Network(radio, bearer, output, clock);
        services = new DataServices(model, hosts, clock, scheduler, uplink, radio, output);
        bearer.onLoss(services::lost);
        connections = new MqttCommands(mqtt, bearer, radio, hosts, services.tls());
        messages = new MessageCommands(mqtt, inbox, model.maxPayload());
        CommandTable table = commands();
        CommandInterpreter interpreter =
                new CommandInterpreter(table, settings, rate, output, power, observers, scheduler);
        input = new HostInput(interpreter, rate, output, power, tasks, scheduler);
    }

    private CommandTable commands() {
        CommandTable table = new CommandTable();
        new GeneralCommands(settings).register(table, model);
        new NetworkCommands(network, this::restart).register(table);
        new IpCommands(bearer, radio, output, model.ip()).register(table);
        connections.register(table, output);
        messages.register(table);
        services.register(table);
        shortMessages.register(table);
        return table;
    }

    private String bearerState() {
        return bearer.state().words();
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
        whileOn(bearer::lost);
    }

    @Override
    public void sim(Sim state) {
        tasks.run(() -> change(() -> network.sim(state), () -> radio.sim(state)));
    }

    @Override
    public void dns(Dns state) {
        tasks.run(() -> {
            connections.dns(state);
            services.dns(state);
        });
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
        whileOn(on ? mqtt::freeze : mqtt::thaw);
    }

    @Override
    public void dropConnection() {
        whileOn(mqtt::lost);
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
            mqtt.drop().whenComplete((closed, error) -> done.complete(null));
        });
        return done;
    }

    private void restart() {
        power.restart();
        input.restart();
        mqtt.restart();
        bearer.restart();
        messages.restart();
        services.restart();
        shortMessages.restart();
        radio.restart();
        settings.restoreSaved();
        output.restart();
        rate.restart();
        // Noise of the boot loader, without a CR (vendor's log).
        output.text("^boot.rom'v'!\n");
        boot.cancel();
        boot = tasks.schedule(model.bootTime(), this::booted);
    }

    private void booted() {
        power.booted();
        output.line("RDY");
        network.arrive();
    }
}
