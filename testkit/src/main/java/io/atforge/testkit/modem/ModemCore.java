package io.atforge.testkit.modem;

import io.atforge.testkit.modem.Outcome.Result;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * An Air720 as one state machine: bytes in, bytes out. Every method may be called from any thread and returns at once;
 * the work is done on the scheduler.
 */
public final class ModemCore implements Dce {

    private final Scheduler scheduler;
    private final ModemModel model;
    private final Terminal terminal = new Terminal();
    private final SerialSettings settings = new SerialSettings();
    private final CommandTable table = new CommandTable();
    private final Radio radio = new Radio();
    private final Inbox inbox = new Inbox(terminal);
    private final CommandReader reader = new CommandReader(this::commandLine, this::overflow);
    private final MqttSession mqtt;
    private final Bearer bearer;
    private final NetworkCommands network;
    private final MessageCommands messages;
    private DataEntry data;
    private boolean off;

    /**
     * Creates a modem that is switched on, has finished booting and is registered.
     *
     * @param model     what kind of modem it is
     * @param hosts     where host names lead
     * @param clock     the modem's calendar clock
     * @param scheduler where everything runs
     */
    public ModemCore(ModemModel model, HostResolver hosts, Clock clock, Scheduler scheduler) {
        this(model, hosts, clock, scheduler, new HiveMqUplink(scheduler));
    }

    ModemCore(ModemModel model, HostResolver hosts, Clock clock, Scheduler scheduler, Uplink uplink) {
        this.scheduler = scheduler;
        this.model = model;
        mqtt = new MqttSession(uplink, terminal, this::bearerState, inbox::receive);
        bearer = new Bearer(terminal, mqtt);
        network = new NetworkCommands(radio, bearer, terminal, clock, this::restart);
        messages = new MessageCommands(mqtt, inbox, model.maxPayload());
        new GeneralCommands(settings).register(table, model);
        network.register(table);
        new IpCommands(bearer, radio, terminal, model.ip()).register(table);
        new MqttCommands(mqtt, bearer, hosts).register(table, terminal);
        messages.register(table);
    }

    private String bearerState() {
        return bearer.state().words();
    }

    @Override
    public void attach(Line line) {
        scheduler.execute(() -> terminal.attach(line));
    }

    @Override
    public void detach(Line line) {
        scheduler.execute(() -> terminal.detach(line));
    }

    @Override
    public void receive(byte[] bytes) {
        scheduler.execute(() -> {
            // A modem that boots does not listen.
            for (int i = 0; i < bytes.length && !off; i++) {
                accept((char) (bytes[i] & 0xFF));
            }
            terminal.flush();
        });
    }

    /**
     * Prints a line that nobody asked for.
     *
     * @param line the line without CR and LF
     */
    public void unsolicited(String line) {
        scheduler.execute(() -> terminal.line(WireText.ofUnicode(line)));
    }

    /**
     * Switches the modem off.
     *
     * @return completes when its MQTT connection is closed
     */
    public CompletableFuture<Void> switchOff() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        scheduler.execute(() -> {
            off = true;
            mqtt.drop().whenComplete((closed, error) -> done.complete(null));
        });
        return done;
    }

    private void accept(char c) {
        // The vendor's notes on data echoed "even with ATE0" imply that it is echoed with ATE1.
        boolean lineFeedBetweenCommands = c == '\n' && data == null;
        if (settings.echo() && !lineFeedBetweenCommands) {
            terminal.echo(c);
        }
        if (data == null) {
            reader.accept(c);
        } else {
            data.accept(c);
        }
    }

    private void overflow() {
        finish(new Result.Failed(CmeError.INVALID_COMMAND_LINE), List.of());
    }

    private void commandLine(String body) {
        Result last = new Result.Ok();
        List<Runnable> afterwards = new ArrayList<>();
        // The first command that fails ends the line (V.250, 5.4).
        for (Command command : CommandLine.parse(body)) {
            Outcome outcome = table.run(command);
            terminal.information(outcome.information());
            afterwards.add(outcome.afterwards());
            last = outcome.result();
            if (last instanceof Result.Failed || last instanceof Result.Data) {
                break;
            }
        }
        finish(last, afterwards);
    }

    private void finish(Result result, List<Runnable> afterwards) {
        if (result instanceof Result.Ok) {
            say("OK");
        } else if (result instanceof Result.Text text) {
            terminal.line(text.text());
        } else if (result instanceof Result.Failed failed) {
            say(describe(failed.error()));
        } else if (result instanceof Result.Data request) {
            // No CR LF behind it.
            terminal.text("\r\n>");
            data = new DataEntry(request, scheduler, this::dataEnded);
        }
        afterwards.forEach(Runnable::run);
    }

    private void dataEnded(Outcome outcome) {
        data = null;
        finish(outcome.result(), List.of(outcome.afterwards()));
    }

    private void say(String result) {
        if (!settings.quiet()) {
            terminal.line(result);
        }
    }

    private String describe(CmeError error) {
        return switch (settings.errorDetail()) {
            case 0 -> "ERROR";
            case 1 -> "+CME ERROR: " + error.number();
            default -> "+CME ERROR: " + error.text();
        };
    }

    private void restart() {
        off = true;
        if (data != null) {
            data.cancel();
            data = null;
        }
        reader.reset();
        bearer.shut();
        mqtt.restart();
        messages.restart();
        radio.restart();
        settings.restoreSaved();
        scheduler.schedule(model.bootTime(), () -> {
            off = false;
            terminal.line("RDY");
            network.arrive();
        });
    }
}
