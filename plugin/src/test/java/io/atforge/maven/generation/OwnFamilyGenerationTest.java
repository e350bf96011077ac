package io.atforge.maven.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.family.OwnFamily;
import io.atforge.maven.generation.GenerationResult.Generated;
import io.atforge.maven.generation.GenerationResult.UpToDate;
import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.output.OutputSummary;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.maven.source.UserMistakeException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project's own modem family goes into its jar, and is looked at by each build. */
class OwnFamilyGenerationTest {

    @TempDir
    Path folder;

    private OwnFamily mine;

    @BeforeEach
    void generateOnce() throws Exception {
        new DevicesFolder(folder)
                .with("src/devices.yaml", DevicesFolder.TUTORIAL.replace("dialect: air720", "dialect: mine"));
        mine = new OwnFamily(folder.resolve("src/dialects"), "mine");
        assertThat(run()).isInstanceOf(Generated.class);
    }

    private Path resource(String name) {
        return folder.resolve("resources/META-INF/atforge").resolve(name);
    }

    @Test
    void itsFilesAreWrittenBesideTheProductsScripts() throws Exception {
        assertThat(resource("dialects/mine/rate.at")).hasContent(mine.text("rate.at"));
        assertThat(resource("Tracker/connect.at")).content().startsWith("# Tracker: connect. mine, MQTT over TCP");
        assertThat(folder.resolve("java/com/example/tracker/TrackerScripts.java"))
                .content()
                .contains("\"rate\",\n            \"mine\"");
        assertThat(run()).isInstanceOf(UpToDate.class);
    }

    @Test
    void aChangeInItIsNoticed() throws Exception {
        mine.with("answers.txt", "AT | NO | it does not like that | ask it nicely");
        assertThat(((Generated) run()).output()).isEqualTo(new OutputSummary(1, files(), 0));
        mine.with("rate.at", "# Slowly.\n" + mine.text("rate.at"));
        assertThat(((Generated) run()).output().written()).isEqualTo(1);
        assertThat(resource("dialects/mine/rate.at")).content().startsWith("# Slowly.");

        mine.with("rate.at", "IPR\n");
        assertThatThrownBy(this::run).isInstanceOf(UserMistakeException.class);
        assertThat(resource("dialects/mine/rate.at")).content().startsWith("# Slowly.");
    }

    /** The settings, the scripts, five types, and the product's own six scripts. */
    private int files() throws Exception {
        return mine.folder().toFile().list().length - 1 + 5 + 6;
    }

    @Test
    void oneMoreIsTakenAndOneThatIsGoneIsDeleted() throws Exception {
        OwnFamily other = new OwnFamily(folder.resolve("src/dialects"), "other");
        assertThat(((Generated) run()).output().deleted()).isZero();
        assertThat(resource("dialects/other/attach.at")).exists();

        other.delete();

        assertThat(((Generated) run()).output().written()).isZero();
        assertThat(resource("dialects/other")).doesNotExist();
        assertThat(resource("dialects/mine")).exists();
    }

    private GenerationResult run() throws Exception {
        return Generation.run(
                new GenerationRequest(
                        "1",
                        new ProjectFiles(
                                folder,
                                folder.resolve("src/devices.yaml"),
                                folder.resolve("src/scripts"),
                                folder.resolve("src/dialects")),
                        new JavaPackage("com.example.tracker"),
                        false,
                        folder.resolve("java"),
                        folder.resolve("resources"),
                        folder.resolve("state")),
                InstantSource.system());
    }
}
