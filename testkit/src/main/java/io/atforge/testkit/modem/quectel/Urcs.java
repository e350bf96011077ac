package io.atforge.testkit.modem.quectel;

import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialOutput;
import java.util.Set;

/**
 * What follows a command's {@code OK}, and what nobody asked for. It goes to the port that {@code AT+QURCCFG} names,
 * which outlives a restart. The modem's line counts as the first UART and as the USB port for commands; while the setting
 * is another one, commands say {@code OK} and nothing follows (log of an EG800K).
 */
final class Urcs {

    private static final int MAX_TEXT = 16;
    private static final String FACTORY = "usbat";
    private static final Set<String> OTHERS = Set.of("usbmodem", "uart2");
    private static final Set<String> PORTS = Set.of(FACTORY, "usbmodem", "uart1", "uart2", "all");

    private final SerialOutput output;
    private String port = FACTORY;

    Urcs(SerialOutput output) {
        this.output = output;
    }

    void register(CommandTable table) {
        table.set("+QURCCFG", this::configure)
                .test("+QURCCFG", "+QURCCFG: \"urcport\",(\"usbat\",\"usbmodem\",\"uart1\",\"uart2\",\"all\")")
                .set("+QCFG", this::cache);
    }

    private CommandResponse configure(String parameters) {
        Parameters values = Parameters.parse(parameters).count(1, 2);
        if (!values.name(0, MAX_TEXT).equalsIgnoreCase("urcport")) {
            throw CommandFailure.badParameters();
        }
        if (values.count() == 1) {
            return CommandResponse.ok("+QURCCFG: \"urcport\",\"" + port + "\"");
        }
        String wanted = values.quoted(1, MAX_TEXT);
        if (!PORTS.contains(wanted)) {
            throw CommandFailure.badParameters();
        }
        port = wanted;
        return CommandResponse.ok();
    }

    // Nothing is ever held back here, so only that is taken.
    private CommandResponse cache(String parameters) {
        Parameters values = Parameters.parse(parameters).count(2, 2);
        if (!values.name(0, MAX_TEXT).equalsIgnoreCase("urc/cache")) {
            throw CommandFailure.badParameters();
        }
        values.number(1, 0, 0);
        return CommandResponse.ok();
    }

    private boolean here() {
        return !OTHERS.contains(port);
    }

    /** Says a line. */
    void say(String line) {
        if (here()) {
            output.line(line);
        }
    }

    /** Says a message, which may hold any byte and is no line that anybody listens for. */
    void message(String text) {
        if (here()) {
            output.write(Latin1.bytes("\r\n" + text + "\r\n"));
        }
    }
}
