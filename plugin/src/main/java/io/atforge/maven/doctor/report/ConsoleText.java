package io.atforge.maven.doctor.report;

import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.Outcome.Skipped;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;

/** Tells what a step came to on a console, in characters that it has. Not safe for more than one thread. */
public final class ConsoleText {

    private static final String SIGNS = "✓✗–→";

    private final CharsetEncoder encoder;
    private final boolean hasSigns;

    /**
     * Tells it in a charset.
     *
     * @param charset what the console can show
     */
    public ConsoleText(Charset charset) {
        encoder = charset.newEncoder();
        hasSigns = encoder.canEncode(SIGNS);
    }

    /**
     * The lines of a step.
     *
     * @param result what it came to
     * @return one line, and one more that says what to do where something is wrong
     */
    public List<String> lines(StepResult result) {
        String title = result.step().title() + ": ";
        // no default: a new outcome has to be told, too
        if (result.outcome() instanceof Failed failed) {
            return List.of(
                    shown(sign("✗", "FAILED") + " " + title + failed.reason()),
                    shown("  " + sign("→", "->") + " " + failed.cure()));
        } else if (result.outcome() instanceof Skipped skipped) {
            return List.of(shown(sign("–", "-") + " " + title + skipped.why()));
        }
        return List.of(shown(sign("✓", "ok") + " " + title + ((Passed) result.outcome()).found()));
    }

    private String sign(String sign, String word) {
        return hasSigns ? sign : word;
    }

    private String shown(String line) {
        StringBuilder text = new StringBuilder(line.length());
        line.codePoints()
                .mapToObj(Character::toString)
                .map(character -> encoder.canEncode(character) ? character : "?")
                .forEach(text::append);
        return text.toString();
    }
}
