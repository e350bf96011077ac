package io.atforge.testkit.modem.cellular;

import java.util.LinkedHashMap;
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

    private static final int USUAL_SIGNAL = 20;
    private static final int NO_SIGNAL = 99;

    private final Map<String, Report> reports = new LinkedHashMap<>();
    private int functionality = 1;
    private boolean attached = true;
    private Sim sim = Sim.READY;
    private Registration coverage = Registration.HOME;

    public Radio(int packetReport) {
        reports.put("+CREG", new Report(0));
        reports.put("+CGREG", new Report(packetReport));
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

    public boolean registered() {
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

    /** The quality that {@code AT+CSQ} tells; 99 without a network. */
    public int signal() {
        return registered() ? USUAL_SIGNAL : NO_SIGNAL;
    }

    public Registration status() {
        return on() && sim == Sim.READY ? coverage : Registration.NOT_REGISTERED;
    }

    public void restart() {
        functionality(1);
        reports.values().forEach(report -> report.mode = report.factoryMode);
    }
}
