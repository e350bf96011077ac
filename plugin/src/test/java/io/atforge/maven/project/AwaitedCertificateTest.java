package io.atforge.maven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.source.Problem;
import io.atforge.maven.source.UserMistakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that is written only after the project has been read. */
class AwaitedCertificateTest {

    @TempDir
    Path folder;

    private Path file;
    private ProjectFiles files;

    @BeforeEach
    void name() {
        new DevicesFolder(folder).with("src/main/atforge/devices.yaml", """
                version: 1
                platform:
                  transport: tls
                  ca: ../../../target/atforge/ca.pem
                modem:
                  dialect: air720
                products:
                  - key: a1hahpgAs3s
                    name: Tracker
                    devices:
                      - name: test
                        secret: ${env.ATFORGE_TEST_NO_SUCH_VARIABLE}
                """);
        Path atforge = folder.resolve("src/main/atforge");
        file = folder.resolve("target/atforge/ca.pem");
        files = new ProjectFiles(folder, atforge.resolve("devices.yaml"), atforge.resolve("scripts"));
    }

    @Test
    void needNotBeThere() throws Exception {
        assertThat(CheckedProject.readBefore(files, InstantSource.system(), file)
                        .devices()
                        .platform()
                        .authorities())
                .isEmpty();
    }

    @Test
    void thatOfAnEarlierTimeDoesNotCount() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "no certificate");
        assertThat(CheckedProject.readBefore(files, InstantSource.system(), file)
                        .named())
                .isEmpty();
    }

    @Test
    void anyOtherIsMissed() {
        assertMissed(() ->
                CheckedProject.readBefore(files, InstantSource.system(), folder.resolve("target/atforge/other.pem")));
        assertMissed(() -> CheckedProject.read(files, true, InstantSource.system()));
    }

    private static void assertMissed(ThrowableAssert.ThrowingCallable read) {
        assertThat(catchThrowableOfType(UserMistakeException.class, read).problems())
                .extracting(Problem::message)
                .containsExactly("there is no file target/atforge/ca.pem; ca is seen from the folder of devices.yaml");
    }
}
