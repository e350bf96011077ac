package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException;
import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.port.Port;
import io.atforge.session.Message;
import io.atforge.testkit.IotPlatform;
import io.atforge.testkit.VirtualModem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The goal {@code run} on a modem that another program, or the network, left in the middle. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ModemRunFirstTryTest {

    private static final String SECRET = "qIpssQEfjxuGoiDHCiQ6PZb1vUJ7SsAM";

    @TempDir
    Path folder;

    @Test
    void holdsItsConversationAfterTheNetworkTookTheBearer() throws Exception {
        try (IotPlatform platform = IotPlatform.tutorial(SECRET).start();
                VirtualModem modem = VirtualModem.builder().platform(platform).build()) {
            type(modem.port(), "AT+CSTT\rAT+CIICR\rAT+CIFSR\r", "10.69.48.127");
            modem.deactivateBearer();

            assertThat(run(modem.port())).map(Message::text).contains("helloworld");
        }
    }

    /** What a person types, until the modem has said something. */
    private static void type(Port port, String text, String until) throws InterruptedException {
        StringBuffer said = new StringBuffer();
        CountDownLatch done = new CountDownLatch(1);
        port.open(new Port.Receiver() {
            @Override
            public void received(byte[] buffer, int length) {
                said.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
                if (said.indexOf(until) >= 0) {
                    done.countDown();
                }
            }

            @Override
            public void lost(PortException cause) {}
        });
        port.write(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(done.await(20, TimeUnit.SECONDS)).as(said.toString()).isTrue();
        port.close();
    }

    private Optional<Message> run(Port port) throws Exception {
        new DevicesFolder(folder)
                .with("devices.yaml", DevicesFolder.TUTORIAL.replace("${env.TRACKER_TEST_SECRET}", SECRET));
        CheckedProject project = CheckedProject.read(
                new ProjectFiles(folder, folder.resolve("devices.yaml"), folder.resolve("scripts")),
                true,
                InstantSource.system());
        ChosenDevice device = new DeviceQuery(Optional.of("test"), Optional.empty()).find(project);
        return new ModemRun(
                        device,
                        port,
                        HttpsClient.MODEM,
                        new TopicQuery(Optional.empty()).find(device),
                        "helloworld",
                        Duration.ofSeconds(20))
                .run(line -> {}, Recorders.unread());
    }
}
