package io.atforge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.topic.Permission;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The platform's life: several in one JVM, nothing left behind. */
class IotPlatformTest {

    @Test
    void twoPlatformsKeepToThemselvesAndLeaveNoFiles() throws Exception {
        long before = folders();
        IotPlatform first = IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET).start();
        IotPlatform second = IotPlatform.builder().product("other").start();
        try (VirtualModem modem = VirtualModem.builder().platform(first).build()) {
            HostTerminal terminal = Conversation.subscribed(modem);
            second.send(Conversation.TOPIC, "from the wrong platform");
            first.send(Conversation.TOPIC, "from the right platform");
            terminal.line("+MSUB: \"" + Conversation.TOPIC + "\",23 byte,from the right platform");
            assertThat(first.connected()).hasSize(1);
            assertThat(second.connected()).isEmpty();
            second.close();
            assertThat(first.address().getAddress().isLoopbackAddress()).isTrue();
            first.close();
            terminal.line("CLOSED");
        }
        assertThat(folders()).isEqualTo(before);
        assertThatThrownBy(() ->
                        new Socket(first.address().getAddress(), first.address().getPort()).close())
                .isInstanceOf(ConnectException.class);
        first.close();
    }

    @Test
    void waitingForNothingEndsInTime() {
        try (IotPlatform platform =
                IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET).start()) {
            assertThatThrownBy(() -> platform.awaitPublish(message -> true, Duration.ofMillis(1)))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void takesOnlyTopicClassesThatThePlatformWouldTake() {
        IotPlatformBuilder builder = IotPlatform.builder();
        assertThatThrownBy(() -> builder.device("test", "secret")).isInstanceOf(IllegalStateException.class);
        builder.product("pk");
        assertThatThrownBy(() -> builder.topic("/pk/${deviceName}/a/#", Permission.PUBLISH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wildcard");
        assertThatThrownBy(() -> builder.topic("/pk/test/a", Permission.PUBLISH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Another process tests beside this one. */
    private static long folders() throws IOException {
        String own = "atforge-platform-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(own))
                    .count();
        }
    }
}
