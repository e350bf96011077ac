package io.atforge.testkit.modem.luat;

import io.atforge.testkit.modem.cellular.NetworkNotices;
import io.atforge.testkit.modem.cellular.Sim;
import java.util.ArrayList;
import java.util.List;

/** In what the models of the family differ, beside names and limits. Each line is one of a published log of the model. */
public enum LuatModel {
    /**
     * An Air720. The tutorial's answers {@code +CGREG: 2,…} although nobody has set {@code AT+CGREG=2}; the other lines
     * are those of the vendor's logs of restarts and of lost networks.
     */
    AIR720(
            false,
            List.of("RDY"),
            new NetworkNotices(
                    List.of("^MODE: 17,17", "+E_UTRAN Service", "+CGEV: ME PDN ACT 1,0", "+NITZ: %s,0"),
                    List.of("^MODE: 0,0", "+NO Service"),
                    List.of("+CGEV: NW PDN DEACT 1"),
                    List.of("+CGEV: ME DETACH"),
                    List.of("+CPIN: SIM REMOVED 0"),
                    List.of("+CPIN: READY 0"),
                    List.of(),
                    2)),
    /**
     * An Air780E. It has a bearer by itself; it detaches when it boots and when it loses the network, says what is gone
     * before it says that the SIM is, and ends {@code +NITZ} with a comma and a blank.
     */
    AIR780E(
            true,
            List.of("RDY", "+CGEV: ME DETACH"),
            new NetworkNotices(
                    List.of("^MODE: 17,17", "+E_UTRAN Service", "+CGEV: ME PDN ACT 1,0", "+NITZ: %s, "),
                    List.of("^MODE: 0,0", "+NO Service"),
                    List.of("+CGEV: NW PDN DEACT 1", "+CGEV: ME DETACH"),
                    List.of("+CGEV: ME DETACH"),
                    List.of(
                            "^MODE: 0,0",
                            "+NO Service",
                            "+CGEV: NW PDN DEACT 1",
                            "+CGEV: ME DETACH",
                            "+CPIN: SIM REMOVED 0"),
                    List.of("+CPIN: READY 0"),
                    // Nothing but the arrival in the vendor's log of a PIN.
                    List.of(),
                    0));

    private final boolean ownBearer;
    private final List<String> bootLines;
    private final NetworkNotices notices;

    LuatModel(boolean ownBearer, List<String> bootLines, NetworkNotices notices) {
        this.ownBearer = ownBearer;
        this.bootLines = bootLines;
        this.notices = notices;
    }

    /** Whether connections can be made without {@code AT+CSTT}, {@code AT+CIICR} and {@code AT+CIFSR}. */
    boolean ownBearer() {
        return ownBearer;
    }

    List<String> bootLines(Sim sim) {
        List<String> lines = new ArrayList<>(bootLines);
        if (sim.locked()) {
            lines.add("+CPIN: " + sim.code());
        }
        return lines;
    }

    /** The answer to {@code AT+CPINR}: the chips' stacks differ in quotes. */
    String pinTries(String code, String tries) {
        return "+CPINR: " + (this == AIR780E ? "\"" + code + "\"" : code) + "," + tries;
    }

    NetworkNotices notices() {
        return notices;
    }
}
