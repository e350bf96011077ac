package io.atforge.maven.doctor.modem;

import io.atforge.at.tables.Explanations.Explanation;
import io.atforge.dialect.Dialect.Phase;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.PlainText;
import io.atforge.maven.doctor.report.StepName;
import io.atforge.script.AtScript;
import io.atforge.script.Step.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a network has let the modem in, which, and how: 27.007, 7.3, 7.2, 10.1.20 and 10.1.22. */
public final class RegistrationStep implements Step {

    private static final String OPERATOR = "AT+COPS?";
    private static final String PACKET = "AT+CGREG?";

    /** LTE alone is told by the last. */
    private static final List<String> QUESTIONS = List.of("AT+CREG?", PACKET, "AT+CEREG?");

    /** Enough for a modem that was switched on half a minute ago. */
    private static final Duration FOUND_WITHIN = Duration.ofSeconds(15);

    private static final Pattern STATUS = Pattern.compile("\\+C(G|E)?REG: ?\\d,\\s?(\\d{1,2})(?:,.*)?");
    private static final Pattern NAME = Pattern.compile("\\+COPS: ?\\d,\\d,\"([^\"]*)\".*");
    private static final Explanation UNKNOWN = new Explanation(
            "no network lets the modem in", "check the antenna, and that the operator covers this place");

    private static final int DENIED = 3;
    private static final int ROAMING = 5;

    private final ModemLine line;
    private final AtScript attach;

    /**
     * What the modem is in a domain.
     *
     * @param text   the line that says so
     * @param domain {@code G} for packets, {@code E} for LTE, nothing for calls
     * @param number the status
     */
    private record Status(String text, String domain, int number) {

        private boolean isRegistered() {
            return number == 1 || number == ROAMING;
        }
    }

    /**
     * Makes the step.
     *
     * @param line   the open line
     * @param attach the script by which the product's devices attach: it says which registration they wait for
     */
    public RegistrationStep(ModemLine line, AtScript attach) {
        this.line = line;
        this.attach = attach;
    }

    @Override
    public StepName name() {
        return StepName.NETWORK;
    }

    @Override
    public Outcome examine() {
        List<Status> told = new Poll(line, FOUND_WITHIN).until(this::ask, this::isFinal);
        Optional<Status> registered = told.stream().filter(Status::isRegistered).findFirst();
        if (registered.isEmpty()) {
            return refused(told);
        }
        if (!told.stream().anyMatch(this::isWaitedFor)) {
            return new Failed(
                    "the modem is registered by LTE alone ("
                            + PlainText.of(registered.get().text())
                            + "), and the script attach waits for another registration",
                    "write a script of the project's own, src/main/atforge/scripts/attach.at, that asks AT+CEREG?");
        }
        return new Passed(how(told));
    }

    private List<Status> ask() {
        List<Status> told = new ArrayList<>();
        for (String question : QUESTIONS) {
            line.ask(question).find(STATUS).ifPresent(said -> told.add(status(said)));
        }
        return told;
    }

    private static Status status(Matcher said) {
        return new Status(said.group(), Optional.ofNullable(said.group(1)).orElse(""), Integer.parseInt(said.group(2)));
    }

    /**
     * What the network refuses, it refuses the next second as well; but a card without a contract for calls may be refused for
     * them alone, while the modem still searches for packets.
     */
    private boolean isFinal(List<Status> told) {
        return told.stream().anyMatch(status -> status.isRegistered() || isDenied(status) && isAskedFor(status))
                || told.stream().allMatch(RegistrationStep::isDenied);
    }

    private static boolean isDenied(Status status) {
        return status.number() == DENIED;
    }

    private boolean isAskedFor(Status status) {
        return waiting()
                .filter(step -> step.command().equals("AT+C" + status.domain() + "REG?"))
                .isPresent();
    }

    /** A script that does not wait for a registration takes any. */
    private boolean isWaitedFor(Status status) {
        return status.isRegistered()
                && waiting()
                        .map(step -> step.expect().stream().anyMatch(pattern -> pattern.heldBy(status.text())))
                        .orElse(true);
    }

    private Optional<io.atforge.script.Step> waiting() {
        return attach.steps().stream()
                .filter(step -> !step.retry().equals(Retry.NONE))
                .filter(step -> line.dialect().phase(step.command()).equals(Optional.of(Phase.REGISTRATION)))
                .filter(step -> step.command().contains("REG?"))
                .findFirst();
    }

    /** The families explain the answers to their own question. */
    private Outcome refused(List<Status> told) {
        List<Status> byWeight = new ArrayList<>(told);
        byWeight.sort((a, b) -> Boolean.compare(b.number() == DENIED, a.number() == DENIED));
        Optional<Status> shown = byWeight.stream()
                .filter(status -> status.number() == DENIED || status.domain().equals("G"))
                .findFirst()
                .or(() -> byWeight.stream().findFirst());
        String as = shown.map(status -> "+CGREG: 0," + status.number()).orElse("");
        Explanation explained =
                line.dialect().tables().explanations().of(PACKET, as).orElse(UNKNOWN);
        return new Failed(
                explained.meaning() + " ("
                        + PlainText.of(shown.map(Status::text).orElse("no answer")) + ")",
                explained.cure());
    }

    private String how(List<Status> told) {
        String operator = line.askInPassing(OPERATOR)
                .find(NAME)
                .map(said -> PlainText.of(said.group(1)) + ", ")
                .orElse("");
        boolean away = told.stream().anyMatch(status -> status.number() == ROAMING);
        boolean lteAlone = told.stream()
                .filter(Status::isRegistered)
                .allMatch(status -> status.domain().equals("E"));
        return operator
                + (away ? "roaming: the contract must allow it, and it may cost more" : "registered at home")
                + (lteAlone ? "; by LTE alone" : "");
    }
}
