package io.atforge.testkit.modem;

import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialSettings;
import java.util.Locale;
import java.util.Set;

/** The commands about the modem itself: echo, error reports, profile, identity. */
final class GeneralCommands {

    // The rates of the vendor's AT+IPR; 0 is automatic.
    private static final Set<Integer> RATES =
            Set.of(0, 1200, 2400, 4800, 9600, 14400, 19200, 28800, 38400, 57600, 115200, 230400, 460800, 921600);

    private final SerialSettings settings;

    private final String errorReply;

    GeneralCommands(SerialSettings settings, String errorReply) {
        this.settings = settings;
        this.errorReply = errorReply;
    }

    void register(CommandTable table) {
        table.execute("E", none -> echo("0"))
                .set("E", this::echo)
                .execute("Q", none -> quiet("0"))
                .set("Q", this::quiet)
                .execute("&W", none -> save())
                .set("&W", none -> save())
                .execute("&F", none -> factory())
                .set("&F", none -> factory())
                .execute("Z", none -> saved())
                .set("Z", none -> saved());
        register(table, "S3", 13);
        register(table, "S4", 10);
        register(table, "S5", 8);
        // What terminal programs send at their start, for example "ATS7=45S0=0L1V1X4&C1E1Q0"; it changes nothing here.
        taken(table, "V", 1, 1);
        taken(table, "X", 0, 4);
        taken(table, "L", 0, 3);
        taken(table, "M", 0, 2);
        taken(table, "&C", 0, 1);
        taken(table, "&D", 0, 2);
        register(table, "S0", 0);
        range(table, "S7", 1, 255);
        table.set("+CMEE", this::errorDetail)
                .read("+CMEE", none -> CommandResponse.ok(errorReply + settings.errorDetail()))
                .test("+CMEE", errorReply + "(0,1,2)")
                .set("+IPR", this::baud)
                .read("+IPR", none -> CommandResponse.ok("+IPR: " + settings.baud()));
    }

    // A value out of range is an unknown command, as for every basic command with a number that is not there.
    private static void taken(CommandTable table, String name, int least, int most) {
        table.execute(name, none -> CommandResponse.ok()).set(name, text -> {
            int value = Parameters.parse(text).count(1, 1).number(0, 0, 999);
            return value >= least && value <= most
                    ? CommandResponse.ok()
                    : CommandResponse.failed(CmeError.INVALID_COMMAND_LINE);
        });
    }

    private static void range(CommandTable table, String name, int least, int most) {
        table.set(name, text -> {
            Parameters.parse(text).count(1, 1).number(0, least, most);
            return CommandResponse.ok();
        });
    }

    // S3, S4 and S5 exist but are fixed (manual).
    private static void register(CommandTable table, String name, int value) {
        table.read(name, none -> CommandResponse.ok(String.format(Locale.ROOT, "%03d", value)))
                .set(name, text -> {
                    Parameters.parse(text).count(1, 1).number(0, value, value);
                    return CommandResponse.ok();
                });
    }

    private CommandResponse echo(String parameters) {
        settings.echo(Parameters.parse(parameters).count(1, 1).number(0, 0, 1) == 1);
        return CommandResponse.ok();
    }

    private CommandResponse quiet(String parameters) {
        settings.quiet(Parameters.parse(parameters).count(1, 1).number(0, 0, 1) == 1);
        return CommandResponse.ok();
    }

    private CommandResponse save() {
        settings.save();
        return CommandResponse.ok();
    }

    private CommandResponse factory() {
        settings.restoreFactory();
        return CommandResponse.ok();
    }

    private CommandResponse saved() {
        settings.restoreSaved();
        return CommandResponse.ok();
    }

    private CommandResponse errorDetail(String parameters) {
        settings.errorDetail(Parameters.parse(parameters).count(1, 1).number(0, 0, 2));
        return CommandResponse.ok();
    }

    private CommandResponse baud(String parameters) {
        int rate = Parameters.parse(parameters).count(1, 1).number(0, 0, 921600);
        if (!RATES.contains(rate)) {
            throw CommandFailure.badParameters();
        }
        settings.baud(rate);
        return CommandResponse.ok();
    }
}
