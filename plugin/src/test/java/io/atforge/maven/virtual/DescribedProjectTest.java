package io.atforge.maven.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.FileNames;
import io.atforge.maven.project.CheckedProject;
import io.atforge.testkit.project.DeviceDescription;
import io.atforge.testkit.project.ProductDescription;
import io.atforge.testkit.project.ProjectDescription;
import io.atforge.testkit.project.ProjectReader;
import io.atforge.testkit.project.TopicDescription;
import io.atforge.topic.Permission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the virtual modem is told of a project; the testkit reads it. */
class DescribedProjectTest {

    private static final String NO_VARIABLE = "stand-in-secret-ATFORGE_TEST_NO_SUCH_VARIABLE";

    @TempDir
    Path folder;

    @AfterEach
    void unset() {
        System.clearProperty(ModemFolder.PROPERTY);
        System.clearProperty(ModemFolder.FAMILY);
    }

    @Test
    void holdsEveryProductWithWhatIsItsOwn() throws Exception {
        ProjectDescription read = ProjectReader.read(
                DescribedProject.of(ModemFolder.project(folder)).json());

        assertThat(read.dialect()).contains("air720");
        assertThat(read.products()).extracting(ProductDescription::key).containsExactly("a1hahpgAs3s", "a1meter");
        ProductDescription tracker = read.products().get(0);
        assertThat(tracker.name()).contains("Tracker");
        assertThat(tracker.topics())
                .extracting(TopicDescription::permission)
                .containsExactly(Permission.PUBLISH_SUBSCRIBE, Permission.SUBSCRIBE);
        assertThat(tracker.topics().get(0).topicClass()).endsWith("/${deviceName}/test");
        assertThat(tracker.thingModel())
                .containsExactly(folder.resolve("src/main/atforge/tracker.json").toAbsolutePath());
        assertThat(tracker.productSecret()).isEmpty();
        assertThat(read.products().get(1).devices())
                .containsExactly(new DeviceDescription("unit-1", ModemFolder.EXPORTED));
    }

    @Test
    void whatIsNotThereHasTheSameStandInEachTime() throws Exception {
        CheckedProject project = ModemFolder.project(folder);

        assertThat(devices(project))
                .containsExactly(
                        new DeviceDescription("test", NO_VARIABLE),
                        new DeviceDescription("twin", NO_VARIABLE),
                        new DeviceDescription("prop", "stand-in-secret-atforge.test.virtual.secret"),
                        new DeviceDescription("filed", "stand-in-secret-secrets-it-s-mine.txt"),
                        new DeviceDescription("listed", "stand-in-secret-listed"),
                        new DeviceDescription("spoken", ModemFolder.LITERAL))
                .isEqualTo(devices(project));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "what is printed is for another shell")
    void saysOfEachPlaceOnceWhatToPutThere() throws Exception {
        assertThat(DescribedProject.of(ModemFolder.project(folder)).advice())
                .containsExactly(
                        "export ATFORGE_TEST_NO_SUCH_VARIABLE=" + NO_VARIABLE,
                        "-Datforge.test.virtual.secret=stand-in-secret-atforge.test.virtual.secret",
                        "mkdir -p secrets && echo stand-in-secret-secrets-it-s-mine.txt > 'secrets/it'\\''s mine.txt'",
                        "# src/main/atforge/meters.csv has no secret for it; below the header"
                                + " DeviceName,DeviceSecret,ProductKey write listed,stand-in-secret-listed,a1hahpgAs3s");
    }

    @Test
    void whatIsThereIsTakenAndNeverShown() throws Exception {
        System.setProperty(ModemFolder.PROPERTY, "5ecret-of-the-property");
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/it's mine.txt"), "5ecret-of-the-file\nmore\n");
        CheckedProject project = ModemFolder.project(folder);

        assertThat(devices(project))
                .contains(
                        new DeviceDescription("prop", "5ecret-of-the-property"),
                        new DeviceDescription("filed", "5ecret-of-the-file"));
        DescribedProject described = DescribedProject.of(project);
        assertThat(described.advice()).hasSize(2);
        assertThat(described.toString() + described.advice()).doesNotContain("5ecret", ModemFolder.EXPORTED);
    }

    @Test
    void theFamilyIsThatOfThisMachine() throws Exception {
        System.setProperty(ModemFolder.FAMILY, "simcom");
        assertThat(ProjectReader.read(
                                DescribedProject.of(ModemFolder.project(folder)).json())
                        .dialect())
                .contains("simcom");
    }

    @ParameterizedTest
    @CsvSource({
        "EC25,EC25",
        "${env.ATFORGE_TEST_NO_SUCH_MODEL:EC25},EC25",
        "${env.ATFORGE_TEST_NO_SUCH_MODEL:},",
        "${env.ATFORGE_TEST_NO_SUCH_MODEL},"
    })
    void theModelIsToldWhereItIsKnown(String model, String told) throws Exception {
        CheckedProject project =
                ModemFolder.project(folder, ModemFolder.YAML.replace("  apn:", "  model: " + model + "\n  apn:"));
        assertThat(ProjectReader.read(DescribedProject.of(project).json()).model())
                .isEqualTo(Optional.ofNullable(told));
    }

    @Test
    void theVariablesThatHoldSecretsAreKnown() throws Exception {
        String yaml = ModemFolder.YAML.replace(
                "apn: ${env.ATFORGE_TEST_NO_SUCH_APN}",
                "pin: ${env.A_PIN}\n  apn:\n    - name: one\n      user: me\n      password: ${env.A_PASSWORD}\n"
                        + "    - name: two\n      user: me\n      password: ${env.ANOTHER}");
        assertThat(DeviceSecrets.variables(ModemFolder.project(folder, yaml)))
                .containsOnly("ATFORGE_TEST_NO_SUCH_VARIABLE", "A_PIN", "A_PASSWORD", "ANOTHER");
    }

    @Test
    void anExportAsASpreadsheetSavesItHoldsItsSecrets() throws Exception {
        CheckedProject project = ModemFolder.project(folder);
        Files.writeString(
                folder.resolve("src/main/atforge/meters.csv"),
                "DeviceName,DeviceSecret,ProductKey,,\nunit-1," + ModemFolder.EXPORTED + ",a1meter,,\n");

        assertThat(ProjectReader.read(DescribedProject.of(project).json())
                        .products()
                        .get(1)
                        .devices())
                .containsExactly(new DeviceDescription("unit-1", ModemFolder.EXPORTED));
    }

    @Test
    void ofAFleetWithoutSecretsAFewAreNamed() throws Exception {
        CheckedProject project = ModemFolder.project(folder);
        StringBuilder fleet = new StringBuilder("DeviceName,DeviceSecret,ProductKey\n");
        for (int i = 1; i <= 50; i++) {
            fleet.append("unit-").append(i).append(",0123456789abcdef,a1meter\n");
        }
        Path export = folder.resolve("src/main/atforge/meters.csv");
        Files.writeString(export, fleet);
        project = CheckedProject.read(project.files(), true, InstantSource.system());
        Files.writeString(export, "DeviceName,DeviceSecret,ProductKey\n");

        assertThat(DescribedProject.of(project).advice())
                .filteredOn(line -> line.contains(" meters.csv "))
                .hasSize(4)
                .endsWith("# and 47 more for which meters.csv has no secret");
    }

    @Test
    void anExportThatHasGoneMeanwhileLeavesStandIns() throws Exception {
        CheckedProject project = ModemFolder.project(folder);
        Files.delete(folder.resolve("src/main/atforge/meters.csv"));

        assertThat(DescribedProject.of(project).advice())
                .anyMatch(line -> line.endsWith("write unit-1,stand-in-secret-unit-1,a1meter"));
    }

    @Test
    void textOfTheYamlSteersNoTerminal() throws Exception {
        FileNames.assumePossible("\u009b\u202e");
        CheckedProject project = ModemFolder.project(
                folder,
                ModemFolder.YAML.replace(
                        "${file:secrets/it's mine.txt}", "\"${file:a\\u001b[2J\\u009b2J\\u202e\\u2028b}\""));
        assertThat(DescribedProject.of(project).advice())
                .anyMatch(line -> line.endsWith(" > 'a?[2J?2J??b'"))
                .noneMatch(line -> line.matches(".*[\u001b\u009b\u202e].*"));
    }

    private static Iterable<DeviceDescription> devices(CheckedProject project) {
        return ProjectReader.read(DescribedProject.of(project).json())
                .products()
                .get(0)
                .devices();
    }
}
