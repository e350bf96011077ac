package io.atforge.maven.doctor.report;

import io.atforge.maven.report.ShownText;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A diagnosis in Markdown (CommonMark). */
final class MarkdownReport {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&!]");

    /** Longer than any row of them in the conversation, whose lines have an arrow before them. */
    private static final String FENCE = "```";

    private MarkdownReport() {}

    static String of(Diagnosis diagnosis) {
        ConsoleText steps = new ConsoleText(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder("# atforge:doctor\n\n");
        text.append(escaped(diagnosis.summary())).append(".\n\n## Steps\n\n");
        for (StepResult result : diagnosis.steps()) {
            // the second line goes on with the item
            text.append("- ")
                    .append(steps.lines(result).stream()
                            .map(line -> escaped(line.strip()))
                            .collect(Collectors.joining("\n  ")))
                    .append('\n');
        }
        text.append("\n## Versions\n\n");
        diagnosis
                .versions()
                .forEach((name, version) -> text.append("- ")
                        .append(escaped(name))
                        .append(": ")
                        .append(escaped(version))
                        .append('\n'));
        text.append("\n## Conversation\n\n").append(FENCE).append("text\n");
        diagnosis.conversation().forEach(line -> text.append(ShownText.of(line)).append('\n'));
        return text.append(FENCE).append('\n').toString();
    }

    private static String escaped(String text) {
        return SPECIAL.matcher(ShownText.of(text)).replaceAll("\\\\$0");
    }
}
