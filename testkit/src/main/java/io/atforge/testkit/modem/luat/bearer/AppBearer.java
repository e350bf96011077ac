package io.atforge.testkit.modem.luat.bearer;

import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import io.atforge.testkit.modem.v250.SerialOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The bearers of {@code AT+SAPBR}, which HTTP uses. */
public final class AppBearer {

    private static final int OPEN = 1;
    private static final int CLOSED = 3;
    private static final int MOST = 3;
    // "At most 50 characters" (manual).
    private static final int MAX_VALUE = 50;
    private static final Set<String> TAGS = Set.of("CONTYPE", "APN", "USER", "PWD", "PHONENUM", "RATE");

    private final Radio radio;
    private final SerialOutput output;
    private final String ip;
    private final Set<Integer> open = new TreeSet<>();
    private final Map<Integer, Map<String, String>> parameters = new LinkedHashMap<>();

    public AppBearer(Radio radio, SerialOutput output, String ip) {
        this.radio = radio;
        this.output = output;
        this.ip = ip;
    }

    public void register(CommandTable table) {
        table.set("+SAPBR", this::set).test("+SAPBR", "+SAPBR: (0-4),(1-3),\"ConParamTag\",\"ConParamValue\"");
    }

    public boolean open(int cid) {
        return open.contains(cid);
    }

    private CommandResponse set(String text) {
        Parameters values = Parameters.parse(text).count(2, 4);
        int type = values.number(0, 0, 4);
        int cid = values.number(1, 1, MOST);
        values.count(type == 3 ? 4 : 2, type == 3 ? 4 : 2);
        return switch (type) {
            case 0 -> close(cid);
            case 1 -> activate(cid);
            case 2 ->
                CommandResponse.ok("+SAPBR: " + cid + "," + (open(cid) ? OPEN : CLOSED) + ",\""
                        + (open(cid) ? ip : "0.0.0.0") + "\"");
            case 3 -> parameter(cid, values.name(2, MAX_VALUE).toUpperCase(Locale.ROOT), values.text(3, MAX_VALUE));
            default -> CommandResponse.ok(described(cid));
        };
    }

    private CommandResponse close(int cid) {
        // Error 3 in the vendor's log.
        return open.remove(cid) ? CommandResponse.ok() : CommandResponse.failed(CmeError.OPERATION_NOT_ALLOWED);
    }

    private CommandResponse activate(int cid) {
        if (!radio.givesBearers() || !open.add(cid)) {
            throw CommandFailure.notAllowed();
        }
        return CommandResponse.ok();
    }

    private CommandResponse parameter(int cid, String tag, String value) {
        if (!TAGS.contains(tag)) {
            throw CommandFailure.badParameters();
        }
        parameters.computeIfAbsent(cid, number -> new LinkedHashMap<>()).put(tag, value);
        return CommandResponse.ok();
    }

    private List<String> described(int cid) {
        List<String> lines = new ArrayList<>();
        parameters.getOrDefault(cid, Map.of()).forEach((tag, value) -> lines.add("+SAPBR:" + tag + "," + value));
        return lines;
    }

    /** The network took the bearers away. */
    public void lost() {
        open.forEach(cid -> output.line("+SAPBR " + cid + ": DEACT"));
        open.clear();
    }

    public void restart() {
        open.clear();
        parameters.clear();
    }
}
