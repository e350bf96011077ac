package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateExportTest {

    private static final String HEADER = "DeviceName,DeviceSecret,ProductKey\n";
    private static final String SECRET = "e62b4a826ff47c02cff2359f1f3dae0f";

    @TempDir
    Path basedir;

    private DevicesFolder folder;

    @BeforeEach
    void createFolder() {
        folder = new DevicesFolder(basedir);
    }

    @Test
    void namesAreSortedAndSecretsAreForgotten() {
        export(HEADER + "b-02," + SECRET + ",a1\nB-01," + SECRET + ",a1\n0001," + SECRET + ",a1\n");

        assertThat(names()).containsExactly("0001", "B-01", "b-02");
        assertThat(folder.read(yaml("devices.csv")).toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFDeviceName,DeviceSecret,ProductKey\r\ndev1,x,a1\r\ndev2,y,a1\r\n",
                "ProductKey,DeviceName,DeviceSecret\na1,dev1,x\na1,dev2,y",
                "\"DeviceName\",\"DeviceSecret\",\"ProductKey\"\n\"dev1\",\"x\",\"a1\"\n\n\"dev2\",\"y\",\"a1\"\n",
                "DeviceName , DeviceSecret , ProductKey\n dev1 , x , a1 \ndev2,y,a1",
                "CertUrl,DeviceName,DeviceSecret,ProductKey\nhttp://x,dev1,x,a1\n,dev2,y,a1"
            })
    void everyFormOfExportIsRead(String csv) {
        export(csv);

        assertThat(names()).containsExactly("dev1", "dev2");
    }

    /** The console exports every device of a product. */
    @Test
    void aDeviceOfTheYamlMayBeInTheExportAndIsNotListedTwice() {
        export("DeviceName,DeviceSecret,ProductKey\ntest,x,a1\ndev1,y,a1\n");

        assertThat(names()).containsExactly("dev1");
    }

    /** The same device name may be there once for each product. */
    @Test
    void anExportOfSeveralProductsIsNamedWithEachOfThem() {
        export(HEADER + "dev1,x,a1\ndev1,y,b2\ndev2,x,b2\n");

        assertThat(folder.read(yaml("devices.csv") + other("b2", "devices.csv"))
                        .orElseThrow()
                        .products())
                .extracting(product -> product.certificates().orElseThrow().deviceNames())
                .containsExactly(List.of("dev1"), List.of("dev1", "dev2"));
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void anExportOfAnotherProductIsStillAMistake() {
        export(HEADER + "dev1,x,b2\n");
        folder.with("src/main/atforge/other.csv", HEADER + "dev1,x,a1\n");

        assertThat(folder.problems(yaml("devices.csv") + other("b2", "other.csv")))
                .containsExactly(
                        "devices.csv:2:3: ProductKey 'b2' is not that of this product, a1; give each product its own"
                                + " export, or name this one with each product that is in it",
                        "other.csv:2:3: ProductKey 'a1' is not that of this product, b2; give each product its own"
                                + " export, or name this one with each product that is in it");
    }

    @Test
    void anExportWithoutRowsIsAnEmptyFleet() {
        export(HEADER);

        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            abc,x,a1               | 3:1: 'abc' is no device name: a DeviceName has 4 to 32 characters of letters, \
            digits, - _ @ . :
            dev1,y,a1              | 3:1: device 'dev1' is already on line 2; remove one
            dev2,,a1               | 3:2: DeviceSecret is empty; export the certificates again
            dev2," ",a1            | 3:2: DeviceSecret is empty; export the certificates again
            dev2,"a""b",a1         | 3:2: this is no DeviceSecret: it has at most 64 letters, digits, - _ @ . :
            dev2,y,a2              | 3:3: ProductKey 'a2' is not that of this product, a1; give each product its own \
            export, or name this one with each product that is in it
            dev2,y                 | 3:1: the row has 2 cells, the header has 3; export the \
            certificates again
            dev2,"y"z,a1           | 3:1: this row is no CSV; check its quotation marks
            """)
    void refusesARow(String row, String problem) {
        export(HEADER + "dev1,x,a1\n" + row + "\n");

        assertThat(folder.problems(yaml("devices.csv"))).containsExactly("devices.csv:" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b,c\n", "DeviceName,ProductKey\n", "devicename,devicesecret,productkey\n"})
    void refusesAnotherHeader(String csv) {
        export(csv);

        assertThat(folder.problems(yaml("devices.csv")))
                .containsExactly(
                        "devices.csv:1:1: the file must start with the header DeviceName,DeviceSecret,ProductKey,"
                                + " in any order");
    }

    @Test
    void refusesAnotherEncoding() throws IOException {
        Files.createDirectories(basedir.resolve("src/main/atforge"));
        Files.write(
                basedir.resolve("src/main/atforge/devices.csv"),
                (HEADER + "d\u00e9v1,x,a1").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(folder.problems(yaml("devices.csv")))
                .containsExactly("devices.csv:1:1: the file is not encoded in UTF-8; save it as UTF-8");
    }

    @Test
    void doesNotListAHundredThousandMistakes() {
        export(HEADER + "dev1,x,a2\n".repeat(1000));

        List<String> problems = folder.problems(yaml("devices.csv"));

        assertThat(problems).hasSizeLessThan(105);
        assertThat(problems)
                .last()
                .asString()
                .endsWith("there are too many mistakes in this file; the rows from here on were not checked");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(folder.problems(yaml("nope.csv")))
                .containsExactly("devices.yaml:8:19: there is no file"
                        + " src/main/atforge/nope.csv; certificates is seen from the folder of devices.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../../../etc/passwd", "a/../../../../../x.csv"})
    void refusesAPathOutOfTheProject(String path) {
        assertThat(folder.problems(yaml(path)))
                .containsExactly(
                        "devices.yaml:8:19: certificates must be a relative path that stays in the project's folder");
    }

    @Test
    void takesAPathIntoAnotherFolderOfTheProject() {
        folder.with("fleet/devices.csv", HEADER + "dev1,x,a1\n");

        assertThat(folder.problems(yaml("../../../fleet/devices.csv"))).isEmpty();
    }

    private void export(String csv) {
        folder.with("src/main/atforge/devices.csv", csv);
    }

    private List<String> names() {
        List<String> names = folder.read(yaml("devices.csv"))
                .orElseThrow()
                .products()
                .get(0)
                .certificates()
                .orElseThrow()
                .deviceNames();
        assertThat(folder.problems()).isEmpty();
        return names;
    }

    private static String other(String key, String certificates) {
        return """
                  - key: %s
                    name: B
                    certificates: %s
                """.formatted(key, certificates);
    }

    private static String yaml(String certificates) {
        return """
                version: 1
                modem: {dialect: air720}
                products:
                  - key: a1
                    devices:
                      - name: test
                        secret: ${env.S}
                    certificates: %s
                    name: A
                """.formatted(certificates);
    }
}
