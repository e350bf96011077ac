package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.model.DeviceDeclaration;
import io.atforge.maven.model.DevicesFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole file: some YAML in, one message with its place out. */
class DevicesFileRulesTest {

    private static final String HEAD = "version: 1\nmodem: {dialect: air720}\nproducts:\n";

    @TempDir
    Path basedir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            modem: {dialect: air720}~products: [{key: a1, name: A}]             | 1:1: the file has no version; write \
            version: 1
            version: 2~modem: {dialect: air720}~products: [{key: a1, name: A}]  | 1:10: version '2' is not known to \
            this plugin; write version: 1
            version: 1~products: [{key: a1, name: A}]                           | 1:1: the file has no modem; write \
            modem: with dialect: below it
            version: 1~modem: {dialect: air720}                                 | 1:1: the file has no products; list \
            at least one product
            version: 1~modem: {dialect: air720}~products: []                    | 3:1: the file has no products; list \
            at least one product
            version: 1~modem: {dialect: air720}~product: [{key: a1, name: A}]   | 3:1: unknown key 'product' in the \
            file; did you mean 'products'?
            - 1                                                                 | 1:1: the file must be a mapping of \
            keys to values, not a list
            # nothing                                                           | 1:1: the file is empty; start it \
            with version: 1
            """)
    void refusesAFile(String yaml, String problem) {
        assertThat(new DevicesFolder(basedir).problems(yaml.replace('~', '\n')))
                .containsExactly("devices.yaml:" + problem);
    }

    @Test
    void namesThatLookLikeNumbersAndBooleansKeepTheirText() {
        DevicesFolder folder = new DevicesFolder(basedir);

        DevicesFile file = folder.read(HEAD + """
                  - key: 0861234
                    name: A
                    topics:
                      - {name: no, class: "/0861234/${deviceName}/on", permission: PUB}
                    devices:
                      - {name: 0861234567, secret: "${env.S}"}
                      - {name: 2024-01-02, secret: "${env.S}"}
                      - {name: true, secret: "${env.S}"}
                """).orElseThrow();

        assertThat(folder.problems()).isEmpty();
        assertThat(file.products().get(0).key()).isEqualTo("0861234");
        assertThat(file.products().get(0).topics().get(0).name()).isEqualTo("no");
        assertThat(file.products().get(0).devices())
                .extracting(DeviceDeclaration::name)
                .containsExactly("0861234567", "2024-01-02", "true");
    }
}
