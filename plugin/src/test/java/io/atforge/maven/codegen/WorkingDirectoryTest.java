package io.atforge.maven.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is started here and there, as a program of its own: it finds its secrets, or says how it can. */
class WorkingDirectoryTest {

    /** Says for each device what its secret is, or why there is none. */
    private static final String APPLICATION = """
            package com.example.tracker;

            /** Looks for secrets. */
            public final class Application {

                /** No instances. */
                private Application() {}

                /**
                 * Looks for secrets.
                 *
                 * @param devices whose
                 */
                public static void main(String[] devices) {
                    for (String name : devices) {
                        var device = TrackerDevices.find(name).orElseThrow();
                        try {
                            System.out.println(device.secrets().secretOf(device.product().key(), name));
                        } catch (RuntimeException e) {
                            System.out.println(e.getMessage());
                        }
                    }
                }
            }
            """;

    private static final String YAML =
            DevicesFolder.TUTORIAL.substring(0, DevicesFolder.TUTORIAL.indexOf("    devices:")) + """
                devices:
                  - {name: in-file, secret: "${file:secrets/in-file}"}
                  - {name: in-export, secret: "${csv:secrets/export.csv}"}
                certificates: ../certificates/devices.csv
            """;

    private static final String HEADER = "DeviceName,DeviceSecret,ProductKey\n";

    @TempDir
    private Path folder;

    private Path project;
    private Path elsewhere;
    private Compilation compilation;

    @BeforeEach
    void build() throws IOException {
        Path root = folder.toRealPath();
        project = Files.createDirectory(root.resolve("project"));
        elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        DevicesFolder devices = new DevicesFolder(project)
                .with("secrets/in-file", "secretOfTheFile\n")
                .with("secrets/export.csv", HEADER + "in-export,secretOfTheExport,a1hahpgAs3s\n")
                .with("src/main/certificates/devices.csv", HEADER + "fleet,secretOfTheFleet,a1hahpgAs3s\n");
        compilation = GeneratedProject.of(devices, YAML)
                .compile(root.resolve("classes"), Map.of("com/example/tracker/Application.java", APPLICATION));
        assertThat(compilation.messages()).isEmpty();
    }

    @Test
    void inTheProjectsFolderItFindsWhatTheBuildFound() throws Exception {
        assertThat(started(project)).containsExactly("secretOfTheFile", "secretOfTheExport", "secretOfTheFleet");
    }

    @Test
    void elsewhereItSaysWhereItLookedAndHowToNameAnotherPlace() throws Exception {
        List<String> said = started(elsewhere);

        assertThat(said).hasSize(3);
        assertThat(said.get(0))
                .contains(elsewhere.resolve("secrets/in-file").toString())
                .contains("absolute path")
                .contains("SecretSource.file");
        assertThat(said.get(1))
                .contains(elsewhere.resolve("secrets/export.csv").toString())
                .contains("absolute path")
                .contains("SecretSource.csv");
        assertThat(said.get(2))
                .contains(elsewhere.resolve("src/main/certificates/devices.csv").toString())
                .contains("-Datforge.certificates.Tracker=FILE")
                .contains("SecretSource.csv");
    }

    @Test
    void elsewhereItFindsTheCertificatesThatItIsTold() throws Exception {
        Path told = Files.move(
                project.resolve("src/main/certificates/devices.csv"), elsewhere.resolve("on the gateway.csv"));

        assertThat(started(elsewhere, "-Datforge.certificates.Tracker=" + told))
                .last()
                .isEqualTo("secretOfTheFleet");
        assertThat(started(elsewhere, "-Datforge.certificates.Tracker=on the gateway.csv"))
                .last()
                .isEqualTo("secretOfTheFleet");
    }

    /** The folder of devices.yaml need not be on the gateway, only what it names. */
    @Test
    void itNeedsNoFolderThatHoldsNothing() throws Exception {
        Path gateway = Files.createDirectory(elsewhere.resolve("gateway"));
        Path place = gateway.resolve("src/main/certificates/devices.csv");
        Files.createDirectories(place.getParent());
        Files.copy(project.resolve("src/main/certificates/devices.csv"), place);

        assertThat(started(gateway)).last().isEqualTo("secretOfTheFleet");
    }

    private List<String> started(Path in, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                compilation.classes() + File.pathSeparator + System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.addAll(List.of("com.example.tracker.Application", "in-file", "in-export", "fleet"));
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(said::toString).isZero();
        return said;
    }
}
