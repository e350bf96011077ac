package io.atforge.maven.device;

import io.atforge.maven.output.WholeFile;
import io.atforge.maven.report.RunPage;
import io.atforge.maven.report.RunReport;
import io.atforge.maven.source.UserMistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

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
     * @throws UserMistakeException if the text is no path, or one of a folder
     */
    public static RunReportFile parse(Optional<String> text, Path basedir) throws UserMistakeException {
        try {
            Optional<String> given = text.map(String::strip).filter(each -> !each.isEmpty() && !each.equals(NONE));
            Optional<Path> path = given.map(each -> basedir.resolve(each).normalize());
            if (given.filter(each -> each.endsWith("/")).isPresent()
                    || path.filter(RunReportFile::isFolder).isPresent()) {
                throw new UserMistakeException("report must be the path of a file, or " + NONE
                        + " for no report; this is one of a folder: " + given.get());
            }
            return new RunReportFile(path);
        } catch (InvalidPathException e) {
            throw new UserMistakeException("report must be a path, or " + NONE + " for no report: " + e.getReason());
        }
    }

    /** The root of a file system has no name. */
    private static boolean isFolder(Path path) {
        return path.getFileName() == null || Files.isDirectory(path);
    }

    /**
     * Writes the report in the place of an earlier one, if one is wanted. Whatever keeps it from being written is a
     * warning, and no exception: what became of the run is said, as well.
     *
     * @param report  how the run went
     * @param written takes where the report is, for the user
     * @param warning takes why there is none, for the user
     */
    public void write(RunReport report, Consumer<String> written, Consumer<String> warning) {
        path.ifPresent(file -> {
            try {
                new WholeFile(file).replace(RunPage.of(report));
            } catch (IOException | RuntimeException e) {
                warning.accept("the report cannot be written: " + e.getClass().getSimpleName() + ": " + e.getMessage());
                return;
            }
            written.accept("how it went: " + file);
        });
    }
}
