package io.atforge.testkit.modem;

import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import java.util.List;
import java.util.function.Supplier;

/**
 * The commands by which programs find out what they talk to: 3GPP 27.007, chapter 5 ({@code +CGMI} and its like), and
 * V.250, 6.1 ({@code I}, {@code +GMI} and its like).
 */
final class IdentificationCommands {

    private final ModemIdentity identity;
    private final Identification form;
    private final Radio radio;

    IdentificationCommands(ModemIdentity identity, Identification form, Radio radio) {
        this.identity = identity;
        this.form = form;
        this.radio = radio;
    }

    void register(CommandTable table) {
        both(table, "MI", identity.maker());
        both(table, "MM", identity.model());
        both(table, "MR", identity.firmware());
        // Bare digits in the logs of every family.
        text(table, "+CGSN", identity::imei);
        text(table, "+GSN", identity::imei);
        // 0 and none: the serial number, which is the IMEI here; 1: the IMEI (27.007, 5.4).
        table.set("+CGSN", parameters -> {
            int kind = Parameters.parse(parameters).count(1, 1).number(0, 0, 1);
            return CommandResponse.ok(kind == 0 ? identity.imei() : "+CGSN: \"" + identity.imei() + "\"");
        });
        text(table, "+CIMI", () -> ofCard(identity.imsi()));
        form.cardNumber().forEach((command, prefix) -> text(table, command, () -> prefix + ofCard(identity.iccid())));
        List<String> information = form.information().apply(identity);
        table.execute("I", none -> CommandResponse.ok(information))
                .set("I", none -> CommandResponse.ok(information))
                .execute("+GCAP", none -> CommandResponse.ok("+GCAP: +CGSM"))
                .test("+GCAP");
    }

    private void both(CommandTable table, String letters, String value) {
        for (String name : List.of("CG" + letters, "G" + letters)) {
            text(table, "+" + name, () -> form.reply().apply(name, value));
        }
    }

    private static void text(CommandTable table, String command, Supplier<String> line) {
        if (command.endsWith("?")) {
            String name = command.substring(0, command.length() - 1);
            table.read(name, none -> CommandResponse.ok(line.get())).test(name);
        } else {
            table.execute(command, none -> CommandResponse.ok(line.get())).test(command);
        }
    }

    private String ofCard(String number) {
        if (radio.sim() == Sim.READY) {
            return number;
        }
        throw new CommandFailure(radio.sim().error());
    }
}
