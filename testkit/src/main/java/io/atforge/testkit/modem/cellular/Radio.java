package io.atforge.testkit.modem.cellular;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The modem's place in the mobile network. */
public final class Radio {

    /** A registration report: which command asks for it and how much it says. */
    private static final class Report {

        private final int factoryMode;
        private int mode;

        Report(int factoryMode) {
            this.factoryMode = factoryMode;
            this.mode = factoryMode;
        }
    }

    // Cell of the tutorial's log.
    private static final String CELL = ",\"2317\",\"0a541706\"";

    private final Map<String, Report> reports = new LinkedHashMap<>();
    private int functionality = 1;
    private boolean attached = true;
    private Sim sim = Sim.READY;
    private Registration coverage = Registration.HOME;

    public Radio() {
        reports.put("+CREG", new Report(0));
        // The tutorial's Air720 answers +CGREG: 2,... although nobody has set AT+CGREG=2.
        reports.put("+CGREG", new Report(2));
        reports.put("+CEREG", new Report(0));
    }

    boolean on() {
        return functionality == 1;
    }

    int functionality() {
        return functionality;
    }

    void functionality(int level) {
        functionality = level;
        attached = on();
    }

    public Sim sim() {
        return sim;
    }

    public void sim(Sim state) {
        sim = state;
    }

    public Registration coverage() {
        return coverage;
    }

    public void coverage(Registration status) {
        coverage = status;
    }

    boolean registered() {
        return status().registered();
    }

    public boolean attached() {
        return attached && registered();
    }

    public void attached(boolean value) {
        attached = value;
    }

    void mode(String name, int mode) {
        reports.get(name).mode = mode;
    }

    /** The reply to {@code AT+CGREG?} and its like. */
    String registration(String name) {
        int mode = reports.get(name).mode;
        return name + ": " + mode + "," + status().number() + (mode >= 2 && registered() ? CELL : "");
    }

    /**
     * Says a change of registration, for every report that is switched on. The line has one number fewer than the
     * reply.
     */
    void reportChange(Consumer<String> line) {
        reports.forEach((name, report) -> {
            if (report.mode > 0) {
                line.accept(name + ": " + status().number() + (report.mode >= 2 && registered() ? CELL : ""));
            }
        });
    }

    private Registration status() {
        return on() && sim == Sim.READY ? coverage : Registration.NOT_REGISTERED;
    }

    public void restart() {
        functionality(1);
        reports.values().forEach(report -> report.mode = report.factoryMode);
    }

    /** The lines a modem prints when it comes back to the network, as in the vendor's logs of restarts. */
    List<String> arrival(String nitz) {
        return List.of("^MODE: 17,17", "+E_UTRAN Service", "+CGEV: ME PDN ACT 1,0", nitz);
    }
}
