package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException;
import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.port.Port;
import io.atforge.testkit.IotPlatform;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the goal script prints, pasted into the virtual modem by one who knows only what is printed. */
@Timeout(120)
class PastedConversationTest {

    private static final String SECRET = "the-secret";
    private static final Pattern WAIT = Pattern.compile("# wait for ([^,;]+)(?:, then ([^,;]+))?.*");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private IotPlatform platform;
    private VirtualModem modem;
    private Port port;

    @BeforeEach
    void plugIn() {
        platform = IotPlatform.tutorial(SECRET).start();
        modem = VirtualModem.builder().platform(platform).build();
        port = modem.port();
        port.open(new Lines(said));
    }

    @AfterEach
    void unplug() {
        port.close();
        modem.close();
        platform.close();
    }

    @Test
    void lineByLineItBringsTheDeviceOnlineAndItsMessageThere() throws Exception {
        List<String> answers = new ArrayList<>();
        for (String line : conversation("helloworld")) {
            Matcher wait = WAIT.matcher(line);
            if (wait.matches()) {
                answers.add(await(wait.group(1)));
                if (wait.group(2) != null) {
                    answers.add(await(wait.group(2)));
                }
            } else {
                // every line, as one who pastes does not sort them
                paste(line);
            }
        }

        assertThat(platform.awaitPublish(message -> true, PATIENCE).payload())
                .asString()
                .isEqualTo("helloworld");
        assertThat(answers).contains("CONNECT OK", "CONNACK OK", "SUBACK");
        platform.awaitDisconnected("a1hahpgAs3s", "test", PATIENCE);
    }

    @Test
    void theLinesBesideTheCommandsDoNothing() throws Exception {
        for (String line : conversation("helloworld")) {
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

    private List<String> conversation(String payload) throws Exception {
        new DevicesFolder(folder)
                .with("devices.yaml", DevicesFolder.TUTORIAL.replace("${env.TRACKER_TEST_SECRET}", SECRET));
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
    private String await(String wanted) throws InterruptedException {
        List<String> choices = Arrays.asList(wanted.split(" or "));
        String line;
        do {
            line = said.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(line).as("a line %s", wanted).isNotNull().doesNotContain("ERROR", "FAIL");
        } while (!choices.contains(line)
                && !(wanted.startsWith("/") && line.matches(wanted.substring(1, wanted.length() - 1))));
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
}
