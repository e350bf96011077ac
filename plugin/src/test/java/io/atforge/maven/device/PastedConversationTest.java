package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException;
import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.port.Port;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.VirtualModem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the goal script prints, pasted into the virtual modem by one who knows only what is printed. */
@Timeout(120)
class PastedConversationTest {

    private static final String SECRET = "the-secret";
    private static final String LINE = "(?:/[^/]*/|[^,;/]+?)";
    private static final String LINES = "(" + LINE + "(?: or " + LINE + ")*)";
    private static final Pattern WAIT = Pattern.compile("# wait for " + LINES + "(?:, then " + LINES + ")?(?:[,;].*)?");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private IotPlatform platform;
    private VirtualModem modem;
    private Port port;

    void plugIn(ModemModel model) {
        platform = IotPlatform.tutorial(SECRET).start();
        modem = VirtualModem.builder().model(model).platform(platform).build();
        port = modem.port();
        port.open(new Lines(said));
    }

    @AfterEach
    void unplug() {
        port.close();
        modem.close();
        platform.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AIR720  | CONNECT OK, CONNACK OK, SUBACK
            AIR780E | CONNECT OK, CONNACK OK, SUBACK
            EC200   | '+QMTOPEN: 0,0', '+QMTCONN: 0,0,0'
            EC25    | '+QMTOPEN: 0,0', '+QMTCONN: 0,0,0'
            A7670   | '+CMQTTCONNECT: 0,0', '+CMQTTSUB: 0,0'
            SIM7600 | '+CMQTTCONNECT: 0,0', '+CMQTTSUB: 0,0'
            """)
    void lineByLineItBringsTheDeviceOnlineAndItsMessageThere(ModemModel model, String expected) throws Exception {
        plugIn(model);
        List<String> answers = new ArrayList<>();
        for (String line : conversation(model, "helloworld")) {
            Matcher wait = WAIT.matcher(line);
            if (line.equals("# wait for > and send:")) {
                // no line, and there before the modem takes anything else
                continue;
            }
            if (wait.matches()) {
                List<String> seen = new ArrayList<>();
                answers.add(await(wait.group(1), seen));
                // some firmware says it before OK
                if (wait.group(2) != null && seen.stream().noneMatch(each -> isOne(choices(wait.group(2)), each))) {
                    answers.add(await(wait.group(2), seen));
                }
            } else {
                // every line, as one who pastes does not sort them
                paste(line);
            }
        }

        assertThat(platform.awaitPublish(message -> true, PATIENCE).payload())
                .asString()
                .isEqualTo("helloworld");
        assertThat(answers).containsAll(List.of(expected.replace("'", "").split(", ")));
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
    }

    @Test
    void theLinesBesideTheCommandsDoNothing() throws Exception {
        plugIn(ModemModel.AIR720);
        for (String line : conversation(ModemModel.AIR720, "helloworld")) {
            if (line.startsWith("#")) {
                paste(line);
            }
        }
        paste("AT");

        List<String> answers = new ArrayList<>();
        String answer;
        do {
            answer = said.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(answer).isNotNull();
            answers.add(answer);
        } while (!answer.equals("OK"));

        assertThat(answers).filteredOn(line -> !line.startsWith("#")).containsExactly("AT", "OK");
    }

    private List<String> conversation(ModemModel model, String payload) throws Exception {
        new DevicesFolder(folder)
                .with(
                        "devices.yaml",
                        DevicesFolder.TUTORIAL
                                .replace("${env.TRACKER_TEST_SECRET}", SECRET)
                                .replace("dialect: air720", "dialect: " + model.dialect()));
        CheckedProject project = CheckedProject.read(
                new ProjectFiles(folder, folder.resolve("devices.yaml"), folder.resolve("scripts")),
                true,
                InstantSource.system());
        ChosenDevice device = new DeviceQuery(Optional.of("test"), Optional.empty()).find(project);
        return TerminalScript.of(
                device,
                device.signIn(OptionalLong.of(789)),
                HttpsClient.MODEM,
                new TopicQuery(Optional.empty()).find(device),
                payload);
    }

    private void paste(String line) {
        port.write((line + "\r").getBytes(StandardCharsets.UTF_8));
    }

    /** One of several lines, or one that fits a regular expression between slashes. */
    private String await(String wanted, List<String> seen) throws InterruptedException {
        String line;
        do {
            line = said.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(line).as("a line %s", wanted).isNotNull().doesNotContain("ERROR", "FAIL");
            seen.add(line);
        } while (!isOne(choices(wanted), line));
        return line;
    }

    private static final class Lines implements Port.Receiver {

        private final BlockingQueue<String> lines;
        private final StringBuilder line = new StringBuilder();

        Lines(BlockingQueue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void received(byte[] buffer, int length) {
            for (char c : new String(buffer, 0, length, StandardCharsets.ISO_8859_1).toCharArray()) {
                if (c != '\r' && c != '\n') {
                    line.append(c);
                } else if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
            }
        }

        @Override
        public void lost(PortException cause) {
            lines.add("lost");
        }
    }

    private static List<String> choices(String wanted) {
        return Arrays.asList(wanted.split(" or "));
    }

    private static boolean isOne(List<String> choices, String line) {
        return choices.stream()
                .anyMatch(choice -> choice.startsWith("/")
                        ? line.matches(choice.substring(1, choice.length() - 1))
                        : line.equals(choice));
    }
}
