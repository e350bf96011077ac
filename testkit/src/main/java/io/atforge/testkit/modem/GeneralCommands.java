package io.atforge.testkit.modem;

import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialSettings;
import java.util.Set;

/** The commands about the modem itself: echo, error reports, profile, identity. */
final class GeneralCommands {

    // The rates of the vendor's AT+IPR; 0 is automatic.
    private static final Set<Integer> RATES =
            Set.of(0, 1200, 2400, 4800, 9600, 14400, 19200, 28800, 38400, 57600, 115200, 230400, 460800, 921600);

    private final SerialSettings settings;

    GeneralCommands(SerialSettings settings) {
        this.settings = settings;
    }

    void register(CommandTable table, ModemModel model) {
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
        table.execute("I", none -> CommandResponse.ok(model.firmware()))
                .set("I", none -> CommandResponse.ok(model.firmware()))
                .execute("+CGMR", none -> CommandResponse.ok("+CGMR: \"" + model.firmware() + "\""))
                .test("+CGMR")
                .execute("+CGSN", none -> CommandResponse.ok(model.imei()))
                .test("+CGSN");
        table.set("+CMEE", this::errorDetail)
                // The vendor prints a blank before the colon.
                .read("+CMEE", none -> CommandResponse.ok("+CMEE :" + settings.errorDetail()))
                .test("+CMEE", "+CMEE :(0,1,2)")
                .set("+IPR", this::baud)
                .read("+IPR", none -> CommandResponse.ok("+IPR: " + settings.baud()));
    }

    // S3, S4 and S5 exist but are fixed (manual).
    private static void register(CommandTable table, String name, int value) {
        table.read(name, none -> CommandResponse.ok("%03d".formatted(value))).set(name, text -> {
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
