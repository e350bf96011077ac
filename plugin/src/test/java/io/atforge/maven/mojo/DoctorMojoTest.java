package io.atforge.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** The goal around an examination: what it takes, and how it ends. */
@MojoTest
@Basedir("target/test-classes/projects/device")
class DoctorMojoTest {

    private final RecordingLog log = new RecordingLog();

    @Provides
    @SuppressWarnings("unused")
    private MavenProject project() {
        MavenProject real = new MavenProject();
        real.setGroupId("com.example.tracker");
        real.setFile(Path.of(MojoExtension.getBasedir(), "pom.xml").toFile());
        real.getBuild()
                .setDirectory(Path.of(MojoExtension.getBasedir(), "target").toString());
        return real;
    }

    @Test
    @InjectMojo(goal = "doctor")
    @MojoParameter(name = "device", value = "unit-1")
    @MojoParameter(name = "port", value = "tcp:127.0.0.1:1")
    @MojoParameter(name = "report", value = "target/doctor/report.md")
    void failsWithHowManyStepsFailedAndWritesTheReport(DoctorMojo mojo) throws Exception {
        List<String> printed = printed(mojo, "1 of 15 steps failed");

        assertThat(printed).hasSize(16);
        assertThat(printed.get(0)).matches("(✗|FAILED) port: .*tcp:127\\.0\\.0\\.1:1.*");
        assertThat(printed.get(1)).matches("  (→|->) check host and port.*");
        Path report = Path.of(MojoExtension.getBasedir(), "target/doctor/report.md");
        assertThat(Files.readString(report))
                .contains("1 of 15 steps failed", "- atforge: ", "- java: ", "- system: ", "- modem family: air720");
        assertThat(log.lines()).anyMatch(line -> line.startsWith("info the report is in "));
    }

    @Test
    @InjectMojo(goal = "doctor")
    @MojoParameter(name = "device", value = "unit-1")
    @MojoParameter(name = "port", value = "tcp:127.0.0.1:1")
    @MojoParameter(name = "report", value = "report.pdf")
    void aReportOfAnotherKindIsRefusedBeforeAnythingIsDone(DoctorMojo mojo) throws Exception {
        assertThat(
                        printed(
                                mojo,
                                "the report is Markdown or HTML: give its file a name that ends with .md or .html, not report.pdf"))
                .isEmpty();
    }

    @Test
    @InjectMojo(goal = "doctor")
    @MojoParameter(name = "device", value = "unit-1")
    @MojoParameter(name = "port", value = "tcp:127.0.0.1:1")
    @MojoParameter(name = "report", value = "secret.txt/report.md")
    void aReportThatCannotBeWrittenHidesNothing(DoctorMojo mojo) throws Exception {
        printed(mojo, "1 of 15 steps failed");

        assertThat(log.lines())
                .anyMatch(line -> line.startsWith("warn the report cannot be written: NotDirectoryException: "));
    }

    @Test
    @InjectMojo(goal = "doctor")
    @MojoParameter(name = "device", value = "unit-1")
    @MojoParameter(name = "port", value = "ttyUSB0")
    void aPortThatIsNoAddressIsNoStackTrace(DoctorMojo mojo) throws Exception {
        assertThat(printed(mojo, "'ttyUSB0' is no port; write serial:/dev/ttyUSB0?baud=115200 or tcp:host:port"))
                .isEmpty();
    }

    private List<String> printed(DoctorMojo mojo, String failure) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            mojo.setLog(log);
            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasNoCause()
                    .hasMessage(failure);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
