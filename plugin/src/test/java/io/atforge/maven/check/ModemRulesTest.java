package io.atforge.maven.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section modem: one line of YAML in, one message with its place out. */
class ModemRulesTest {

    private static final String ADVICE = "write ${env.NAME}, ${sys.name}, ${file:path} or ${csv:path}";

    @TempDir
    Path basedir;

    private static final String PRODUCTS = "products:\n  - key: a1\n    name: Tracker\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dialect: air721                         | 3:12: unknown dialect 'air721'; did you mean 'air720'?
            dialect: ec20                           | 3:12: unknown dialect 'ec20'; known are air720, air780e, quectel, \
            simcom
            {dialect: air720, apm: x}               | 3:21: unknown key 'apm' in modem; did you mean 'apn'?
            {dialect: air720, apn: 3G"WAP}          | 3:26: apn may hold only ASCII characters without quotes and \
            control characters
            {dialect: air720, apn: "3G\\nWAP"}      | 3:26: apn may hold only ASCII characters without quotes and \
            control characters
            {dialect: air720, apn: "${password}"}   | 3:26: apn is no secret and takes no reference; write it out
            {dialect: air720, user: me}             | 3:27: user needs an apn; add apn
            {dialect: air720, apn: a, password: "${env.P}"} | 3:39: password needs a user; add user
            """)
    void refusesInModem(String line, String problem) {
        assertThat(new DevicesFolder(basedir).problems(withModem(line))).containsExactly("devices.yaml:" + problem);
    }

    @Test
    void refusesAnAccessPointThatTheModemCannotTake() {
        DevicesFolder folder = new DevicesFolder(basedir).embedSecrets();

        assertThat(folder.problems(withModem("{dialect: air720, apn: " + "a".repeat(129) + "}")))
                .containsExactly("devices.yaml:3:26: apn has 129 characters, at most 128 are possible");
        assertThat(folder.problems(withModem("{dialect: air720, apn: a, user: " + "u".repeat(33) + "}")))
                .containsExactly("devices.yaml:3:35: user has 33 characters, at most 32 are possible");
        assertThat(folder.problems(withModem("{dialect: air720, apn: a, user: u, password: " + "p".repeat(33) + "}")))
                .containsExactly("devices.yaml:3:48: password may hold at most 32 ASCII characters without quotes and"
                        + " control characters");
        assertThat(folder.problems(withModem("{dialect: air720, apn: a, user: u, password: 'p\"q'}")))
                .containsExactly("devices.yaml:3:48: password may hold at most 32 ASCII characters without quotes and"
                        + " control characters");
    }

    @Test
    void refusesAWrittenOutPasswordWithoutShowingIt() {
        assertThat(new DevicesFolder(basedir)
                        .problems(withModem("{dialect: air720, apn: a, user: u, password: hunter2}")))
                .containsExactly("devices.yaml:3:48: the password itself is written here and would be in every class"
                        + " file and jar; " + ADVICE + ", or, for throw-away devices, set embedSecrets to true");
    }

    private static String withModem(String line) {
        return "version: 1\nmodem:\n  " + line + "\n" + PRODUCTS;
    }
}
