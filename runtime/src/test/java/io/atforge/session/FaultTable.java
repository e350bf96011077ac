package io.atforge.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists which fault was tried in which phase, as a table for people. */
final class FaultTable {

    private FaultTable() {}

    static void write(Path file, List<Fault> faults) {
        StringBuilder table = new StringBuilder("# Faults and the phases they were tried in\n\n");
        table.append("| no | what must happen");
        for (Phase phase : Phase.values()) {
            table.append(" | ").append(phase);
        }
        table.append(" |\n|---|---").append("|---".repeat(Phase.values().length)).append("|\n");
        faults.stream().collect(Collectors.groupingBy(Fault::number)).forEach((number, parts) -> {
            Set<Phase> phases = parts.stream()
                    .flatMap(fault -> fault.phases().stream())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Phase.class)));
            table.append("| ").append(number).append(" | ")
                    .append(parts.stream().map(Fault::outcome).collect(Collectors.joining("; ")));
            Arrays.stream(Phase.values())
                    .forEach(phase -> table.append(" | ").append(phases.contains(phase) ? "tested" : "–"));
            table.append(" |\n");
        });
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
