package io.atforge.testkit.modem.cellular;

import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The commands about operator, character set and packet contexts that identification programs use (3GPP 27.007, 5.5,
 * 7.3, 10.1). The character set applies to the operator's name, and to nothing else here.
 */
public final class SubscriberCommands {

    private static final Set<String> CHARACTER_SETS = Set.of("IRA", "GSM", "UCS2", "HEX");
    private static final int LTE = 7;
    private static final int CONTEXTS = 15;
    private static final int MAX_TEXT = 150;
    // Country and network of the IMSI.
    private static final String NUMBER = "46000";

    /** A packet context. */
    private record Context(String type, String apn) {}

    private final Radio radio;
    private final String ip;
    private final Map<Integer, Context> contexts = new TreeMap<>();
    private String characterSet = "";
    private int operatorFormat;

    public SubscriberCommands(Radio radio, String ip) {
        this.radio = radio;
        this.ip = ip;
        restart();
    }

    public void register(CommandTable table) {
        table.read("+COPS", none -> CommandResponse.ok(operator()))
                .set("+COPS", this::select)
                .test("+COPS", "+COPS: (2,\"CHINA MOBILE\",\"CMCC\",\"" + NUMBER + "\"," + LTE + "),,(0-4),(0-2)")
                .read("+CSCS", none -> CommandResponse.ok("+CSCS: \"" + characterSet + "\""))
                .set("+CSCS", this::characterSet)
                .test("+CSCS", "+CSCS: (\"IRA\",\"GSM\",\"UCS2\",\"HEX\")")
                .read("+CGDCONT", none -> CommandResponse.ok(described()))
                .set("+CGDCONT", this::define)
                .test("+CGDCONT", "+CGDCONT: (1-" + CONTEXTS + "),\"IP\",,,(0-2),(0-4)")
                .read("+CGACT", none -> CommandResponse.ok(activity()))
                .set("+CGACT", this::activate)
                .test("+CGACT", "+CGACT: (0,1)")
                .execute("+CGPADDR", none -> CommandResponse.ok(addresses()))
                .set("+CGPADDR", parameters -> {
                    int cid = Parameters.parse(parameters).count(1, 1).number(0, 1, CONTEXTS);
                    return CommandResponse.ok("+CGPADDR: " + cid + "," + address(cid));
                });
    }

    private String operator() {
        if (!radio.registered()) {
            return "+COPS: 0";
        }
        // Digits are not encoded; gammu reads them so.
        String name = switch (operatorFormat) {
            case 0 -> encoded("CHINA MOBILE");
            case 1 -> encoded("CMCC");
            default -> NUMBER;
        };
        return "+COPS: 0," + operatorFormat + ",\"" + name + "\"," + LTE;
    }

    private String encoded(String text) {
        HexFormat hex = HexFormat.of().withUpperCase();
        return switch (characterSet) {
            case "UCS2" -> hex.formatHex(text.getBytes(StandardCharsets.UTF_16BE));
            case "HEX" -> hex.formatHex(text.getBytes(StandardCharsets.US_ASCII));
            default -> text;
        };
    }

    /** Automatic selection, and the format of the name; another operator is not there. */
    private CommandResponse select(String parameters) {
        Parameters values = Parameters.parse(parameters).count(1, 4);
        int mode = values.number(0, 0, 4);
        if (mode == 3) {
            operatorFormat = values.count(2, 2).number(1, 0, 2);
        } else if (mode != 0) {
            throw CommandFailure.notAllowed();
        }
        return CommandResponse.ok();
    }

    private CommandResponse characterSet(String parameters) {
        String wanted =
                Parameters.parse(parameters).count(1, 1).name(0, MAX_TEXT).toUpperCase(Locale.ROOT);
        if (!CHARACTER_SETS.contains(wanted)) {
            throw CommandFailure.badParameters();
        }
        characterSet = wanted;
        return CommandResponse.ok();
    }

    private List<String> described() {
        List<String> lines = new ArrayList<>();
        contexts.forEach((cid, context) -> lines.add(
                "+CGDCONT: " + cid + ",\"" + context.type() + "\",\"" + context.apn() + "\",\"0.0.0.0\",0,0"));
        return lines;
    }

    private CommandResponse define(String parameters) {
        Parameters values = Parameters.parse(parameters).count(1, 15);
        int cid = values.number(0, 1, CONTEXTS);
        if (values.count() == 1) {
            contexts.remove(cid);
            return CommandResponse.ok();
        }
        String type = values.name(1, MAX_TEXT).toUpperCase(Locale.ROOT);
        if (!Set.of("IP", "IPV6", "IPV4V6", "PPP").contains(type)) {
            throw CommandFailure.badParameters();
        }
        contexts.put(cid, new Context(type, values.count() > 2 ? values.text(2, MAX_TEXT) : ""));
        return CommandResponse.ok();
    }

    // An LTE modem that is attached has its first context (23.401).
    private List<String> activity() {
        return contexts.keySet().stream()
                .map(cid -> "+CGACT: " + cid + "," + (radio.attached() ? 1 : 0))
                .toList();
    }

    private CommandResponse activate(String parameters) {
        Parameters values = Parameters.parse(parameters).count(1, 2);
        boolean on = values.number(0, 0, 1) == 1;
        if (on && !radio.attached()) {
            throw CommandFailure.notAllowed();
        }
        return CommandResponse.ok();
    }

    private List<String> addresses() {
        return contexts.keySet().stream()
                .map(cid -> "+CGPADDR: " + cid + "," + address(cid))
                .toList();
    }

    private String address(int cid) {
        return radio.attached() && contexts.containsKey(cid) ? ip : "0.0.0.0";
    }

    public void restart() {
        characterSet = "IRA";
        operatorFormat = 0;
        contexts.clear();
        contexts.put(1, new Context("IP", ""));
    }
}
