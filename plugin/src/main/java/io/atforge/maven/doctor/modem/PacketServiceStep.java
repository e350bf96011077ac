package io.atforge.maven.doctor.modem;

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
import java.util.stream.Collectors;

/** Whether the modem is attached to the packet service, and by which access point: 27.007, 10.1.9 and 10.1.1. */
public final class PacketServiceStep implements Step {

    private static final String QUESTION = "AT+CGATT?";
    private static final Duration ATTACHED_WITHIN = Duration.ofSeconds(10);
    private static final Pattern ATTACHED = Pattern.compile("\\+CGATT ?: ?1");
    private static final Pattern CONTEXT = Pattern.compile("\\+CGDCONT: ?1,\"[^\"]*\",\"([^\"]*)\".*");
    private static final Explanation UNKNOWN = new Explanation(
            "the modem is not attached to the packet service",
            "check with the operator that the SIM card's contract has data");

    private final ModemLine line;
    private final List<Optional<String>> accessPoints;

    /**
     * Makes the step.
     *
     * @param line         the open line
     * @param accessPoints those of {@code devices.yaml}, in their order; one that has no name is the network's choice
     */
    public PacketServiceStep(ModemLine line, List<Optional<String>> accessPoints) {
        this.line = line;
        this.accessPoints = List.copyOf(accessPoints);
    }

    @Override
    public StepName name() {
        return StepName.PACKET_SERVICE;
    }

    @Override
    public Outcome examine() {
        Reply reply = new Poll(line, ATTACHED_WITHIN)
                .until(() -> line.ask(QUESTION), said -> said.find(ATTACHED).isPresent());
        if (reply.find(ATTACHED).isEmpty()) {
            Explanation explained = reply.all().stream()
                    .flatMap(said -> line.dialect().tables().explanations().of(QUESTION, said).stream())
                    .findFirst()
                    .orElse(UNKNOWN);
            return new Failed(
                    explained.meaning() + " (" + PlainText.of(String.join(", ", reply.all())) + ")", explained.cure());
        }
        String modems = line.askInPassing("AT+CGDCONT?")
                .find(CONTEXT)
                .map(said -> "; the modem's access point is " + named(Optional.of(said.group(1))))
                .orElse("");
        String ours = accessPoints.isEmpty()
                ? named(Optional.empty())
                : accessPoints.stream().map(PacketServiceStep::named).collect(Collectors.joining(", then "));
        return new Passed("attached" + modems + "; devices.yaml says " + ours);
    }

    private static String named(Optional<String> name) {
        return name.filter(each -> !each.isBlank()).map(PlainText::of).orElse("the network's choice");
    }
}
