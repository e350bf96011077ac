package io.atforge.maven.doctor;

import io.atforge.maven.doctor.modem.RealTime;
import io.atforge.maven.doctor.modem.Timing;
import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.maven.doctor.report.StepResult;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Examines, step by step, what is between this machine and the platform. Everything has an end: a port that is silent, a
 * program that is no modem.
 *
 * @param machine where the ports are
 * @param timing  what it runs on
 */
public record Doctor(Machine machine, Timing timing) {

    /** Checks that both are there. */
    public Doctor {
        Objects.requireNonNull(machine);
        Objects.requireNonNull(timing);
    }

    /**
     * One for this machine.
     *
     * @return the doctor
     */
    public static Doctor ofThisMachine() {
        return new Doctor(new ThisMachine(), RealTime.INSTANCE);
    }

    /**
     * Goes through all steps, and puts back at the modem what was changed for them.
     *
     * @param examination what is examined
     * @param doing       takes what is done as soon as it begins, for example the title of a step
     * @param told        takes each step as soon as it has ended
     * @return what was found
     */
    public Diagnosis examine(Examination examination, Consumer<String> doing, Consumer<StepResult> told) {
        return new Visit(examination, machine, timing, new Round(doing, told)).diagnosis();
    }
}
