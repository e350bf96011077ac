package io.atforge.maven.doctor.modem;

import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.StepName;

/** A step of an examination. */
public interface Step {

    /**
     * Which step it is.
     *
     * @return its name
     */
    StepName name();

    /**
     * Looks. Called once, and only if the steps that it needs did not fail.
     *
     * @return what came of it
     * @throws io.atforge.AtForgeException if the port is lost meanwhile, or the modem falls silent
     */
    Outcome examine();
}
