package io.atforge.maven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.model.FileSet;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MojoTest
class GenerateMojoTest {

    private static final String PROJECTS = "target/test-classes/projects/";

    private final RecordingLog log = new RecordingLog();

    @Inject
    private MavenProject project;

    /** A real one: the stand-in of the harness takes no resources. */
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

    @BeforeEach
    void startAfresh() throws IOException {
        if (Files.exists(target())) {
            try (Stream<Path> files = Files.walk(target())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    @Basedir(PROJECTS + "happy")
    @InjectMojo(goal = "generate")
    void generatesAndAddsTheRoots(GenerateMojo mojo) throws Exception {
        execute(mojo);

        assertThat(target().resolve("generated-sources/atforge/com/example/tracker/TrackerTopics.java"))
                .exists();
        assertThat(target().resolve("generated-resources/atforge/META-INF/atforge/Tracker/connect.at"))
                .exists();
        assertThat(project.getCompileSourceRoots())
                .containsExactly(target().resolve("generated-sources/atforge").toString());
        assertThat(project.getResources())
                .extracting(FileSet::getDirectory)
                .containsExactly(target().resolve("generated-resources/atforge").toString());
        assertThat(log.lines()).containsExactly("info 1 product: 11 files written, 0 unchanged, 0 deleted");
    }

    @Test
    @Basedir(PROJECTS + "happy")
    @InjectMojo(goal = "generate")
    void addsTheRootsOnceAlsoWhenNothingChanged(GenerateMojo mojo) throws Exception {
        execute(mojo);
        execute(mojo);

        assertThat(project.getCompileSourceRoots()).hasSize(1);
        assertThat(project.getResources()).hasSize(1);
        assertThat(log.lines()).last().isEqualTo("info nothing changed: 11 files are up to date");
    }

    @Test
    @Basedir(PROJECTS + "happy")
    @InjectMojo(goal = "generate-test")
    void aMissingFileForTheTestsIsSetByAParameterOfTheTests(GenerateTestMojo mojo) {
        assertThatThrownBy(() -> execute(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessage("there is no file src/test/atforge/devices.yaml; write one, or set testDevices to the"
                        + " place of yours");
    }

    @Test
    @Basedir(PROJECTS + "happy")
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "packageName", value = "org.example")
    void deletesWhatItGeneratedElsewhereBefore(GenerateMojo mojo) throws Exception {
        Path other = target().resolve("generated-sources/atforge/com/example/Mine.java");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "");
        execute(mojo);
        MojoExtension.setVariableValueToObject(mojo, "packageName", "com.example.tracker");

        execute(mojo);

        assertThat(target().resolve("generated-sources/atforge/org")).doesNotExist();
        assertThat(other).exists();
        assertThat(log.lines()).last().isEqualTo("info 1 product: 5 files written, 6 unchanged, 5 deleted");
    }

    @Test
    @Basedir(PROJECTS + "skipped")
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "skip", value = "true")
    void skips(GenerateMojo mojo) throws Exception {
        execute(mojo);

        assertThat(target()).doesNotExist();
        assertThat(project.getCompileSourceRoots()).isEmpty();
        assertThat(log.lines()).containsExactly("info atforge.skip is set: nothing is generated");
    }

    @Test
    @Basedir(PROJECTS + "mistakes")
    @InjectMojo(goal = "generate")
    void tenMistakesAreTenLinesAndNoFile(GenerateMojo mojo) {
        assertThatThrownBy(() -> execute(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessage("10 mistakes, listed above");

        assertThat(log.lines())
                .hasSize(10)
                .allMatch(line -> line.matches("error src/main/atforge/devices\\.yaml:\\d+:\\d+: [^\\n]+"));
        assertThat(log.lines())
                .first()
                .isEqualTo("error src/main/atforge/devices.yaml:4:9:"
                        + " port must be a number from 1 to 65535, not '188300'");
        assertThat(target()).doesNotExist();
    }

    @Test
    @Basedir(PROJECTS + "literal")
    @InjectMojo(goal = "generate")
    void aWrittenOutSecretFailsAndIsNotShown(GenerateMojo mojo) {
        assertThatThrownBy(() -> execute(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("1 mistake, listed above");

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("error src/main/atforge/devices.yaml:32:17: the secret itself is written here")
                .doesNotContain("57f7d0c9");
        assertThat(target()).doesNotExist();
    }

    @Test
    @Basedir(PROJECTS + "literal")
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "embedSecrets", value = "true")
    void embedSecretsWritesItOut(GenerateMojo mojo) throws Exception {
        execute(mojo);

        assertThat(target().resolve("generated-sources/atforge/com/example/tracker/TrackerDevices.java"))
                .content()
                .contains("SecretSource.literal(\"57f7d0c9d7d0c3a9\")");
        assertThat(log.lines().toString()).doesNotContain("57f7d0c9");
    }

    @Test
    @Basedir(PROJECTS + "happy")
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "devices", value = "src/nowhere.yaml")
    void aMissingFileIsNamed(GenerateMojo mojo) {
        assertThatThrownBy(() -> execute(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessage("there is no file src/nowhere.yaml; write one, or set devices to the place of yours");
    }

    @Test
    @Basedir(PROJECTS + "happy")
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "packageName", value = "com.my-company.int")
    void aGroupIdThatIsNoPackageIsNamed(GenerateMojo mojo) {
        assertThatThrownBy(() -> execute(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessage("'com.my-company.int' is no name of a Java package; set packageName, for example to"
                        + " com.my_company.int_");
    }

    @Test
    @Basedir(PROJECTS + "test-scope")
    @InjectMojo(goal = "generate-test")
    void theTestGoalAddsTestRoots(GenerateTestMojo mojo) throws Exception {
        execute(mojo);

        assertThat(target().resolve("generated-test-sources/atforge/com/example/tracker/BenchTopics.java"))
                .exists();
        assertThat(project.getTestCompileSourceRoots())
                .containsExactly(
                        target().resolve("generated-test-sources/atforge").toString());
        assertThat(project.getTestResources())
                .extracting(FileSet::getDirectory)
                .containsExactly(
                        target().resolve("generated-test-resources/atforge").toString());
        assertThat(project.getCompileSourceRoots()).isEmpty();
        assertThat(project.getResources()).isEmpty();
    }

    @Test
    @Basedir(PROJECTS + "happy")
    @InjectMojo(goal = "validate")
    void validateWritesNothing(ValidateMojo mojo) throws Exception {
        execute(mojo);

        assertThat(log.lines()).containsExactly("info 1 product without mistakes");
        assertThat(target()).doesNotExist();
    }

    @Test
    @Basedir(PROJECTS + "mistakes")
    @InjectMojo(goal = "validate")
    void validateFindsWhatGenerateFinds(ValidateMojo mojo) {
        assertThatThrownBy(() -> execute(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasNoCause()
                .hasMessage("10 mistakes, listed above");

        assertThat(log.lines()).hasSize(10);
    }

    private void execute(Mojo mojo) throws Exception {
        mojo.setLog(log);
        mojo.execute();
    }

    private static Path target() {
        return Path.of(MojoExtension.getBasedir(), "target");
    }
}
