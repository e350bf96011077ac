package io.atforge.maven.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.family.FamilyFolders;
import io.atforge.maven.family.OwnFamily;
import io.atforge.maven.script.Script;
import io.atforge.maven.source.Problem;
import io.atforge.maven.source.UserMistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project with modem families of its own, read and checked. */
class OwnFamilyTest {

    @TempDir
    Path basedir;

    private Path dialects;
    private OwnFamily mine;

    @BeforeEach
    void writeFamily() {
        dialects = basedir.resolve("src/main/atforge/dialects");
        mine = new OwnFamily(dialects, "mine");
        useIn("mine");
    }

    private void useIn(String dialect) {
        new DevicesFolder(basedir)
                .with(
                        "src/main/atforge/devices.yaml",
                        DevicesFolder.TUTORIAL.replace("dialect: air720", "dialect: " + dialect));
    }

    private CheckedProject read() throws UserMistakeException, IOException {
        Path atforge = basedir.resolve("src/main/atforge");
        return CheckedProject.read(
                new ProjectFiles(basedir, atforge.resolve("devices.yaml"), atforge.resolve("scripts"), dialects),
                false,
                InstantSource.system());
    }

    private List<String> mistakes() throws IOException {
        try {
            read();
            return List.of();
        } catch (UserMistakeException e) {
            return e.problems().stream()
                    .map(Problem::toString)
                    .map(problem -> problem.replaceFirst("^src/main/atforge/", ""))
                    .toList();
        }
    }

    /** What would enter the PIN is a script of the family's, which goes with others and with keys. */
    @Test
    void aPinNeedsItsScripts() throws Exception {
        mine.changed("dialect.properties", "pin-tries, pin, ", "");
        Files.delete(mine.folder().resolve("pin.at"));
        Files.delete(mine.folder().resolve("pin-tries.at"));
        assertThat(mistakes()).isEmpty();
        useIn("mine\n  pin: ${env.SIM_PIN}");

        assertThat(mistakes())
                .singleElement()
                .asString()
                .matches(
                        "devices.yaml:\\d+:8: modem dialect mine has no script pin, which would enter it; write its scripts"
                                + " pin and pin-tries, or remove pin and switch it off with the card in a telephone");

        mine.changed("dialect.properties", "release, ", "release, pin, ").with("pin.at", "AT+CPIN=\"${pin}\"\n");
        assertThat(mistakes()).hasSize(1).first().asString().contains("script pin needs pin-tries; add it");
    }

    @Test
    void itsScriptsAreFilledInAndItsFilesAreKept() throws Exception {
        mine.with("README.md", "# Mine");

        CheckedProject project = read();

        assertThat(project.devices().modem().dialect().title()).isEqualTo("mine");
        assertThat(project.scripts().get("Tracker").stream()
                        .filter(script -> script.name().equals("attach"))
                        .map(Script::text))
                .singleElement()
                .asString()
                .contains("AT+CSTT=\"3GWAP\"");
        assertThat(project.families())
                .containsEntry("META-INF/atforge/dialects/mine/rate.at", mine.text("rate.at"))
                .containsEntry("META-INF/atforge/dialects/mine/dialect.properties", mine.text("dialect.properties"))
                .doesNotContainKey("META-INF/atforge/dialects/mine/README.md");
        assertThat(project.inputs()).contains(mine.folder().resolve("rate.at"));
    }

    /** Ten mistakes of ten kinds, with two of devices.yaml. */
    @Test
    void everyMistakeIsToldWithThoseOfTheDevices() throws Exception {
        String settings = mine.text("dialect.properties")
                .lines()
                .filter(line -> !line.startsWith("lost.modem"))
                .map(line -> line.startsWith("guard.ms") ? "guard.ms = soon" : line)
                .map(line -> line.startsWith("echo.off") ? "ehco.off = ATE0" : line)
                .map(line -> line.startsWith("phase.sim") ? "phase.sim = /AT\\\\+CPIN[/" : line)
                .reduce("", (text, line) -> text + line + "\n");
        mine.with("dialect.properties", settings)
                .with("answers.txt", "AT | OK | fine\n")
                .with("errors.properties", "ten = a | b\n")
                .with("models.txt", "M1 | payload.limit = many\n")
                .with("rate.at", "AT+IPR=${rat}\n")
                .with("reset.at", "AT+RESET\n    within soon\n")
                .with("restart.at", "AT+RESET\n");
        useIn("mine\n  apm: x");
        List<String> lines = settings.lines().toList();

        assertThat(mistakes())
                .containsExactly(
                        "devices.yaml:8:3: unknown key 'apm' in modem; did you mean 'apn'?",
                        "dialects/mine/answers.txt:1:1: has 3 columns, not 4: command | answer | meaning | cure; a bar"
                                + " with blanks around it separates two",
                        "dialects/mine/dialect.properties:1:1: there is no echo.off; add it",
                        "dialects/mine/dialect.properties:1:1: there is no lost.modem; add it",
                        "dialects/mine/dialect.properties:" + (lines.indexOf("guard.ms = soon") + 1)
                                + ":12: must be a number from 0 to 60000, not 'soon'",
                        "dialects/mine/dialect.properties:" + (lines.indexOf("ehco.off = ATE0") + 1)
                                + ":1: unknown key 'ehco.off'; did you mean 'echo.off'?",
                        "dialects/mine/dialect.properties:"
                                + (lines.indexOf("phase.sim = /AT\\\\+CPIN[/") + 1)
                                + ":23: malformed regular expression AT\\+CPIN[: Unclosed character class",
                        "dialects/mine/errors.properties:1:1: 'ten' is no number of an error; write for"
                                + " example 10 = no SIM card | put one in",
                        "dialects/mine/models.txt:1:22: must be a number from 1 to 1048576, not 'many'",
                        "dialects/mine/rate.at:1:8: unknown value ${rat}; did you mean 'rate'?",
                        "dialects/mine/reset.at:2:12: 'soon' is no duration; write for example 500ms, 60s or 2m",
                        "dialects/mine/restart.at:1:1: scripts in dialect.properties does not name this script, so that"
                                + " nothing runs it; add it there, or delete it");
    }

    @Test
    void oneThatIsNotUsedIsCheckedToo() throws Exception {
        new OwnFamily(dialects, "other").with("rate.at", "IPR\n");

        assertThat(mistakes())
                .containsExactly("dialects/other/rate.at:1:1: 'IPR' is no AT command; indent it if it directs the"
                        + " command above");
    }

    @Test
    void aNameOfTheLibrarysIsRefused() throws Exception {
        new OwnFamily(dialects, "air720").with("rate.at", "IPR\n");

        assertThat(mistakes())
                .containsExactly(
                        "dialects/air720/dialect.properties:1:1: the library has a family air720, and a session"
                                + " takes that; give the folder another name");
    }

    @Test
    void itsNameIsSuggested() throws Exception {
        useIn("mnie");
        assertThat(mistakes()).containsExactly("devices.yaml:7:12: unknown dialect 'mnie'; did you mean 'mine'?");

        useIn("xyzzy");
        assertThat(mistakes())
                .singleElement()
                .asString()
                .startsWith("devices.yaml:7:12: unknown dialect 'xyzzy'; known are ")
                .endsWith(", mine");
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        Files.delete(mine.folder().resolve("attach.at"));
        Files.delete(mine.folder().resolve("publish.at"));
        Files.createDirectories(dialects.resolve("empty"));

        assertThat(mistakes())
                .hasSize(3)
                .anyMatch(mistake -> mistake.endsWith(": there is no file attach.at; write one"))
                .anyMatch(mistake -> mistake.endsWith(": there is no file publish.at; write one"))
                .contains("dialects/empty/dialect.properties:1:1: there is no such file; it says what the family is,"
                        + " begin with title and scripts");
    }

    @Test
    void aTransportThatItDoesNotDoIsRefused() throws Exception {
        new DevicesFolder(basedir)
                .with(
                        "src/main/atforge/devices.yaml",
                        DevicesFolder.TUTORIAL
                                .replace("dialect: air720", "dialect: mine")
                                .replace("platform:", "platform:\n  transport: tls"));
        mine.changed("dialect.properties", "authorities-find, authorities-write", "status")
                .changed("dialect.properties", "rate, status, fetch,", "rate, fetch,");
        Files.delete(mine.folder().resolve("authorities-find.at"));
        Files.delete(mine.folder().resolve("authorities-write.at"));
        assertThat(mistakes())
                .containsExactly("devices.yaml:8:3: modem dialect mine has no script authorities-find, which transport:"
                        + " tls needs");

        Files.delete(mine.folder().resolve("connect-tls.at"));
        assertThat(mistakes())
                .containsExactly(
                        "devices.yaml:8:3: modem dialect mine has no script connect-tls, which transport: tls needs");

        useIn("mine");
        assertThat(mistakes()).isEmpty();
    }

    /** Tests use the main families without taking them into their own folder, and may have others. */
    @Test
    void testsHaveTheirOwnBesideTheMainOnes() throws Exception {
        Path tests = basedir.resolve("src/test/atforge/dialects");
        new OwnFamily(tests, "fake");
        new OwnFamily(tests, "mine").changed("dialect.properties", "title = mine", "title = of the tests");
        new OwnFamily(dialects, "main");
        ProjectFiles files = new ProjectFiles(
                basedir,
                basedir.resolve("src/main/atforge/devices.yaml"),
                basedir.resolve("src/test/atforge/scripts"),
                "testDevices",
                new FamilyFolders(tests, Optional.of(dialects)));
        useIn("main");

        CheckedProject project = CheckedProject.read(files, false, InstantSource.system());

        assertThat(project.devices().modem().dialect().title()).isEqualTo("main");
        assertThat(project.families().keySet())
                .contains("META-INF/atforge/dialects/fake/attach.at")
                .noneMatch(path -> path.contains("/main/"));
        useIn("mine");
        assertThat(CheckedProject.read(files, false, InstantSource.system())
                        .devices()
                        .modem()
                        .dialect()
                        .title())
                .isEqualTo("of the tests");
        assertThat(project.inputs())
                .contains(
                        mine.folder().resolve("attach.at"),
                        tests.resolve("fake").resolve("attach.at"));
    }
}
