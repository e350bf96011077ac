package io.atforge.maven.device;

import io.atforge.maven.script.Script;
import io.atforge.script.AtScriptParser;
import io.atforge.script.Step;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.TraceEntry.Direction;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Consumer;

/**
 * Prints what is said over the wire, for a person: the same arrows as the library's own trace where the console has
 * them, and a word where an error is none. Not safe for more than one thread.
 */
final class ConversationPrinter {

    private static final String TOLERATED = "   (may fail: what comes next shows whether it matters)";

    private final Consumer<String> console;
    private final boolean hasArrows;
    private final List<String> optional;
    private boolean mayFail;

    /**
     * A printer for a device's conversation.
     *
     * @param console takes each line
     * @param charset what the console can show
     * @param scripts whose commands may fail where they say so
     */
    ConversationPrinter(Consumer<String> console, Charset charset, List<Script> scripts) {
        this.console = console;
        this.hasArrows = charset.newEncoder().canEncode("→←");
        this.optional = scripts.stream()
                .flatMap(script -> AtScriptParser.parse(script.name() + ".at", script.atSite()).steps().stream())
                .filter(Step::optional)
                .map(step -> step.command().split("\\$\\{", 2)[0])
                .distinct()
                .toList();
    }

    void print(TraceEntry entry) {
        boolean sent = entry.direction() == Direction.SENT;
        if (sent) {
            mayFail = optional.stream().anyMatch(entry.text()::startsWith);
        }
        boolean tolerated = !sent && mayFail && isError(entry.text());
        console.accept(
                (hasArrows ? entry.toString() : (sent ? "> " : "< ") + entry.text()) + (tolerated ? TOLERATED : ""));
    }

    private static boolean isError(String line) {
        return line.equals("ERROR") || line.startsWith("+CME ERROR");
    }
}
