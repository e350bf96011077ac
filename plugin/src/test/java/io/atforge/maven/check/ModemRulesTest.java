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
            {dialect: air720, apn: "${password}"}   | 3:26: apn: '${password}' is no reference; write \
            ${env.NAME}, ${env.NAME:default}, ${sys.name}, ${sys.name:default} or ${file:path}, and nothing around it
            {dialect: air720, user: me}             | 3:27: user needs an apn; add apn
            {dialect: air720, apn: a, password: "${env.P}"} | 3:39: password needs a user; add user
            {dialect: "${env.M:air721}"}            | 3:13: unknown dialect 'air721'; did you mean 'air720'?
            {dialect: "${env.M:}"}                  | 3:13: the default of dialect is empty; write one, or leave out \
            its colon
            {dialect: "x${env.M}"}                  | 3:13: dialect: 'x${env.M}' is no reference; write \
            ${env.NAME}, ${env.NAME:default}, ${sys.name}, ${sys.name:default} or ${file:path}, and nothing around it
            {dialect: air720, model: "EC\t200"}     | 3:28: a model's name has at most 64 printable ASCII characters
            {dialect: air720, apn: "${env.A-B}"}    | 3:26: apn: no shell can export a variable called 'A-B': its name \
            has only letters A-Z and a-z, digits and _, and starts with no digit; write ${env.A_B}
            {dialect: air720, apn: '${env.A:3G"}'}  | 3:26: the default of apn may hold only ASCII characters without \
            quotes and control characters
            {dialect: air720, apn: "${csv:a.csv}"}  | 3:26: apn: '${csv:a.csv}' is no reference; write \
            ${env.NAME}, ${env.NAME:default}, ${sys.name}, ${sys.name:default} or ${file:path}, and nothing around it
            {dialect: air720, apn: {name: a}}       | 3:26: apn must be a text, not a mapping of keys to values
            {dialect: air720, apn: [a, ""]}         | 3:30: this entry of apn is empty; write the name of an access \
            point, or chosenBy: network
            {dialect: air720, apn: [a, [b]]}        | 3:30: an entry of apn must be a mapping of keys to values, not a \
            list
            {dialect: air720, apn: [a, a]}          | 3:30: this access point is in the list already; remove one
            {dialect: air720, apn: [a], user: u}    | 3:37: user belongs to one access point, and apn is a list; write \
            it into the entry that asks for it: name: …, user: …, password: …
            {dialect: air720, apn: [{user: u}]}     | 3:27: an entry of apn has no name; write the name of an access \
            point, or chosenBy: network
            {dialect: air720, apn: [{nmae: u}]}     | 3:28: unknown key 'nmae' in an entry of apn; did you mean 'name'?
            {dialect: air720, apn: [{chosenBy: me}]} | 3:38: unknown chosenBy 'me'; known are network
            {dialect: air720, apn: [{chosenBy: network, user: u}]} | 3:53: the network chooses the access point and \
            asks for no user; remove user, or chosenBy
            {dialect: air720, apn: [{name: a, password: "${env.P}"}]} | 3:47: password needs a user; add user
            {dialect: air720, pin: "${csv:a.csv}"}  | 3:26: pin: a certificate export holds secrets of devices, and no \
            PIN; write ${env.NAME}, ${sys.name} or ${file:path}
            {dialect: air720, pin: "${env.A-B}"}    | 3:26: pin: no shell can export a variable called 'A-B': its name \
            has only letters A-Z and a-z, digits and _, and starts with no digit; write ${env.A_B}
            {dialect: air720, pin: "${env.PIN:1234}"} | 3:26: pin: a secret has no default, which would be in every \
            jar; leave out the colon and what follows it
            {dialect: air720, pin: [1]}             | 3:26: pin must be a text, not a list
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
    void refusesAWrittenOutPinWithoutShowingIt() {
        assertThat(new DevicesFolder(basedir).problems(withModem("{dialect: air720, pin: 4711}")))
                .containsExactly(
                        "devices.yaml:3:26: the pin itself is written here and would be in every class file and"
                                + " jar; write ${env.NAME}, ${sys.name} or ${file:path}, or, for throw-away devices, set"
                                + " embedSecrets to true");
        DevicesFolder folder = new DevicesFolder(basedir).embedSecrets();
        assertThat(folder.problems(withModem("{dialect: air720, pin: 4711}"))).isEmpty();
        assertThat(folder.problems(withModem("{dialect: air720, pin: 471}")))
                .containsExactly("devices.yaml:3:26: pin has 4 to 8 digits, and nothing else");
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
