package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.maven.source.UserMistakeException;
import io.atforge.session.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed, and what is run, is what holds on this machine. */
class SiteTest {

    private static final String HOST = "atforge.test.plugin.host";
    private static final String APN = "atforge.test.plugin.apn";
    private static final String FAMILY = "atforge.test.plugin.family";

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        new DevicesFolder(folder)
                .with(
                        "devices.yaml",
                        DevicesFolder.TUTORIAL
                                .replace("${env.TRACKER_TEST_SECRET}", "the-secret")
                                .replace("region: cn-shanghai", "host: ${sys." + HOST + "}\n  port: ${file:port}")
                                .replace("dialect: air720", "dialect: ${sys." + FAMILY + ":air720}")
                                .replace(
                                        "apn: 3GWAP",
                                        "apn:\n    - ${sys." + APN + ":3GWAP}\n    - name: b\n      user: ${sys." + APN
                                                + ".user:me}\n      password: pw\n    - chosenBy: network"))
                .with("port", "1884\n");
    }

    @AfterEach
    void unset() {
        List.of(HOST, APN, FAMILY).forEach(System::clearProperty);
    }

    @Test
    void printsWhatHoldsHere() throws Exception {
        System.setProperty(HOST, "10.1.2.3");
        System.setProperty(APN, "gate.example");
        ChosenDevice device = chosen();

        assertThat(device.platform().endpoint()).hasToString("10.1.2.3:1884");
        assertThat(conversation(device))
                .contains("AT+CSTT=\"gate.example\"", "AT+MIPSTART=\"10.1.2.3\",\"1884\"")
                .anyMatch(line -> line.startsWith("#") && line.contains("access point b with user me, the network's"))
                .noneMatch(line -> line.contains("${") || line.contains("pw"));
    }

    @Test
    void runsWhatHoldsHere() throws Exception {
        System.setProperty(HOST, "10.1.2.3");
        ScriptedModem modem = new ScriptedModem();

        assertThat(run(modem)).map(Message::text).contains("helloworld");
        assertThat(modem.commands())
                .containsSubsequence("AT+CSTT=\"3GWAP\"", "AT+MIPSTART=\"10.1.2.3\",\"1884\"", "AT+MCONNECT=1,600");
    }

    @Test
    void runsAScriptOfTheProjectsOwnWithWhatHoldsHere() throws Exception {
        new DevicesFolder(folder).with("scripts/connect.at", """
                AT+MCONFIG="${clientId}","${username}","${password}"
                AT+MIPSTART="${host}",${port},4
                    until   CONNECT OK
                AT+MCONNECT=${cleanSession},${keepAlive}
                    until   CONNACK OK
                """);
        System.setProperty(HOST, "10.1.2.3");
        ScriptedModem modem = new ScriptedModem();

        assertThat(run(modem)).map(Message::text).contains("helloworld");
        assertThat(modem.commands()).contains("AT+MIPSTART=\"10.1.2.3\",1884,4", "AT+MCONNECT=1,600");
        assertThat(conversation(chosen())).contains("AT+MIPSTART=\"10.1.2.3\",1884,4");
    }

    @Test
    void saysWhatIsMissingHere() {
        assertThatThrownBy(this::chosen)
                .isInstanceOf(UserMistakeException.class)
                .hasMessageContaining("platform.host is looked for in system property " + HOST)
                .hasMessageContaining("not set");

        System.setProperty(HOST, "no host");
        assertThatThrownBy(this::chosen)
                .isInstanceOf(UserMistakeException.class)
                .hasMessageContaining("system property " + HOST)
                .hasMessageNotContaining("no host");

        System.setProperty(HOST, "10.1.2.3");
        System.setProperty(FAMILY, "air721");
        assertThatThrownBy(this::chosen)
                .isInstanceOf(UserMistakeException.class)
                .hasMessageContaining("unknown modem dialect 'air721'");
    }

    private List<String> conversation(ChosenDevice device) throws UserMistakeException {
        return TerminalScript.of(
                device,
                device.signIn(OptionalLong.of(1)),
                HttpsClient.MODEM,
                new TopicQuery(Optional.empty()).find(device),
                "helloworld");
    }

    private Optional<Message> run(ScriptedModem modem) throws Exception {
        ChosenDevice device = chosen();
        return new ModemRun(
                        device,
                        modem,
                        HttpsClient.MODEM,
                        new TopicQuery(Optional.empty()).find(device),
                        "helloworld",
                        Duration.ofSeconds(10))
                .run(line -> {}, Recorders.unread());
    }

    private ChosenDevice chosen() throws Exception {
        CheckedProject project = CheckedProject.read(
                new ProjectFiles(folder, folder.resolve("devices.yaml"), folder.resolve("scripts")),
                true,
                InstantSource.system());
        return new DeviceQuery(Optional.of("test"), Optional.empty()).find(project.now());
    }
}
