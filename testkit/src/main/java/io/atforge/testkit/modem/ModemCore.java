package io.atforge.testkit.modem;

import io.atforge.testkit.modem.ModemObserver.Moment;
import io.atforge.testkit.modem.bearer.Bearer;
import io.atforge.testkit.modem.bearer.IpCommands;
import io.atforge.testkit.modem.cellular.Network;
import io.atforge.testkit.modem.cellular.NetworkCommands;
import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.cellular.Registration;
import io.atforge.testkit.modem.cellular.ShortMessages;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.mqtt.Inbox;
import io.atforge.testkit.modem.mqtt.MessageCommands;
import io.atforge.testkit.modem.mqtt.MqttCommands;
import io.atforge.testkit.modem.mqtt.MqttSession;
import io.atforge.testkit.modem.uplink.Dns;
import io.atforge.testkit.modem.uplink.HiveMqUplink;
import io.atforge.testkit.modem.uplink.HostResolver;
import io.atforge.testkit.modem.uplink.Uplink;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.Command;
import io.atforge.testkit.modem.v250.CommandLine;
import io.atforge.testkit.modem.v250.CommandReader;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandResponse.Result;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.DataEntry;
import io.atforge.testkit.modem.v250.Dce;
import io.atforge.testkit.modem.v250.DteRate;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Line;
import io.atforge.testkit.modem.v250.SerialOutput;
import io.atforge.testkit.modem.v250.SerialSettings;
import io.atforge.testkit.modem.v250.TransparentMode;
import io.atforge.testkit.time.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/**
 * An Air720 as one state machine: bytes in, bytes out. Every method may be called from any thread and returns at once;
 * the work is done on the scheduler.
 */
public final class ModemCore implements Dce, ModemControl {

    private final Scheduler scheduler;
    private final ModemModel model;
    private final SerialOutput output = new SerialOutput();
    private final SerialSettings settings = new SerialSettings();
    private final DteRate rate = new DteRate(settings);
    private final CommandTable table = new CommandTable();
    private final Radio radio = new Radio();
    private final Inbox inbox = new Inbox(output);
    private final ShortMessages shortMessages = new ShortMessages(output);
    private final CommandReader reader = new CommandReader(this::commandLine, this::overflow);
    private final List<ModemObserver> observers = new ArrayList<>();
    private final List<byte[]> missed = new ArrayList<>();
    private final MqttSession mqtt;
    private final Bearer bearer;
    private final Network network;
    private final MqttCommands connections;
    private final MessageCommands messages;
    private final DataServices services;
    private DataEntry data;
    private Optional<TransparentMode> transparent = Optional.empty();
    private String dataCommand = "";
    private int dataTaken;
    private boolean off;
    private Wedge wedge = Wedge.NONE;
    private boolean stalled;
    private Scheduler.Timer stallEnd = () -> {};
    private Scheduler.Timer boot = () -> {};
    // The thread that runs a task of this modem, so that what an observer brings about happens at once.
    private volatile Thread working;

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
        mqtt = new MqttSession(uplink, output, this::bearerState, inbox::receive);
        bearer = new Bearer(output, mqtt);
        network = new Network(radio, bearer, output, clock);
        services = new DataServices(model, hosts, clock, scheduler, uplink, radio, output);
        bearer.onLoss(services::lost);
        connections = new MqttCommands(mqtt, bearer, radio, hosts, services.tls());
        messages = new MessageCommands(mqtt, inbox, model.maxPayload());
        new GeneralCommands(settings).register(table, model);
        new NetworkCommands(network, this::restart).register(table);
        new IpCommands(bearer, radio, output, model.ip()).register(table);
        connections.register(table, output);
        messages.register(table);
        services.register(table);
        shortMessages.register(table);
    }

    private String bearerState() {
        return bearer.state().words();
    }

    private void run(Runnable task) {
        if (Thread.currentThread() == working) {
            task.run();
        } else {
            runLater(task);
        }
    }

    private void runLater(Runnable task) {
        scheduler.execute(() -> {
            working = Thread.currentThread();
            try {
                task.run();
            } finally {
                working = null;
            }
        });
    }

    @Override
    public void attach(Line line) {
        runLater(() -> output.attach(line));
    }

    @Override
    public void detach(Line line) {
        runLater(() -> output.detach(line));
    }

    /**
     * Has somebody hear what goes on.
     *
     * @param observer who
     */
    public void observe(ModemObserver observer) {
        run(() -> {
            observers.add(observer);
            output.listen(line -> scheduler.execute(() -> observer.said(line)));
        });
    }

    private void notice(Moment moment, String command, int count) {
        for (ModemObserver observer : observers) {
            observer.command(moment, command, count);
        }
    }

    @Override
    public void receive(byte[] bytes) {
        runLater(() -> take(bytes));
    }

    private boolean listens() {
        return !off && !stalled && wedge != Wedge.DEAD;
    }

    private void take(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && listens()) {
            char c = (char) (bytes[at++] & 0xFF);
            if (rate.hears(c)) {
                accept(c);
            }
        }
        if (stalled) {
            missed.add(Arrays.copyOfRange(bytes, at, bytes.length));
        }
        output.flush();
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
        run(() -> {
            if (!off) {
                happening.run();
            }
        });
    }

    // The world around the modem changes whether or not the modem is on to say so.
    private void change(Runnable whenOn, Runnable whenOff) {
        (off ? whenOff : whenOn).run();
    }

    @Override
    public void reboot() {
        run(this::restart);
    }

    @Override
    public void powerCycle() {
        run(this::restart);
    }

    @Override
    public void loseNetwork() {
        run(() -> change(network::lose, () -> radio.coverage(Registration.SEARCHING)));
    }

    @Override
    public void restoreNetwork() {
        run(() -> change(network::restore, () -> radio.coverage(Registration.HOME)));
    }

    @Override
    public void registration(Registration status) {
        run(() -> change(() -> network.registration(status), () -> radio.coverage(status)));
    }

    @Override
    public void deactivateBearer() {
        whileOn(bearer::lost);
    }

    @Override
    public void sim(Sim state) {
        run(() -> change(() -> network.sim(state), () -> radio.sim(state)));
    }

    @Override
    public void dns(Dns state) {
        run(() -> {
            connections.dns(state);
            services.dns(state);
        });
    }

    @Override
    public void wedge(Wedge kind) {
        whileOn(() -> {
            wedge = kind;
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
        whileOn(() -> {
            stalled = true;
            output.hold();
            stallEnd.cancel();
            stallEnd = scheduler.schedule(time, () -> run(this::goOn));
        });
    }

    @Override
    public void transparent() {
        whileOn(() -> {
            transparent.ifPresent(TransparentMode::cancel);
            transparent = Optional.of(new TransparentMode(scheduler, () -> run(this::leaveTransparentMode)));
        });
    }

    private void leaveTransparentMode() {
        transparent = Optional.empty();
        say("OK");
        output.flush();
    }

    private void goOn() {
        stalled = false;
        output.release();
        List<byte[]> late = List.copyOf(missed);
        missed.clear();
        late.forEach(this::take);
    }

    /**
     * Gives the line a rate, which host and modem must agree on: {@code AT+IPR}.
     *
     * @param host says the host's rate in bits per second, whenever bytes pass; 0 for a line without a rate
     */
    public void hostRate(IntSupplier host) {
        run(() -> {
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
        run(() -> {
            off = true;
            mqtt.drop().whenComplete((closed, error) -> done.complete(null));
        });
        return done;
    }

    private void accept(char c) {
        if (transparent.isPresent()) {
            transparent.get().accept(c);
            return;
        }
        // The vendor's notes on data echoed "even with ATE0" imply that AT+MPUBEX echoes it with ATE1.
        boolean echoed = data == null ? c != '\n' : data.echoed();
        if (settings.echo() && echoed) {
            output.echo(c);
        }
        if (data == null) {
            reader.accept(c);
        } else {
            data.accept(c);
            dataTaken++;
            if (data != null) {
                notice(Moment.BODY, dataCommand, dataTaken);
            }
        }
    }

    private void overflow() {
        finish("", new Result.Failed(CmeError.INVALID_COMMAND_LINE), List.of());
    }

    private void commandLine(String body) {
        String line = observers.isEmpty() ? "" : "AT" + body;
        notice(Moment.BEFORE, line, 0);
        if (off || wedge == Wedge.DEAD) {
            return;
        }
        Result last = new Result.Ok();
        List<Runnable> afterwards = new ArrayList<>();
        // The first command that fails ends the line (V.250, 5.4).
        for (Command command : CommandLine.parse(body)) {
            CommandResponse outcome = wedge == Wedge.MQTT && command.name().matches("\\+(M|SSLM).*")
                    ? CommandResponse.failed(CmeError.OPERATION_NOT_ALLOWED)
                    : table.run(command);
            output.information(outcome.information());
            output.text(outcome.raw());
            afterwards.add(outcome.afterwards());
            last = outcome.result();
            if (last instanceof Result.Failed || last instanceof Result.Data) {
                break;
            }
        }
        finish(line, last, afterwards);
    }

    private void finish(String line, Result result, List<Runnable> afterwards) {
        if (result instanceof Result.Data request) {
            output.text(request.prompt());
            data = new DataEntry(request, scheduler, this::dataEnded);
            dataCommand = line;
            dataTaken = 0;
        } else if (result instanceof Result.Ok) {
            say("OK");
        } else if (result instanceof Result.Text text) {
            output.line(text.text());
        } else if (result instanceof Result.Failed failed) {
            say(settings.describe(failed.error()));
        }
        notice(data == null ? Moment.AFTER : Moment.PROMPT, line, 0);
        for (Runnable next : afterwards) {
            if (!off) {
                next.run();
            }
        }
        rate.apply();
        if (data == null) {
            notice(Moment.SENT, line, 0);
        }
    }

    private void dataEnded(CommandResponse outcome) {
        data = null;
        finish(dataCommand, outcome.result(), List.of(outcome.afterwards()));
    }

    private void say(String result) {
        if (!settings.quiet()) {
            output.line(result);
        }
    }

    private void restart() {
        off = true;
        wedge = Wedge.NONE;
        stalled = false;
        stallEnd.cancel();
        missed.clear();
        if (data != null) {
            data.cancel();
            data = null;
        }
        transparent.ifPresent(TransparentMode::cancel);
        transparent = Optional.empty();
        reader.reset();
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
        boot = scheduler.schedule(model.bootTime(), () -> run(this::booted));
    }

    private void booted() {
        off = false;
        output.line("RDY");
        network.arrive();
    }
}
