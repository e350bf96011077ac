package io.atforge.maven.report;

import java.time.Duration;
import java.util.Locale;

/** Times as a reader wants them: milliseconds while they are few, then seconds. */
final class Times {

    private Times() {}

    /** How long something took. */
    static String took(Duration time) {
        long millis = time.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        return String.format(Locale.ROOT, millis < 100_000 ? "%.2f s" : "%.0f s", millis / 1000.0);
    }

    /** When something was, since the start. */
    static String since(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
