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
import java.util.function.Supplier;
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

    private static final Pattern ASKS_FOR_PIN = Pattern.compile("\\+CPIN: ?SIM PIN|\\+CME ERROR: ?11");

    private final ModemLine line;
    private final boolean hasPin;
    private final Supplier<Optional<String>> wrong;
    private boolean waits;

    /**
     * Makes the step.
     *
     * @param line   the open line
     * @param hasPin whether {@code devices.yaml} has the card's PIN, which a session enters
     * @param wrong  what keeps a session from entering that; asked only if the card asks for its PIN
     */
    public SimStep(ModemLine line, boolean hasPin, Supplier<Optional<String>> wrong) {
        this.line = line;
        this.hasPin = hasPin;
        this.wrong = wrong;
    }

    /**
     * Whether there is no network before a session has entered the PIN.
     *
     * @return true if the step passed, and the card is locked
     */
    public boolean isWaitingForPin() {
        return waits;
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
        if (hasPin && said.stream().anyMatch(each -> ASKS_FOR_PIN.matcher(each).matches())) {
            Optional<String> mistake = wrong.get();
            if (mistake.isPresent()) {
                return new Failed(
                        PlainText.of(mistake.get()), "put the PIN where modem.pin in devices.yaml says that it is");
            }
            waits = true;
            return new Passed("asks for its PIN, which devices.yaml has: it is entered on the way online");
        }
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
