package io.atforge.testkit.modem.cellular;

import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;

/** The commands about SIM, signal, registration, attachment and clock. */
public final class NetworkCommands {

    private final Radio radio;
    private final Network network;
    private final Runnable reset;

    public NetworkCommands(Network network, Runnable reset) {
        this.radio = network.radio();
        this.network = network;
        this.reset = reset;
    }

    public void register(CommandTable table) {
        table.read("+CPIN", none -> sim())
                .test("+CPIN")
                .execute("+CSQ", none -> CommandResponse.ok(quality()))
                .test("+CSQ", "+CSQ: (0-31,99),(0-7,99)");
        // Highest modes by the manual: 3 for CREG, 5 for the others.
        registration(table, "+CREG", 3);
        registration(table, "+CGREG", 5);
        registration(table, "+CEREG", 5);
        table.read("+CGATT", none -> CommandResponse.ok("+CGATT: " + (radio.attached() ? 1 : 0)))
                .set("+CGATT", this::attach)
                .test("+CGATT", "+CGATT: (0,1)")
                .read("+CFUN", none -> CommandResponse.ok("+CFUN: " + radio.functionality()))
                .set("+CFUN", this::functionality)
                .test("+CFUN", "+CFUN: (0,1,4),(0,1)")
                .read("+CCLK", none -> CommandResponse.ok("+CCLK: \"" + network.localTime() + "\""));
    }

    // The error rate is not known where there is no signal.
    private String quality() {
        return "+CSQ: " + radio.signal() + (radio.signal() == 99 ? ",99" : ",0");
    }

    private void registration(CommandTable table, String name, int highestMode) {
        table.read(name, none -> CommandResponse.ok(radio.registration(name)))
                .set(name, parameters -> {
                    radio.mode(name, Parameters.parse(parameters).count(1, 1).number(0, 0, highestMode));
                    return CommandResponse.ok();
                })
                .test(name, name + ": (0-" + highestMode + ")");
    }

    private CommandResponse attach(String parameters) {
        boolean attach = Parameters.parse(parameters).count(1, 1).number(0, 0, 1) == 1;
        if (attach && !radio.on()) {
            throw CommandFailure.notAllowed();
        }
        if (attach && !radio.registered()) {
            throw new CommandFailure(CmeError.NO_NETWORK_SERVICE);
        }
        boolean lost = radio.attached() && !attach;
        radio.attached(attach);
        return lost ? CommandResponse.ok().then(network::detached) : CommandResponse.ok();
    }

    private CommandResponse functionality(String parameters) {
        Parameters values = Parameters.parse(parameters).count(1, 2);
        int level = values.number(0, 0, 4);
        if (level == 2 || level == 3) {
            throw CommandFailure.badParameters();
        }
        if (values.count() == 2 && values.number(1, 0, 1) == 1) {
            return CommandResponse.ok().then(reset);
        }
        boolean was = radio.on();
        radio.functionality(level);
        if (was == radio.on()) {
            return CommandResponse.ok();
        }
        return CommandResponse.ok().then(was ? network::detached : network::arrive);
    }

    private CommandResponse sim() {
        return switch (radio.sim()) {
            case READY -> CommandResponse.ok("+CPIN: READY");
            case REMOVED -> CommandResponse.failed(CmeError.SIM_NOT_INSERTED);
            case FAILURE -> CommandResponse.failed(CmeError.SIM_FAILURE);
            case BUSY -> CommandResponse.failed(CmeError.SIM_BUSY);
        };
    }
}
