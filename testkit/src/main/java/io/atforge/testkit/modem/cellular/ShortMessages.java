package io.atforge.testkit.modem.cellular;

import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Latin1;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialOutput;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Short messages that come in (3GPP 27.005). {@code AT+CNMI} says whether the modem stores them and tells so, shows
 * them, or stores them in silence. It shows a message as a PDU (23.040), or as text after {@code AT+CMGF=1}, and then
 * with its length after {@code AT+CSDH=1}.
 */
public final class ShortMessages {

    private static final String SENDER = "\"+8613800138000\",,\"26/11/26,10:00:00+32\"";
    private static final String DETAILS = ",145,4,0,0,\"+8613800755500\",145,";

    // The service centre, then an SMS-DELIVER in UCS2 up to the length of the text; sender and time are always the
    // same.
    private static final String CENTRE = "0891683108705505F0";
    private static final String DELIVER = "040D91683108108300F0" + "0008" + "62116201000023";
    // 140 octets.
    private static final int LONGEST_UCS2 = 70;

    private static final int MAX_MEMORY = 4;
    private static final int CAPACITY = 50;

    // 0: keeps it in silence; 1: says +CMTI; 2: shows it.
    private static final int SHOW = 2;

    private final SerialOutput output;
    private int routing;
    private boolean asText;
    private boolean detailed;
    private int kept;

    public ShortMessages(SerialOutput output) {
        this.output = output;
        restart();
    }

    public void register(CommandTable table) {
        table.set("+CNMI", this::route)
                .read("+CNMI", none -> CommandResponse.ok("+CNMI: 2," + routing + ",0,0,0"))
                .test("+CNMI", "+CNMI: (0-2),(0-2),(0),(0),(0)")
                .set("+CMGF", parameters -> {
                    asText = flag(parameters);
                    return CommandResponse.ok();
                })
                .read("+CMGF", none -> CommandResponse.ok("+CMGF: " + (asText ? 1 : 0)))
                .test("+CMGF", "+CMGF: (0,1)")
                .set("+CSDH", parameters -> {
                    detailed = flag(parameters);
                    return CommandResponse.ok();
                })
                .read("+CSDH", none -> CommandResponse.ok("+CSDH: " + (detailed ? 1 : 0)))
                .test("+CSDH", "+CSDH: (0,1)")
                .read("+CPMS", none -> CommandResponse.ok("+CPMS: " + storage("\"SM\",")))
                .set("+CPMS", this::store)
                .test("+CPMS", "+CPMS: (\"SM\"),(\"SM\"),(\"SM\")")
                .read("+CSMS", none -> CommandResponse.ok("+CSMS: 0,1,1,1"))
                .set("+CSMS", parameters -> {
                    Parameters.parse(parameters).count(1, 1).number(0, 0, 0);
                    return CommandResponse.ok("+CSMS: 1,1,1");
                })
                .test("+CSMS", "+CSMS: (0)")
                .read("+CSCA", none -> CommandResponse.ok("+CSCA: \"+8613800755500\",145"));
    }

    private CommandResponse route(String parameters) {
        Parameters parsed = Parameters.parse(parameters).count(1, 5);
        parsed.number(0, 0, 2);
        for (int i = 2; i < parsed.count(); i++) {
            parsed.number(i, 0, 0);
        }
        routing = parsed.count() > 1 ? parsed.number(1, 0, SHOW) : 0;
        return CommandResponse.ok();
    }

    private CommandResponse store(String parameters) {
        Parameters values = Parameters.parse(parameters).count(1, 3);
        for (int i = 0; i < values.count(); i++) {
            if (!values.name(i, MAX_MEMORY).equals("SM")) {
                throw CommandFailure.badParameters();
            }
        }
        return CommandResponse.ok("+CPMS: " + storage(""));
    }

    // Reading, writing and receiving (27.005, 3.2.2) are one memory here: the card's.
    private String storage(String name) {
        String one = name + kept + "," + CAPACITY;
        return String.join(",", one, one, one);
    }

    private static boolean flag(String parameters) {
        return Parameters.parse(parameters).count(1, 1).number(0, 0, 1) == 1;
    }

    public void receive(String text) {
        if (routing == SHOW) {
            output.text("\r\n+CMT: " + (asText ? text(text) : pdu(text)) + "\r\n");
        } else {
            kept++;
            if (routing == 1) {
                output.line("+CMTI: \"SM\"," + kept);
            }
        }
    }

    private String text(String text) {
        return SENDER + (detailed ? DETAILS + text.length() : "") + "\r\n" + Latin1.ofUnicode(text);
    }

    private static String pdu(String text) {
        byte[] octets = text.substring(0, Math.min(text.length(), LONGEST_UCS2)).getBytes(StandardCharsets.UTF_16BE);
        String deliver = DELIVER
                + String.format("%02X", octets.length)
                + HexFormat.of().withUpperCase().formatHex(octets);
        return "," + deliver.length() / 2 + "\r\n" + CENTRE + deliver;
    }

    public void restart() {
        routing = 1;
        asText = false;
        detailed = false;
    }
}
