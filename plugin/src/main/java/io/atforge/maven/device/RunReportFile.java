package io.atforge.maven.device;

import io.atforge.maven.output.WholeFile;
import io.atforge.maven.report.RunPage;
import io.atforge.maven.report.RunReport;
import io.atforge.maven.source.UserMistakeException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a run is reported.
 *
 * @param path the page, empty for none
 */
public record RunReportFile(Optional<Path> path) {

    private static final String NONE = "none";

    /** Checks that it is there. */
    public RunReportFile {
        Objects.requireNonNull(path);
    }

    /**
     * Reads what the user says.
     *
     * @param text    a path; {@code none} or an empty text for no report
     * @param basedir where a relative path is seen from
     * @return the file
     * @throws UserMistakeException if the text is no path
     */
    public static RunReportFile parse(Optional<String> text, Path basedir) throws UserMistakeException {
        try {
            return new RunReportFile(text.map(String::strip)
                    .filter(given -> !given.isEmpty() && !given.equals(NONE))
                    .map(basedir::resolve));
        } catch (InvalidPathException e) {
            throw new UserMistakeException("report must be a path, or " + NONE + " for no report: " + e.getReason());
        }
    }

    /**
     * Writes the report in the place of an earlier one. That it cannot be is no reason for a run to fail.
     *
     * @param report how the run went
     * @return where the report is, or why it is not, for the user; empty if none is wanted
     */
    public Optional<String> write(RunReport report) {
        return path.map(file -> write(report, file));
    }

    private static String write(RunReport report, Path file) {
        try {
            new WholeFile(file).replace(RunPage.of(report));
            return "how it went: " + file;
        } catch (IOException e) {
            return "the report cannot be written: " + e.getMessage();
        }
    }
}
