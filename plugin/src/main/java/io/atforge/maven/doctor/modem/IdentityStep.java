package io.atforge.maven.doctor.modem;

import io.atforge.dialect.Dialect;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.PlainText;
import io.atforge.maven.doctor.report.StepName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who made the modem, which model it is, with which firmware; and whether it is of the family that is spoken to it. */
public final class IdentityStep implements Step {

    /** 27.007, 5.1 to 5.3; ATI is V.250's. */
    private static final List<String> QUESTIONS = List.of("AT+CGMI", "AT+CGMM", "AT+CGMR");

    private static final String INFORMATION = "ATI";

    /** Some put the command's name before it, and quotes around it. */
    private static final Pattern NAMED = Pattern.compile("^(?:\\+C?GM[IMR] ?: ?)?\"?(.*?)\"?$");

    private static final Pattern PERSONAL = Pattern.compile("(?i).*IMEI.*|.*\\d{14,}.*");

    private final ModemLine line;
    private final List<Dialect> families;
    private final List<String> told = new ArrayList<>();

    /**
     * Makes the step.
     *
     * @param line     the open line, whose family is the one that {@code devices.yaml} says
     * @param families those that there are
     */
    public IdentityStep(ModemLine line, List<Dialect> families) {
        this.line = line;
        this.families = List.copyOf(families);
    }

    @Override
    public StepName name() {
        return StepName.MODEM;
    }

    /**
     * What the modem said of itself.
     *
     * @return maker, model and firmware, as far as they were told; printable
     */
    public Optional<String> told() {
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(told.stream()
                        .map(each -> NAMED.matcher(each).replaceFirst("$1"))
                        .filter(each -> !each.isBlank())
                        .distinct()
                        .map(PlainText::of)
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Outcome examine() {
        QUESTIONS.forEach(this::ask);
        if (told.isEmpty()) {
            ask(INFORMATION);
        }
        Dialect said = line.dialect();
        if (told.isEmpty()) {
            return new Passed("it does not say who it is; taken for " + said.title());
        }
        String who = told().orElseThrow();
        if (said.models().areNamed(told)) {
            return new Passed(who + "; family " + said.name());
        }
        return families.stream()
                .filter(family -> family.models().areNamed(told))
                .findFirst()
                .<Outcome>map(family -> new Failed(
                        "the modem is of another family than devices.yaml says: " + who,
                        "write dialect: " + family.name() + " in devices.yaml, where it says " + said.name()))
                .orElseGet(() -> new Passed(who + "; no known family's name, taken for " + said.name()));
    }

    private void ask(String question) {
        line.askInPassing(question).lines().stream()
                .filter(each -> !PERSONAL.matcher(each).matches())
                .forEach(told::add);
    }
}
