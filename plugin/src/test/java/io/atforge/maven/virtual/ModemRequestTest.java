package io.atforge.maven.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.source.UserMistakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModemRequestTest {

    private static final Path CA = Path.of("ca.pem");
    private static final List<String> ALWAYS = List.of(
            "--project", "-", "--parent", Long.toString(ProcessHandle.current().pid()));
    private static final ModemRequest.Line PTY = new ModemRequest.Line(false, Optional.empty());

    @TempDir
    Path folder;

    @Test
    void nothingIsAskedForByDefault() throws Exception {
        assertThat(new ModemRequest(
                                Optional.empty(), Optional.empty(), Optional.empty(), PTY, false, CA, Optional.empty())
                        .arguments(ModemFolder.project(folder)))
                .isEqualTo(ALWAYS);
    }

    @Test
    void everythingCanBeAskedFor() throws Exception {
        Path scenario = Files.writeString(folder.resolve("scenario"), "");
        Path link = folder.resolve("link");
        assertThat(new ModemRequest(
                                Optional.of("ec25"),
                                Optional.of("861234567890123"),
                                Optional.of(scenario),
                                new ModemRequest.Line(false, Optional.of(link)),
                                true,
                                CA,
                                Optional.of(new ModemRequest.Page(OptionalInt.of(8080))))
                        .arguments(ModemFolder.project(folder)))
                .containsSubsequence(ALWAYS)
                .containsSubsequence("--model", "ec25")
                .containsSubsequence("--imei", "861234567890123")
                .containsSubsequence("--scenario", scenario.toString())
                .containsSubsequence("--link", link.toString())
                .containsSubsequence("--ca", "ca.pem")
                .containsSubsequence("--page", "--page-port", "8080")
                .doesNotContain("--tcp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transport: tls", "authentication: https"})
    void tlsIsThereForDevicesThatNeedIt(String setting) throws Exception {
        String yaml = ModemFolder.YAML.replace(
                "host: ${env.ATFORGE_TEST_NO_SUCH_HOST:10.0.0.1}", "region: cn-shanghai\n  " + setting);
        assertThat(new ModemRequest(
                                Optional.empty(), Optional.empty(), Optional.empty(), PTY, false, CA, Optional.empty())
                        .arguments(ModemFolder.project(folder, yaml)))
                .containsSubsequence("--ca", "ca.pem");
    }

    @Test
    void aTcpPortHasNoLink() {
        fails(
                new ModemRequest(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new ModemRequest.Line(true, Optional.of(Path.of("link"))),
                        false,
                        CA,
                        Optional.empty()),
                "a TCP port has no link: leave out -Datforge.link or -Datforge.tcp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"86123456789012", "8612345678901234", "--page"})
    void anImeiHas15Digits(String number) {
        fails(
                new ModemRequest(
                        Optional.empty(), Optional.of(number), Optional.empty(), PTY, false, CA, Optional.empty()),
                "an IMEI has 15 digits, which '" + number + "' has not; correct -Datforge.imei, or leave it out");
    }

    @Test
    void aScenarioIsAFile() {
        fails(
                new ModemRequest(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Path.of("nowhere")),
                        PTY,
                        false,
                        CA,
                        Optional.empty()),
                "there is no file nowhere; set -Datforge.scenario to the place of your scenario, or leave it out");
    }

    private void fails(ModemRequest request, String message) {
        assertThatThrownBy(() -> request.arguments(ModemFolder.project(folder)))
                .isInstanceOf(UserMistakeException.class)
                .hasMessage(message);
    }
}
