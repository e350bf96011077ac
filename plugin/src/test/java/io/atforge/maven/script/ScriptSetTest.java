package io.atforge.maven.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.model.DevicesFile;
import io.atforge.maven.source.Problem;
import io.atforge.maven.source.Problems;
import io.atforge.script.AtScriptParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptSetTest {

    private static final String SCRIPTS = "src/main/atforge/scripts/";

    @TempDir
    Path basedir;

    private final Problems problems = new Problems();

    @Test
    void fillsInWhatIsKnownAtBuildTime() throws IOException {
        assertThat(text("connect", DevicesFolder.TUTORIAL)).isEqualTo("""
                AT+MCONFIG="${clientId}","${username}","${password}"
                AT+MIPSTART="a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com","1883"
                    until   CONNECT OK
                    fail    CONNECT FAIL, ALREADY CONNECT
                    within  60s
                AT+MCONNECT=1,600
                    until   CONNACK OK
                    fail    ERROR, CLOSED
                    within  30s
                """);
    }

    @Test
    void transportChoosesTheConnectScript() throws IOException {
        String yaml = DevicesFolder.TUTORIAL.replace("platform:", "platform:\n  transport: tls\n  cleanSession: false");

        assertThat(text("connect", yaml))
                .contains(
                        "AT+SSLMIPSTART=\"a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"",
                        "AT+MCONNECT=0,600");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            apn: 3GWAP                                   | AT+CSTT="3GWAP"
            apn:                                         | AT+CSTT
            apn: 3GWAP~  user: me                        | AT+CSTT="3GWAP","me"
            apn: 3GWAP~  user: me~  password: ${env.P}   | AT+CSTT="3GWAP","me","${accessPointPassword}"
            """)
    void accessPointIsFilledInWithoutItsPassword(String settings, String command) throws IOException {
        String yaml = DevicesFolder.TUTORIAL.replace("apn: 3GWAP", settings.replace('~', '\n'));

        assertThat(text("attach", yaml)).contains("\n" + command + "\n");
    }

    @Test
    void theProjectsScriptReplacesTheDialects() throws IOException {
        write(
                "disconnect.at",
                "\uFEFF# ours: ${host} stays\r\nAT+MDISCONNECT\r\n"
                        + "    data  ${productKey} ${keepAlive}\r\n    prompt >\r\n");

        assertThat(text("disconnect", DevicesFolder.TUTORIAL))
                .isEqualTo("# ours: ${host} stays\nAT+MDISCONNECT\n    data  a1hahpgAs3s 600\n    prompt >\n");
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void everyScriptOfTheDialectParses() throws IOException {
        List<Script> scripts = read(DevicesFolder.TUTORIAL);
        assertThat(scripts).extracting(Script::name).contains("attach", "connect", "publish", "disconnect");
        for (Script script : scripts) {
            assertThat(AtScriptParser.parse(script.name() + ".at", script.text())
                            .steps())
                    .isNotEmpty();
        }
        assertThat(problems.sorted()).isEmpty();
    }

    /** The filled text is longer than what stands in the user's file: the place is that of the file. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            AT+X="${hots}"                       | 1:7: unknown value ${hots}; did you mean 'host'?
            AT+X="${host}","${usrname}"          | 1:17: unknown value ${usrname}; did you mean 'username'?
            AT+X="${host}","${cleanSession}",${  | 1:34: ${ without }
            AT+X="${accessPoint}${username"      | 1:21: ${ without }
            AT~    untill OK                     | 2:5: unknown directive 'untill'; did you mean 'until'?
            AT~    within ${host}                | 2:12: 'a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com' is no \
            duration; write for example 500ms, 60s or 2m
            host=${host}                         | 1:1: 'host=a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com' is no \
            AT command; indent it if it directs the command above
            """)
    void problemsHaveTheirPlaceInTheUsersFile(String script, String problem) throws IOException {
        write("connect.at", script.replace('~', '\n'));

        read(DevicesFolder.TUTORIAL);

        assertThat(problems.sorted()).extracting(Problem::toString).containsExactly(SCRIPTS + "connect.at:" + problem);
    }

    @Test
    void refusesAScriptThatNothingRuns() throws IOException {
        write("conect.at", "AT\n");
        write("readme.txt", "not a script");

        read(DevicesFolder.TUTORIAL);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        SCRIPTS
                                + "conect.at:1:1: no script is called 'conect' with modem dialect air720; did you mean 'connect'?");
    }

    @Test
    void refusesAnotherEncoding() throws IOException {
        Files.createDirectories(basedir.resolve(SCRIPTS));
        Files.write(basedir.resolve(SCRIPTS + "attach.at"), "# \u00e9".getBytes(StandardCharsets.ISO_8859_1));

        read(DevicesFolder.TUTORIAL);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(SCRIPTS + "attach.at:1:1: the file is not encoded in UTF-8; save it as UTF-8");
    }

    private void write(String script, String text) {
        new DevicesFolder(basedir).with(SCRIPTS + script, text);
    }

    private String text(String name, String yaml) throws IOException {
        return read(yaml).stream()
                .filter(script -> script.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private List<Script> read(String yaml) throws IOException {
        DevicesFile file = new DevicesFolder(basedir).read(yaml).orElseThrow();
        return ScriptSet.read(file, basedir, basedir.resolve(SCRIPTS), problems)
                .of(file.products().get(0), problems);
    }
}
