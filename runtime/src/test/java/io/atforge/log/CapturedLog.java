package io.atforge.log;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.event.Level;

/** What this thread logs, from any logger, until it is closed; {@link CapturingProvider} hands it over. */
public final class CapturedLog implements AutoCloseable {

    /**
     * A line of the log.
     *
     * @param level  its level
     * @param logger the logger's name
     * @param text   what it says, with its arguments filled in, and its exception's text if it has one
     */
    public record Line(Level level, String logger, String text) {}

    private static final ThreadLocal<CapturedLog> CURRENT = new ThreadLocal<>();

    private final List<Line> lines = new ArrayList<>();

    private CapturedLog() {}

    /** Starts to capture. */
    public static CapturedLog open() {
        CapturedLog log = new CapturedLog();
        CURRENT.set(log);
        return log;
    }

    static void log(Line line) {
        CapturedLog log = CURRENT.get();
        if (log != null) {
            log.lines.add(line);
        }
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What a person sees who has the usual settings: INFO, WARN and ERROR, each as {@code WARN text}. */
    public List<String> shown() {
        return lines.stream()
                .filter(line -> line.level().toInt() >= Level.INFO.toInt())
                .map(line -> line.level() + " " + line.text())
                .toList();
    }

    /** What is seen only when somebody looks for something. */
    public List<String> debug() {
        return lines.stream()
                .filter(line -> line.level() == Level.DEBUG)
                .map(Line::text)
                .toList();
    }

    @Override
    public void close() {
        CURRENT.remove();
    }
}
