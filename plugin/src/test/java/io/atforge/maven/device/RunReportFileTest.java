package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.report.RunReport;
import io.atforge.maven.report.RunReport.Silent;
import io.atforge.maven.report.RunSubject;
import io.atforge.maven.source.UserMistakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunReportFileTest {

    private static final RunReport REPORT = new RunReport(
            new RunSubject("d", "p", "m", "port", Optional.empty()), Instant.EPOCH, List.of(), new Silent(), 0);

    @TempDir
    Path folder;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "none"})
    void noReportIsWanted(String text) throws Exception {
        RunReportFile file = RunReportFile.parse(Optional.ofNullable(text), folder);

        assertThat(written(file)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isWrittenInTheProjectAndInThePlaceOfAnEarlierOne() throws Exception {
        RunReportFile file = RunReportFile.parse(Optional.of("target/atforge/run.html"), folder);
        Path page = folder.resolve("target/atforge/run.html");

        assertThat(written(file)).containsExactly("info how it went: " + page);
        String first = Files.readString(page);
        Files.writeString(page, "old");
        written(file);

        assertThat(page).hasContent(first);
        assertThat(page.getParent()).isDirectoryNotContaining(each -> !each.equals(page));
    }

    @Test
    void whatCannotBeWrittenIsAWarningWithItsKind() throws Exception {
        Path target = Files.writeString(folder.resolve("target"), "a file");

        assertThat(written(RunReportFile.parse(Optional.of("target/run.html"), folder)))
                .containsExactly("warn the report cannot be written: NotDirectoryException: " + target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ".", "..", "there", "there/", "not-there/"})
    void aPathWithoutANameOfAFileIsTheUsersMistake(String text) throws Exception {
        Files.createDirectory(folder.resolve("there"));

        assertThatThrownBy(() -> RunReportFile.parse(Optional.of(text), folder))
                .isInstanceOf(UserMistakeException.class)
                .hasMessage(
                        "report must be the path of a file, or none for no report; this is one of a folder: " + text);
    }

    @Test
    void whatIsNoPathIsTheUsersMistake() {
        assertThatThrownBy(() -> RunReportFile.parse(Optional.of("a\0b"), folder))
                .isInstanceOf(UserMistakeException.class)
                .hasMessageStartingWith("report must be a path, or none for no report: ");
    }

    private static List<String> written(RunReportFile file) {
        List<String> said = new ArrayList<>();
        file.write(REPORT, line -> said.add("info " + line), line -> said.add("warn " + line));
        return said;
    }
}
