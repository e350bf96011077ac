package io.atforge.maven.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.FileNames;
import io.atforge.maven.GoldenText;
import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.codegen.GeneratedProject;
import io.atforge.maven.source.UserMistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitializationTest {

    private static final String SECRET = "e62b4a826ff47c02cff2359f1f3dae0f";
    private static final String HEADER = "DeviceName,DeviceSecret,ProductKey\n";
    private static final String EXPORT = HEADER
            + "unit-2," + SECRET + ",a1hahpgAs3s\n"
            + "unit-1," + SECRET + ",a1hahpgAs3s\n"
            + "unit-1," + SECRET + ",k02m26Wpp9S\n";

    @TempDir
    Path temporary;

    private Path basedir;
    private Path devices;

    @BeforeEach
    void createProject() throws IOException {
        basedir = Files.createDirectory(temporary.resolve("project"));
        devices = basedir.resolve("src/main/atforge/devices.yaml");
    }

    @Test
    void theStandInPassesTheBuildAsItIs() throws Exception {
        List<String> said = init(Optional.empty());

        GoldenText.compare("init/stand-in.yaml", Files.readString(devices));
        assertThat(compiled()).isEmpty();
        assertThat(said)
                .containsExactly(
                        "wrote src/main/atforge/devices.yaml, with a product and a device of the tutorial as stand-ins",
                        "next: look through src/main/atforge/devices.yaml, and put your own in their place",
                        "next: mvn atforge:modem            a virtual modem for it; says which port it has",
                        "next: mvn atforge:run \"-Datforge.port=serial:/dev/ttyUSB0?baud=115200\""
                                + "    on that port, or a modem's");
    }

    @Test
    void anExportOfTwoProductsPassesTheBuildAsItIs() throws Exception {
        Path export = file("fleet/devices.csv", EXPORT);

        List<String> said = init(Optional.of(export));

        String yaml = Files.readString(devices);
        GoldenText.compare("init/two-products.yaml", yaml);
        assertThat(compiled()).isEmpty();
        assertThat(said)
                .containsExactly(
                        "wrote src/main/atforge/devices.yaml, with 2 products and 3 devices of fleet/devices.csv",
                        "fleet/devices.csv holds the secrets of the devices: keep it out of version control (.gitignore)",
                        "next: look through src/main/atforge/devices.yaml, and give the products their names",
                        "next: mvn atforge:modem            a virtual modem for it; says which port it has",
                        "next: mvn atforge:run \"-Datforge.port=serial:/dev/ttyUSB0?baud=115200\""
                                + " -Datforge.device=unit-1 -Datforge.product=Product1    on that port, or a modem's");
        assertThat(yaml + said).doesNotContain(SECRET);
        assertThat(export).hasContent(EXPORT);
    }

    @Test
    void anExportOfOneDeviceIsSaidInTheSingular() throws Exception {
        Path export = file("src/main/atforge/devices.csv", "\uFEFF" + HEADER + "unit-1," + SECRET + ",a1\r\n");

        assertThat(init(Optional.of(export)))
                .contains(
                        "wrote src/main/atforge/devices.yaml, with 1 product and 1 device of"
                                + " src/main/atforge/devices.csv",
                        "next: look through src/main/atforge/devices.yaml, and give Product1 its name");
        assertThat(devices).content().contains("certificates: devices.csv\n", "# 1 device in the export");
    }

    @Test
    void whatIsThereIsLeftAsItIs() throws Exception {
        file("src/main/atforge/devices.yaml", "mine");

        assertThatThrownBy(() -> init(Optional.empty()))
                .isInstanceOf(UserMistakeException.class)
                .hasMessage("src/main/atforge/devices.yaml is there already, and is left as it is; remove it to start"
                        + " anew, or set devices to another place");
        assertThat(devices).hasContent("mine");
        assertThat(folder(devices.getParent())).containsExactly("devices.yaml");
    }

    @Test
    void aFileInTheFoldersPlaceIsNamed() throws Exception {
        file("src/main/atforge", "mine");

        assertThatThrownBy(() -> init(Optional.empty()))
                .isInstanceOf(UserMistakeException.class)
                .hasMessage("src/main/atforge is a file, and src/main/atforge/devices.yaml is to be in a folder of that"
                        + " name; move it away, or set devices to another place");
        assertThat(basedir.resolve("src/main/atforge")).hasContent("mine");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conf/desk.yaml   | -Datforge.devices=conf/desk.yaml
            my desk/$1.yaml  | "-Datforge.devices=my desk/\\$1.yaml"
            """)
    void anotherPlaceIsInEachCommand(String place, String argument) throws Exception {
        devices = basedir.resolve(place);

        assertThat(init(Optional.empty()))
                .filteredOn(line -> line.contains("mvn "))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("next: mvn atforge:modem " + argument + " "),
                        line -> assertThat(line)
                                .startsWith("next: mvn atforge:run " + argument + " \"-Datforge.port="));
    }

    @Test
    void nothingIsWrittenBesideTheFile() throws Exception {
        init(Optional.empty());

        assertThat(folder(devices.getParent())).containsExactly("devices.yaml");
    }

    @Test
    void anExportOutsideOfTheProjectIsRefusedWithAPlaceForIt() throws Exception {
        Path export = Files.writeString(temporary.resolve("devices.csv"), EXPORT);

        assertThatThrownBy(() -> init(Optional.of(export)))
                .isInstanceOf(UserMistakeException.class)
                .hasMessage(
                        "the certificate export lies outside of the project's folder, and devices.yaml can only name"
                                + " a file in it: put it, for example, beside devices.yaml, as"
                                + " src/main/atforge/devices.csv, keep it out of version control, and name that one");
        assertThat(devices).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unit-1,S,a 1      | devices.csv:2:3: ProductKey 'a 1' is none: it has at most 20 letters and digits
            abc,S,a1          | devices.csv:2:1: 'abc' is no device name: a DeviceName has 4 to 32 characters of letters, digits, - _ @ . :
            unit-1,,a1        | devices.csv:2:2: DeviceSecret is empty; export the certificates again
            """)
    void aMistakeInTheExportHasItsPlace(String row, String problem) throws Exception {
        Path export = file("devices.csv", HEADER + row + "\n");

        assertThatThrownBy(() -> init(Optional.of(export)))
                .asInstanceOf(InstanceOfAssertFactories.type(UserMistakeException.class))
                .satisfies(mistake ->
                        assertThat(mistake.problems()).map(Object::toString).containsExactly(problem));
        assertThat(devices).doesNotExist();
    }

    @Test
    void anEmptyExportAndNoneAreRefused() throws Exception {
        Path empty = file("devices.csv", HEADER);

        assertThatThrownBy(() -> init(Optional.of(empty)))
                .hasMessage("devices.csv has no device; export the certificates again");
        assertThatThrownBy(() -> init(Optional.of(basedir.resolve("nope.csv"))))
                .hasMessage("there is no file nope.csv; -Datforge.certificates names the console's certificate export,"
                        + " seen from the project's folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"设备 证书.csv", "it's #1: a [x].csv", "null", "~", "-", "&a *b", "no", "1e3", "%TAG", "a\"b"})
    void anyNameOfAFileIsReadAsItIsWritten(String name) throws Exception {
        FileNames.assumePossible(name);
        Path export = file("src/main/atforge/" + name, EXPORT);

        init(Optional.of(export));

        DevicesFolder project = new DevicesFolder(basedir);
        assertThat(project.problems(Files.readString(devices))).isEmpty();
    }

    private List<String> init(Optional<Path> export) throws UserMistakeException, IOException {
        return new Initialization(basedir, devices, export).run();
    }

    private List<String> compiled() throws IOException {
        return GeneratedProject.of(new DevicesFolder(basedir), Files.readString(devices))
                .compile(temporary.resolve("classes"), Map.of())
                .messages();
    }

    private Path file(String name, String text) throws IOException {
        Path file = basedir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static List<String> folder(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
