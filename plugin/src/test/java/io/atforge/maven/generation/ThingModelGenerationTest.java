package io.atforge.maven.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.check.ThingFixtures;
import io.atforge.maven.generation.GenerationResult.Generated;
import io.atforge.maven.generation.GenerationResult.UpToDate;
import io.atforge.maven.naming.JavaPackage;
import io.atforge.maven.project.ProjectFiles;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thing model is an input like any other. */
class ThingModelGenerationTest {

    @TempDir
    Path folder;

    private DevicesFolder project;

    @BeforeEach
    void generateOnce() throws Exception {
        project = new DevicesFolder(folder)
                .with(
                        "src/devices.yaml",
                        DevicesFolder.TUTORIAL.replace(
                                "    devices:", "    thingModel: [models/main.json, models/gps.json]\n    devices:"))
                .with("src/models/main.json", ThingFixtures.text("tracker.json"))
                .with("src/models/gps.json", ThingFixtures.text("tracker-gps.json"));
        assertThat(((Generated) run()).inputs())
                .containsAll(List.of(folder.resolve("src/models/main.json"), folder.resolve("src/models/gps.json")));
    }

    @Test
    void anotherModelGeneratesAnew() throws Exception {
        assertThat(run()).isInstanceOf(UpToDate.class);

        project.with(
                "src/models/gps.json", ThingFixtures.text("tracker-gps.json").replace("\"interval\"", "\"period\""));

        assertThat(run()).isInstanceOf(Generated.class);
        assertThat(run()).isInstanceOf(UpToDate.class);
    }

    private GenerationResult run() throws Exception {
        return Generation.run(
                new GenerationRequest(
                        "1",
                        new ProjectFiles(folder, folder.resolve("src/devices.yaml"), folder.resolve("src/scripts")),
                        new JavaPackage("com.example.tracker"),
                        false,
                        folder.resolve("java"),
                        folder.resolve("resources"),
                        folder.resolve("state")),
                InstantSource.system());
    }
}
