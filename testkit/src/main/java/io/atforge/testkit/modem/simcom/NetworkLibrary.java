package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialOutput;

/**
 * What the vendor calls the network library: {@code AT+NETOPEN}. MQTT has a service of its own and does not need it,
 * but both are lost with the data connection.
 */
final class NetworkLibrary {

    private static final int CONTEXTS = 15;
    private static final int MAX_LOGIN = 64;

    private final Radio radio;
    private final SerialOutput output;
    private final String ip;
    private boolean open;

    NetworkLibrary(Radio radio, SerialOutput output, String ip) {
        this.radio = radio;
        this.output = output;
        this.ip = ip;
    }

    void register(CommandTable table) {
        table.execute("+NETOPEN", none -> open())
                .read("+NETOPEN", none -> CommandResponse.ok("+NETOPEN: " + (open ? 1 : 0)))
                .test("+NETOPEN")
                .execute("+NETCLOSE", none -> close())
                .test("+NETCLOSE")
                .execute("+IPADDR", none -> address())
                .test("+IPADDR")
                .set("+CGAUTH", this::authentication)
                .test("+CGAUTH", "+CGAUTH: (1-" + CONTEXTS + "),(0-3),,")
                .read("+CPSI", none -> CommandResponse.ok(system()));
    }

    // "Network is already opened" and its like stand in the vendor's list of errors; 1 is "network failure".
    private CommandResponse open() {
        if (open) {
            return Replies.failed("+IP ERROR: Network is already opened");
        }
        open = radio.attached();
        String result = "+NETOPEN: " + (open ? 0 : 1);
        return CommandResponse.ok().then(() -> output.line(result));
    }

    boolean isOpen() {
        return open;
    }

    private CommandResponse close() {
        if (!open) {
            return Replies.failed("+IP ERROR: Network is already closed");
        }
        open = false;
        return CommandResponse.ok().then(() -> output.line("+NETCLOSE: 0"));
    }

    private CommandResponse address() {
        return open ? CommandResponse.ok("+IPADDR: " + ip) : Replies.failed("+IP ERROR: Network not opened");
    }

    // The SIM7600's manual has the password before the user's name, the A76xx's behind it; the network here asks for
    // neither.
    private CommandResponse authentication(String text) {
        Parameters values = Parameters.parse(text).count(1, 4);
        values.number(0, 1, CONTEXTS);
        if (values.count() > 1) {
            values.number(1, 0, 3);
        }
        for (int i = 2; i < values.count(); i++) {
            values.text(i, MAX_LOGIN);
        }
        return CommandResponse.ok();
    }

    private String system() {
        return radio.attached()
                ? "+CPSI: LTE,Online,460-00,0x2317,172234502,333,EUTRAN-BAND3,1350,5,0,21,54,0,22"
                : "+CPSI: NO SERVICE,Online";
    }

    /** The network took the data connection away. */
    void lost() {
        if (open) {
            open = false;
            output.line("+CIPEVENT: NETWORK CLOSED UNEXPECTEDLY");
        }
    }

    /** A restart. */
    void restart() {
        open = false;
    }
}
