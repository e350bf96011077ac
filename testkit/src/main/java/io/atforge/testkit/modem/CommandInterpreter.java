package io.atforge.testkit.modem;

import io.atforge.testkit.modem.ModemObserver.Moment;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.Command;
import io.atforge.testkit.modem.v250.CommandLine;
import io.atforge.testkit.modem.v250.CommandReader;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandResponse.Result;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.DataEntry;
import io.atforge.testkit.modem.v250.DteRate;
import io.atforge.testkit.modem.v250.SerialOutput;
import io.atforge.testkit.modem.v250.SerialSettings;
import io.atforge.testkit.modem.v250.WireTap;
import io.atforge.testkit.time.Scheduler;
import java.util.ArrayList;
import java.util.List;

/** Carries out what the host types: one command of a line after the other, and the data that a command asks for. */
final class CommandInterpreter {

    private final CommandReader reader = new CommandReader(this::commandLine, this::overflow);
    private final CommandTable table;
    private final SerialSettings settings;
    private final DteRate rate;
    private final SerialOutput output;
    private final PowerState power;
    private final ModemObservers observers;
    private final Scheduler scheduler;
    private final WireTap tap;
    private DataEntry data;
    private String dataCommand = "";
    private int dataTaken;

    CommandInterpreter(
            CommandTable table,
            SerialSettings settings,
            DteRate rate,
            SerialOutput output,
            PowerState power,
            ModemObservers observers,
            Scheduler scheduler,
            WireTap tap) {
        this.table = table;
        this.settings = settings;
        this.rate = rate;
        this.output = output;
        this.power = power;
        this.observers = observers;
        this.scheduler = scheduler;
        this.tap = tap;
    }

    /** Takes a character of the host. */
    void accept(char c) {
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
                observers.command(Moment.BODY, dataCommand, dataTaken);
            }
        }
    }

    /** Whether what comes next is data. */
    boolean takesData() {
        return data != null;
    }

    /** Says a result code, unless {@code ATQ1} has switched them off. */
    void say(String result) {
        if (!settings.quiet()) {
            output.line(result);
        }
    }

    /** Forgets what has been typed. */
    void restart() {
        if (data != null) {
            data.cancel();
            data = null;
        }
        reader.reset();
    }

    private void overflow() {
        finish("", new Result.Failed(CmeError.INVALID_COMMAND_LINE), List.of());
    }

    private void commandLine(String body) {
        tap.began();
        String line = observers.isEmpty() ? "" : "AT" + body;
        observers.command(Moment.BEFORE, line, 0);
        if (!power.listens()) {
            return;
        }
        Result last = new Result.Ok();
        List<Runnable> afterwards = new ArrayList<>();
        // The first command that fails ends the line (V.250, 5.4).
        for (Command command : CommandLine.parse(body)) {
            CommandResponse response = power.refuses(command)
                    ? CommandResponse.failed(CmeError.OPERATION_NOT_ALLOWED)
                    : table.run(command);
            output.information(response.information());
            output.text(response.raw());
            afterwards.add(response.afterwards());
            last = response.result();
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
        tell();
        observers.command(data == null ? Moment.AFTER : Moment.PROMPT, line, 0);
        for (Runnable next : afterwards) {
            if (!power.isOff()) {
                next.run();
            }
        }
        rate.apply();
        if (data == null) {
            observers.command(Moment.SENT, line, 0);
        }
    }

    private void tell() {
        if (data == null) {
            tap.ended();
        } else {
            tap.asked();
        }
    }

    private void dataEnded(CommandResponse response) {
        data = null;
        tap.dataEnded();
        output.information(response.information());
        output.text(response.raw());
        finish(dataCommand, response.result(), List.of(response.afterwards()));
    }
}
