package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.maven.source.UserMistakeException;
import io.atforge.session.Message;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.modem.cellular.PinTries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModemRunTest {

    @TempDir
    Path folder;

    @Test
    void holdsTheTutorialsConversationWithoutGeneratedCode() throws Exception {
        new DevicesFolder(folder)
                .with("devices.yaml", DevicesFolder.TUTORIAL.replace("${env.TRACKER_TEST_SECRET}", "the-secret"));
        ChosenDevice device = chosen();
        ScriptedModem modem = new ScriptedModem();
        List<String> console = new CopyOnWriteArrayList<>();

        Optional<Message> message = new ModemRun(
                        device,
                        modem,
                        HttpsClient.MODEM,
                        new TopicQuery(Optional.empty()).find(device),
                        "helloworld",
                        Duration.ofSeconds(10))
                .run(console::add);

        assertThat(message).map(Message::text).contains("helloworld");
        assertThat(modem.commands())
                .containsSubsequence(
                        "AT+MIPSTART=\"a1hahpgAs3s.iot-as-mqtt.cn-shanghai.aliyuncs.com\",\"1883\"",
                        "AT+MCONNECT=1,600",
                        "AT+MSUB=\"/a1hahpgAs3s/test/test\",0",
                        "AT+MPUB=\"/a1hahpgAs3s/test/test\",0,0,\"helloworld\"",
                        "AT+MDISCONNECT");
        String login = modem.commands().stream()
                .filter(line -> line.startsWith("AT+MCONFIG"))
                .findFirst()
                .orElseThrow();
        String password = login.replaceAll(".*\"(.*)\"$", "$1");
        assertThat(console)
                .anyMatch(line -> line.matches("[→>] \\Q" + login.replace(password, "******") + "\\E"))
                .anyMatch(line -> line.matches("[←<] \\Q+MSUB: \"/a1hahpgAs3s/test/test\",10 byte,helloworld\\E"))
                .noneMatch(line -> line.contains(password) || line.contains("the-secret"));
    }

    @Test
    void looksForEverySecretBeforeItOpensThePort() throws Exception {
        new DevicesFolder(folder)
                .with(
                        "devices.yaml",
                        DevicesFolder.TUTORIAL
                                .replace("${env.TRACKER_TEST_SECRET}", "${sys.no.such.secret}")
                                .replace("apn: 3GWAP", "apn: 3GWAP\n  user: me\n  password: ${sys.no.such.password}"));
        ChosenDevice device = chosen();
        ScriptedModem modem = new ScriptedModem();

        assertThatThrownBy(() -> new ModemRun(
                                device,
                                modem,
                                HttpsClient.MODEM,
                                Optional.empty(),
                                "helloworld",
                                Duration.ofSeconds(10))
                        .run(line -> {}))
                .isInstanceOf(UserMistakeException.class)
                .hasMessageContaining("no.such.secret")
                .hasMessageContaining("no.such.password");
        assertThat(modem.wasOpened()).isFalse();
    }

    /** The PIN lies in a file of the project, and is read only if the card asks. */
    @Test
    void unlocksTheSimCardAndShowsItsPinNowhere() throws Exception {
        String pin = "47110815";
        new DevicesFolder(folder)
                .with(
                        "devices.yaml",
                        DevicesFolder.TUTORIAL
                                .replace("${env.TRACKER_TEST_SECRET}", "the-secret")
                                .replace("apn: 3GWAP", "apn: 3GWAP\n  pin: ${file:pin.txt}"));
        ChosenDevice device = chosen();
        List<String> console = new CopyOnWriteArrayList<>();
        try (IotPlatform platform = IotPlatform.tutorial("the-secret").start()) {
            for (boolean asks : List.of(false, true)) {
                try (VirtualModem modem =
                        VirtualModem.builder().platform(platform).build()) {
                    if (asks) {
                        Files.writeString(folder.resolve("pin.txt"), pin + "\n");
                        modem.simPin(pin, 3);
                    }
                    Optional<Message> message = new ModemRun(
                                    device,
                                    modem.port(),
                                    HttpsClient.MODEM,
                                    new TopicQuery(Optional.empty()).find(device),
                                    "helloworld",
                                    Duration.ofSeconds(30))
                            .run(console::add);
                    assertThat(message).map(Message::text).contains("helloworld");
                    assertThat(modem.pinTries()).isEqualTo(new PinTries(asks ? 1 : 0, 3));
                }
            }
        }
        assertThat(console)
                .anyMatch(line -> line.contains("AT+CPIN=\"******\""))
                .noneMatch(line -> line.contains(pin));
        assertThat(TerminalScript.of(
                        device, device.signIn(OptionalLong.empty()), HttpsClient.MODEM, Optional.empty(), "helloworld"))
                .anyMatch(line -> line.startsWith("# If the SIM card asks for its PIN"))
                .noneMatch(line -> line.contains(pin));
    }

    private ChosenDevice chosen() throws Exception {
        CheckedProject project = CheckedProject.read(
                new ProjectFiles(folder, folder.resolve("devices.yaml"), folder.resolve("scripts")),
                true,
                InstantSource.system());
        return new DeviceQuery(Optional.of("test"), Optional.empty()).find(project);
    }
}
