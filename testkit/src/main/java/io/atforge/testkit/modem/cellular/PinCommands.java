package io.atforge.testkit.modem.cellular;

import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;

/**
 * The command about the card's PIN (3GPP TS 27.007, 8.3). How many tries are left, each family is asked in a way of its
 * own.
 */
final class PinCommands {

    private static final int LONGEST = 8;

    private final Radio radio;
    private final Network network;

    PinCommands(Network network) {
        this.radio = network.radio();
        this.network = network;
    }

    void register(CommandTable table) {
        table.read("+CPIN", none -> state()).set("+CPIN", this::enter).test("+CPIN");
    }

    private CommandResponse state() {
        String code = radio.sim().code();
        return code.isEmpty() ? CommandResponse.failed(radio.sim().error()) : CommandResponse.ok("+CPIN: " + code);
    }

    private CommandResponse enter(String parameters) {
        Parameters codes = Parameters.parse(parameters).count(1, 2);
        String code = digits(codes, 0);
        return switch (radio.sim()) {
            case PIN -> pin(codes, code);
            case PUK -> unblockingKey(codes, code);
            case LOCKED -> CommandResponse.failed(CmeError.INCORRECT_PASSWORD);
            // Nothing waits for a PIN: an error, and nothing more.
            case READY -> throw CommandFailure.notAllowed();
            default -> CommandResponse.failed(radio.sim().error());
        };
    }

    private CommandResponse pin(Parameters codes, String code) {
        codes.count(1, 1);
        if (radio.pin().opens(code)) {
            return CommandResponse.ok().then(network::unlock);
        }
        radio.waitsFor(radio.pin().poweredUp());
        return CommandResponse.failed(radio.sim() == Sim.PUK ? CmeError.SIM_PUK_REQUIRED : CmeError.INCORRECT_PASSWORD);
    }

    private CommandResponse unblockingKey(Parameters codes, String key) {
        codes.count(2, 2);
        return radio.pin().unblocks(key, digits(codes, 1))
                ? CommandResponse.ok().then(network::unlock)
                : CommandResponse.failed(CmeError.INCORRECT_PASSWORD);
    }

    private static String digits(Parameters codes, int index) {
        String code = codes.text(index, LONGEST);
        if (!code.matches("[0-9]{4,8}")) {
            throw CommandFailure.badParameters();
        }
        return code;
    }
}
