package io.atforge.testkit.modem.cellular;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
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

    private static final String LTE = "+CEREG";
    private static final int USUAL_SIGNAL = 20;
    private static final int NO_SIGNAL = 99;

    private final Map<String, Report> reports = new LinkedHashMap<>();
    private int functionality = 1;
    private boolean attached = true;
    private final PinLock pin = new PinLock();
    private Sim sim = Sim.READY;
    private Registration coverage = Registration.HOME;
    private OptionalInt signal = OptionalInt.empty();
    private boolean packetService = true;
    private boolean addresses = true;

    public Radio(int packetReport) {
        reports.put("+CREG", new Report(0));
        reports.put("+CGREG", new Report(packetReport));
        reports.put(LTE, new Report(0));
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
        return attached && registered() && packetService;
    }

    /** Whether a bearer that is asked for comes up. */
    public boolean givesBearers() {
        return attached() && addresses;
    }

    public void packetService(boolean open) {
        packetService = open;
    }

    boolean packetService() {
        return packetService;
    }

    public void addresses(boolean given) {
        addresses = given;
    }

    public void signal(int quality) {
        signal = OptionalInt.of(quality);
    }

    /** The quality that {@code AT+CSQ} tells; without a network there is nothing to measure, unless a test says so. */
    public int signal() {
        return signal.orElse(registered() ? USUAL_SIGNAL : NO_SIGNAL);
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
        return name + ": " + mode + "," + number(name) + (mode >= 2 && seen(name) ? CELL : "");
    }

    /**
     * Says a change of registration, for every report that is switched on. The line has one number fewer than the
     * reply.
     */
    void reportChange(Consumer<String> line) {
        reports.forEach((name, report) -> {
            if (report.mode > 0) {
                line.accept(name + ": " + number(name) + (report.mode >= 2 && seen(name) ? CELL : ""));
            }
        });
    }

    private int number(String report) {
        return (registered() && !seen(report) ? Registration.NOT_REGISTERED : status()).number();
    }

    /** Whether a registration is one of those that a report is about. */
    private boolean seen(String report) {
        return registered() && (status() != Registration.LTE_ONLY || report.equals(LTE));
    }

    public Registration status() {
        return on() && sim == Sim.READY ? coverage : Registration.NOT_REGISTERED;
    }

    public void restart() {
        functionality(1);
        cardRestarts();
        reports.values().forEach(report -> report.mode = report.factoryMode);
    }
}
