package io.atforge.maven.doctor.online;

import io.atforge.at.tables.Explanations;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.PlainText;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.TraceEntry.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the modem said last, to which command, and what the family knows of that. */
final class LastAnswer {

    private final String command;
    private final List<String> lines;

    private LastAnswer(String command, List<String> lines) {
        this.command = command;
        this.lines = List.copyOf(lines);
    }

    static LastAnswer of(List<TraceEntry> said) {
        List<String> lines = new ArrayList<>();
        for (int i = said.size() - 1; i >= 0; i--) {
            if (said.get(i).direction() == Direction.SENT) {
                Collections.reverse(lines);
                return new LastAnswer(said.get(i).text(), lines);
            }
            lines.add(said.get(i).text());
        }
        return new LastAnswer("", lines);
    }

    /** The failure in the family's words; empty if it has none for this answer. */
    Optional<Failed> explained(Explanations explanations) {
        for (String line : lines) {
            Optional<Failed> known = explanations
                    .of(command, line)
                    .map(explanation -> new Failed(
                            explanation.meaning() + " (" + PlainText.of(name() + ": " + line) + ")",
                            explanation.cure()));
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    /** Command and last line in brackets, after a text; nothing if there was no answer. */
    String shown() {
        return lines.isEmpty() ? "" : " (" + PlainText.of(name() + ": " + lines.get(lines.size() - 1)) + ")";
    }

    /** The command without what it carries. */
    private String name() {
        int end = command.indexOf('=');
        return end < 0 ? command : command.substring(0, end);
    }
}
