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

        assertThat(file.write(REPORT)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isWrittenInTheProjectAndInThePlaceOfAnEarlierOne() throws Exception {
        RunReportFile file = RunReportFile.parse(Optional.of("target/atforge/run.html"), folder);
        Path page = folder.resolve("target/atforge/run.html");

        assertThat(file.write(REPORT)).contains("how it went: " + page);
        String first = Files.readString(page);
        Files.writeString(page, "old");
        file.write(REPORT);

        assertThat(page).hasContent(first);
        assertThat(page.getParent()).isDirectoryNotContaining(each -> !each.equals(page));
    }

    @Test
    void aFolderThatCannotBeIsSaidAndIsNoFailure() throws Exception {
        Files.writeString(folder.resolve("target"), "a file");

        assertThat(RunReportFile.parse(Optional.of("target/run.html"), folder).write(REPORT))
                .hasValueSatisfying(said -> assertThat(said).startsWith("the report cannot be written: "));
    }

    @Test
    void whatIsNoPathIsTheUsersMistake() {
        assertThatThrownBy(() -> RunReportFile.parse(Optional.of("a\0b"), folder))
                .isInstanceOf(UserMistakeException.class)
                .hasMessageStartingWith("report must be a path, or none for no report: ");
    }
}
