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

    private final Map<String, Report> reports = new LinkedHashMap<>();
    private int functionality = 1;
    private boolean attached = true;
    private final PinLock pin = new PinLock();
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

    /** Another card, or none, is in the slot. */
    public void sim(Sim state) {
        switch (state) {
            case PIN -> pin.put(PinLock.PIN, PinLock.TRIES);
            case PUK -> pin.put(PinLock.PIN, 0);
            case READY -> pin.remove();
            default -> {}
        }
        sim = state;
    }

    /** The card in the slot waits for something else. */
    void waitsFor(Sim state) {
        sim = state;
    }

    public PinLock pin() {
        return pin;
    }

    /** Another card is in the slot: one with this PIN, of whose tries so many are left. */
    public void insert(String code, int left) {
        pin.put(code, left);
        sim = pin.poweredUp();
    }

    /** The card loses power, and what was entered is forgotten. */
    void cardRestarts() {
        if (sim == Sim.READY) {
            sim = pin.poweredUp();
        }
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

    private Registration status() {
        return on() && sim == Sim.READY ? coverage : Registration.NOT_REGISTERED;
    }

    public void restart() {
        functionality(1);
        cardRestarts();
        reports.values().forEach(report -> report.mode = report.factoryMode);
    }
}
