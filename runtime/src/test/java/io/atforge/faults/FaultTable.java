package io.atforge.faults;

import io.atforge.bench.Family;
import io.atforge.bench.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists which fault was tried in which phase, as a table for people. */
final class FaultTable {

    private static final int LAST_OF_THE_WIRE = 29;

    private static final Set<Phase> LIKE_REGISTERING =
            EnumSet.of(Phase.SYNCHRONIZING, Phase.SIM, Phase.BEARER, Phase.TCP, Phase.CLOSING);

    private static final Set<Phase> LIKE_PUBLISHING = EnumSet.of(Phase.PROMPT, Phase.BODY, Phase.ACKNOWLEDGING);

    private static final String NOTES = """

            tested: a test of its own strikes there. ~: of the wire, like the same fault in registering or publishing,
            which stands for it. –: cannot occur there, or is nothing else there than what is tested.

            What is below the session is tested there: 45, names that stay, by DeviceFileTest and CurrentLinkTest; 47,
            reads of nothing and timeouts, by the tests of the ports; 48, the write's deadline, by WriteDeadlineTest.
            51 is a short form of the testkit's soak.
            """;

    private FaultTable() {}

    static void write(Path file, Map<Family, List<Fault>> faults) {
        StringBuilder table = new StringBuilder("# Faults and the phases they were tried in\n");
        faults.forEach((family, parts) -> {
            table.append("\n## ").append(family).append("\n\n").append("| no | what must happen");
            for (Phase phase : Phase.values()) {
                table.append(" | ").append(phase);
            }
            table.append(" |\n|---|---")
                    .append("|---".repeat(Phase.values().length))
                    .append("|\n");
            parts.stream()
                    .filter(fault -> fault.cannotIn(family).isEmpty())
                    .collect(Collectors.groupingBy(Fault::number, TreeMap::new, Collectors.toList()))
                    .forEach((number, ofNumber) -> row(table, number, ofNumber));
            severalUnderWay(table, family);
            cannotOccur(table, family, parts);
        });
        table.append(NOTES);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(StringBuilder table, int number, List<Fault> parts) {
        table.append("| ").append(number).append(" | ").append(outcomes(parts));
        Set<Phase> phases = phases(parts);
        Arrays.stream(Phase.values()).forEach(phase -> table.append(" | ").append(cell(number, phase, phases)));
        table.append(" |\n");
    }

    private static void severalUnderWay(StringBuilder table, Family family) {
        table.append("\nWith several messages under way: ")
                .append(
                        family.windows().isEmpty()
                                ? "cannot occur, as a result does not say which message it is about, and a second publish is refused as busy"
                                : family.windows() + ", each part that strikes in a publish")
                .append(".\n");
    }

    private static void cannotOccur(StringBuilder table, Family family, List<Fault> parts) {
        if (family.manners().lacks().isEmpty()) {
            return;
        }
        table.append("\n| no | what cannot occur | why |\n|---|---|---|\n");
        for (Fault fault : parts) {
            fault.cannotIn(family)
                    .ifPresent(reason -> table.append("| ")
                            .append(fault.number())
                            .append(" | ")
                            .append(fault.outcome())
                            .append(" | ")
                            .append(reason)
                            .append(" |\n"));
        }
    }

    private static String outcomes(List<Fault> parts) {
        return parts.stream().map(Fault::outcome).distinct().collect(Collectors.joining("; "));
    }

    static Set<Phase> phases(List<Fault> parts) {
        return parts.stream()
                .flatMap(fault -> fault.phases().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Phase.class)));
    }

    private static String cell(int number, Phase phase, Set<Phase> tested) {
        if (tested.contains(phase)) {
            return "tested";
        }
        boolean stoodFor = LIKE_REGISTERING.contains(phase) && tested.contains(Phase.REGISTERING)
                || LIKE_PUBLISHING.contains(phase) && tested.contains(Phase.PUBLISHING);
        return number <= LAST_OF_THE_WIRE && stoodFor ? "~" : "–";
    }
}
