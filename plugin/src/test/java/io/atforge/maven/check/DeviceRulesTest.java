package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.model.DevicesFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The devices of a product: some YAML in, one message with its place out. */
class DeviceRulesTest {

    private static final String HEAD = "version: 1\nmodem: {dialect: air720}\nproducts:\n";

    @TempDir
    Path basedir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name: abc, secret: "${env.S}"}    | 6:10: 'abc' is no device name: a DeviceName has 4 to 32 characters of \
            letters, digits, - _ @ . :
            {name: "a*/b", secret: "${env.S}"} | 6:10: 'a*/b' is no device name: a DeviceName has 4 to 32 characters \
            of letters, digits, - _ @ . :
            {secret: "${env.S}"}               | 6:3: device has no name; write its DeviceName
            {name: abcd}                       | 6:3: device has no secret; write ${env.NAME}, ${sys.name}, \
            ${file:path} or ${csv:path}
            {name: abcd, secret: ""}           | 6:16: device has no secret; write ${env.NAME}, ${sys.name}, \
            ${file:path} or ${csv:path}
            {name: abcd, secret: "${env.A-1}"} | 6:24: secret: no shell can export a variable called 'A-1': its name has \
            only letters A-Z and a-z, digits and _, and starts with no digit; write ${env.A_1}
            {name: abcd, secret: "${env.A B}"} | 6:24: secret: no shell can export a variable called 'A B': its name has \
            only letters A-Z and a-z, digits and _, and starts with no digit; write ${env.A_B}
            {name: abcd, secret: "${env.1A}"}  | 6:24: secret: no shell can export a variable called '1A': its name has \
            only letters A-Z and a-z, digits and _, and starts with no digit; write ${env._1A}
            {name: abcd, secret: "${env. }"}   | 6:24: secret: no shell can export a variable called ' ': its name has \
            only letters A-Z and a-z, digits and _, and starts with no digit; write ${env.NAME}
            {name: abcd, secret: "${env.密钥}"} | 6:24: secret: no shell can export a variable called '密钥': its name has \
            only letters A-Z and a-z, digits and _, and starts with no digit; write ${env.NAME}
            {name: abcd, secret: "${env.S:57f7d0c9}"} | 6:24: secret: a secret has no default, which would be in every \
            jar; leave out the colon and what follows it
            {name: abcd, secret: "${sys.s:57f7d0c9}"} | 6:24: secret: a secret has no default, which would be in every \
            jar; leave out the colon and what follows it
            {name: abcd, secret: "${envS}"}    | 6:24: secret: not a secret reference; use ${env.NAME}, ${sys.name}, \
            ${file:path} or ${csv:path}
            {name: abcd, secret: "${file:\\0}"} | 6:24: secret: the reference holds no path: Nul \
            character not allowed
            {name: test, secret: "${env.S}"}   | 6:10: device 'test' is already on line 5; remove one
            {name: TEST, secret: "${env.S}"}   | 6:10: 'TEST' and 'test' on line 5 would both become TEST in Java; \
            rename one
            """)
    void refusesADevice(String device, String problem) {
        assertThat(problems(
                        "  - {key: a1, name: A, devices: [\n  {name: test, secret: \"${env.S}\"},\n  " + device + "]}"))
                .containsExactly("devices.yaml:" + problem);
    }

    @Test
    void refusesASecretWithoutShowingItUnlessEmbedSecrets() {
        String yaml = HEAD + "  - {key: a1, name: A, devices: [{name: test, secret: 57f7d0c9}]}";

        assertThat(new DevicesFolder(basedir).problems(yaml))
                .singleElement()
                .asString()
                .startsWith("devices.yaml:4:55: the secret itself is written here")
                .doesNotContain("57f7d0c9");
        assertThat(new DevicesFolder(basedir).embedSecrets().problems(yaml)).isEmpty();
    }

    @Test
    void noTextFormShowsASecret() {
        DevicesFile file = new DevicesFolder(basedir)
                .embedSecrets()
                .read(HEAD + "  - {key: a1, name: A, devices: [{name: test, secret: 57f7d0c9}]}")
                .orElseThrow();

        assertThat(file.products().get(0).devices().get(0).secret().text()).isEqualTo("57f7d0c9");
        assertThat(file.toString()).doesNotContain("57f7d0c9");
    }

    private List<String> problems(String products) {
        return new DevicesFolder(basedir).problems(HEAD + products);
    }
}
