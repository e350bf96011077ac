package io.atforge.testkit.modem.luat.bearer;

import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.luat.bearer.Bearer.State;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialOutput;

/** The commands that bring the data connection up and down. */
public final class IpCommands {

    private static final int MAX_APN = 128;
    private static final int MAX_LOGIN = 32;

    private final Bearer bearer;
    private final Radio radio;
    private final SerialOutput output;
    private final String ip;
    private String access = "\"\",\"\",\"\"";

    public IpCommands(Bearer bearer, Radio radio, SerialOutput output, String ip) {
        this.bearer = bearer;
        this.radio = radio;
        this.output = output;
        this.ip = ip;
    }

    public void register(CommandTable table) {
        // Without parameters the modem finds the APN itself.
        table.execute("+CSTT", none -> start("", "", ""))
                .set("+CSTT", this::start)
                .read("+CSTT", none -> CommandResponse.ok("+CSTT: " + access))
                .test("+CSTT", "+CSTT: \"APN\",\"USER\",\"PWD\"")
                .execute("+CIICR", none -> activate())
                .test("+CIICR")
                .execute("+CIFSR", none -> address())
                .test("+CIFSR")
                .execute("+CIPSHUT", none -> shut())
                .test("+CIPSHUT")
                .execute("+CIPSTATUS", none -> status())
                .test("+CIPSTATUS");
    }

    private CommandResponse start(String parameters) {
        Parameters values = Parameters.parse(parameters).count(1, 3);
        return start(
                values.text(0, MAX_APN),
                values.count() > 1 ? values.text(1, MAX_LOGIN) : "",
                values.count() > 2 ? values.text(2, MAX_LOGIN) : "");
    }

    private CommandResponse start(String apn, String user, String password) {
        bearer.advance(State.IP_INITIAL, State.IP_START);
        access = "\"" + apn + "\",\"" + user + "\",\"" + password + "\"";
        return CommandResponse.ok();
    }

    private CommandResponse activate() {
        bearer.require(State.IP_START);
        if (!radio.givesBearers()) {
            output.line("+PDP: DEACT");
            throw new CommandFailure(CmeError.BEARER_FAILED);
        }
        bearer.enter(State.IP_GPRSACT);
        // The tutorial's log: the event comes before the OK.
        output.line("+CGEV: ME PDN ACT 7");
        return CommandResponse.ok();
    }

    private CommandResponse address() {
        if (!bearer.active()) {
            throw CommandFailure.notAllowed();
        }
        bearer.enter(State.IP_STATUS);
        return CommandResponse.text(ip);
    }

    private CommandResponse shut() {
        bearer.shut();
        return CommandResponse.text("SHUT OK");
    }

    // The manual's order: the result first, the information after it.
    private CommandResponse status() {
        return CommandResponse.ok()
                .then(() -> output.line("STATE: " + bearer.state().words()));
    }
}
