package io.atforge.testkit.modem.quectel;

import io.atforge.testkit.modem.cellular.Radio;
import io.atforge.testkit.modem.v250.CommandFailure;
import io.atforge.testkit.modem.v250.CommandResponse;
import io.atforge.testkit.modem.v250.CommandTable;
import io.atforge.testkit.modem.v250.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** The data connections of {@code AT+QICSGP} and {@code AT+QIACT}. */
final class PdpContext {

    private static final int MOST = 16;
    // Manual of TCP/IP: 127 bytes each.
    private static final int MAX_TEXT = 127;

    private final Radio radio;
    private final Urcs urcs;
    private final String ip;
    private final IntConsumer end;
    private final Map<Integer, String> settings = new TreeMap<>();
    private final Set<Integer> active = new TreeSet<>();

    /**
     * Makes them all inactive.
     *
     * @param end run when the host has deactivated one
     */
    PdpContext(Radio radio, Urcs urcs, String ip, IntConsumer end) {
        this.radio = radio;
        this.urcs = urcs;
        this.ip = ip;
        this.end = end;
    }

    void register(CommandTable table) {
        table.set("+QICSGP", this::describe)
                .test("+QICSGP", "+QICSGP: (1-16),(1-3),<APN>,<username>,<password>,(0-3)")
                .set("+QIACT", this::activate)
                .read("+QIACT", none -> CommandResponse.ok(list()))
                .test("+QIACT", "+QIACT: (1-16)")
                .set("+QIDEACT", this::deactivate)
                .test("+QIDEACT", "+QIDEACT: (1-16)");
    }

    boolean active(int cid) {
        return active.contains(cid) && radio.attached();
    }

    boolean anyActive() {
        return !active.isEmpty() && radio.attached();
    }

    private CommandResponse describe(String parameters) {
        Parameters values = Parameters.parse(parameters).count(1, 6);
        int cid = values.number(0, 1, MOST);
        if (values.count() == 1) {
            return CommandResponse.ok("+QICSGP: " + settings.getOrDefault(cid, "1,\"\",\"\",\"\",0"));
        }
        int type = values.number(1, 1, 3);
        String apn = values.count() > 2 ? values.text(2, MAX_TEXT) : "";
        String user = values.count() > 3 ? values.text(3, MAX_TEXT) : "";
        String password = values.count() > 4 ? values.text(4, MAX_TEXT) : "";
        int authentication = values.count() > 5 ? values.number(5, 0, 3) : 0;
        settings.put(cid, type + ",\"" + apn + "\",\"" + user + "\",\"" + password + "\"," + authentication);
        return CommandResponse.ok();
    }

    // A context that is active already is an error (driver of TinyGSM; log).
    private CommandResponse activate(String parameters) {
        int cid = Parameters.parse(parameters).count(1, 1).number(0, 1, MOST);
        if (!radio.attached() || !active.add(cid)) {
            throw CommandFailure.notAllowed();
        }
        return CommandResponse.ok();
    }

    private List<String> list() {
        return active.stream()
                .map(cid -> "+QIACT: " + cid + ",1,1,\"" + ip + "\"")
                .toList();
    }

    private CommandResponse deactivate(String parameters) {
        int cid = Parameters.parse(parameters).count(1, 1).number(0, 1, MOST);
        return active.remove(cid) ? CommandResponse.ok().then(() -> end.accept(cid)) : CommandResponse.ok();
    }

    /** The network took them away. */
    void lost() {
        active.forEach(cid -> urcs.say("+QIURC: \"pdpdeact\"," + cid));
        active.clear();
    }

    /** A restart; the settings are kept (manual, {@code AT+QICSGP}). */
    void restart() {
        active.clear();
    }
}
