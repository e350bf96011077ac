package io.atforge.testkit.modem.simcom;

import io.atforge.testkit.modem.FamilyTraits;
import io.atforge.testkit.modem.Identification;
import io.atforge.testkit.modem.cellular.NetworkNotices;
import io.atforge.testkit.modem.cellular.Sim;
import io.atforge.testkit.modem.v250.CmeError;
import io.atforge.testkit.modem.v250.SerialDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** In what the models of the family differ, beside names and limits. Each line is one of a public log of the model. */
public enum SimcomModel {
    /**
     * A SIM7600: {@code +CMQTTSTART: 0} comes before {@code OK}; before a restart the modem says what it loses. It says
     * nothing about packet contexts, as {@code AT+CGEREP} is 0 from the factory.
     */
    SIM7600(List.of("RDY"), List.of(), List.of(), true, true),
    /** An A7670: {@code +CMQTTSTART: 0} comes after {@code OK}, and {@code +CGEV} lines are on. */
    A7670(
            List.of("*ATREADY: 1", "+MSTK: 11,\"D0078103012500\""),
            List.of("+CGEV: EPS PDN ACT 1"),
            List.of("+CGEV: NW PDN DEACT 1"),
            false,
            false);

    private static final List<String> SIM_READY = List.of("+CPIN: READY", "SMS DONE", "PB DONE");
    private static final List<String> SIM_MISSING = List.of("+SIMCARD: NOT AVAILABLE");

    private final List<String> started;
    private final List<String> arrival;
    private final List<String> detached;
    private final boolean resultBeforeOk;
    private final boolean separateParts;

    SimcomModel(
            List<String> started,
            List<String> arrival,
            List<String> detached,
            boolean resultBeforeOk,
            boolean separateParts) {
        this.started = started;
        this.arrival = arrival;
        this.detached = detached;
        this.resultBeforeOk = resultBeforeOk;
        this.separateParts = separateParts;
    }

    /** Whether {@code +CMQTTSTART} and {@code +CMQTTSTOP} say their number before the {@code OK}. */
    boolean resultBeforeOk() {
        return resultBeforeOk;
    }

    /**
     * Whether an empty line stands between the parts of a message. Logs show both, without the firmware; so that both
     * are met, one model has it.
     */
    boolean separateParts() {
        return separateParts;
    }

    /** Whether {@code AT+CRESET} says first which connections it ends. */
    boolean announcesRestart() {
        return this == SIM7600;
    }

    /** What it says when the network takes the data connection away. */
    List<String> detached() {
        return detached;
    }

    /**
     * How the model says what every modem says.
     *
     * @return its traits
     */
    public FamilyTraits traits() {
        OptionalInt plain = OptionalInt.empty();
        return new FamilyTraits(
                // AT&V of a SIM7600EI: +CMEE: 2, +IPR: 115200. A wrong command is a plain ERROR in every log.
                new SerialDefaults(
                        2,
                        115_200,
                        Map.of(
                                CmeError.INVALID_COMMAND_LINE, plain,
                                CmeError.BAD_PARAMETERS, plain,
                                CmeError.OPERATION_NOT_ALLOWED, plain)),
                new NetworkNotices(arrival, List.of(), detached, List.of(), SIM_MISSING, SIM_READY, SIM_READY, 0),
                new Identification(
                        (name, value) -> name.endsWith("MR") ? "+" + name + ": " + value : value,
                        Map.of("+CICCID", "+ICCID: "),
                        identity -> List.of(
                                "Manufacturer: " + identity.maker(),
                                "Model: " + identity.model(),
                                "Revision: " + identity.firmware(),
                                "IMEI: " + identity.imei(),
                                "+GCAP: +CGSM")),
                "+CMEE: ",
                "",
                this::booted,
                name -> name.startsWith("+CMQTT"));
    }

    private List<String> booted(Sim sim) {
        List<String> lines = new ArrayList<>(started);
        switch (sim) {
            case READY -> lines.addAll(SIM_READY);
            case REMOVED -> lines.addAll(SIM_MISSING);
            case PIN, PUK, LOCKED -> lines.add("+CPIN: " + sim.code());
            case FAILURE, BUSY -> {}
        }
        return lines;
    }
}
