package io.atforge.maven.doctor;

import io.atforge.AtForgeException;
import io.atforge.maven.doctor.modem.Step;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Skipped;
import io.atforge.maven.doctor.report.PlainText;
import io.atforge.maven.doctor.report.StepName;
import io.atforge.maven.doctor.report.StepResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The steps that were taken: none is on the findings of one that failed, or was not taken for that. */
final class Round {

    private static final String LOST = "run atforge:doctor again; if it stays, switch the modem's power off and on";

    private final Consumer<String> doing;
    private final Consumer<StepResult> told;
    private final List<StepResult> results = new ArrayList<>();

    /** Which step is to blame, for each that cannot be relied on. */
    private final Map<StepName, StepName> blamed = new EnumMap<>(StepName.class);

    Round(Consumer<String> doing, Consumer<StepResult> told) {
        this.doing = doing;
        this.told = told;
    }

    /** Something begins that takes time. */
    void doing(String what) {
        doing.accept(what);
    }

    /** Takes a step, unless one that it needs failed; it is made only then. */
    void take(StepName name, Supplier<Step> step) {
        Optional<StepName> blame = name.needs().stream()
                .sorted()
                .map(each -> Optional.ofNullable(blamed.get(each)))
                .flatMap(Optional::stream)
                .findFirst();
        Outcome outcome = blame.<Outcome>map(each -> new Skipped("waits until " + each.title() + " is well"))
                .orElseGet(() -> examine(name, step));
        if (blame.isPresent()) {
            blamed.put(name, blame.get());
        } else if (outcome instanceof Failed) {
            blamed.put(name, name);
        }
        StepResult result = new StepResult(name, outcome);
        results.add(result);
        told.accept(result);
    }

    void take(Step step) {
        take(step.name(), () -> step);
    }

    private Outcome examine(StepName name, Supplier<Step> step) {
        doing(name.title());
        try {
            return step.get().examine();
        } catch (AtForgeException e) {
            return new Failed(PlainText.of(e.getMessage()), LOST);
        }
    }

    /** Whether a step can be relied on. */
    boolean isWell(StepName name) {
        return !blamed.containsKey(name);
    }

    List<StepResult> results() {
        return results;
    }
}
