package io.atforge.maven.doctor.modem;

import io.atforge.at.tables.Explanations;
import io.atforge.at.tables.Explanations.Explanation;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.PlainText;
import io.atforge.maven.doctor.report.StepName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the SIM card is ready (27.007, 8.3). What another answer means, the family knows. */
public final class SimStep implements Step {

    private static final String QUESTION = "AT+CPIN?";

    /** "Poll 1 s, at most 10 s" (vendor's manual, AT+CPIN). */
    private static final Duration READ_WITHIN = Duration.ofSeconds(10);

    private static final Pattern READY = Pattern.compile("\\+CPIN: ?READY\\b.*");

    /** A lock stays until a person opens it. */
    private static final Pattern LOCKED = Pattern.compile("\\+CPIN: ?(SIM P|PH-).*|\\+CME ERROR: ?(5|1[0-2]|15)");

    private static final Explanation UNKNOWN = new Explanation(
            "the SIM card is not ready", "wait some seconds; then reseat the card, and try it in a telephone");

    private final ModemLine line;

    /**
     * Makes the step.
     *
     * @param line the open line
     */
    public SimStep(ModemLine line) {
        this.line = line;
    }

    @Override
    public StepName name() {
        return StepName.SIM;
    }

    @Override
    public Outcome examine() {
        Reply reply = new Poll(line, READ_WITHIN).until(() -> line.ask(QUESTION), SimStep::isFinal);
        if (isReady(reply)) {
            return new Passed("ready");
        }
        List<String> said = reply.all();
        Explanations explanations = line.dialect().tables().explanations();
        Explanation explained = said.stream()
                .map(each -> explanations.of(QUESTION, each))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(UNKNOWN);
        return new Failed(explained.meaning() + " (" + PlainText.of(String.join(", ", said)) + ")", explained.cure());
    }

    private static boolean isReady(Reply reply) {
        return reply.find(READY).isPresent();
    }

    private static boolean isFinal(Reply reply) {
        return isReady(reply)
                || reply.all().stream().anyMatch(each -> LOCKED.matcher(each).matches());
    }
}
