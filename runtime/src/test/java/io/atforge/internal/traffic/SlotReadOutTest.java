package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.SecretSource;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.session.SessionState;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A modem that keeps messages, and reads out one slot at a time. */
class SlotReadOutTest {

    private final ManualLoop loop = new ManualLoop();
    private final ScriptedPort port = new ScriptedPort(SlotReadOutTest::reply);
    private final DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<>(
                    new Device<>(Tracker.LOOKALIKE_PRODUCT, "test", SecretSource.literal(Tracker.SECRET)))
            .port(port)
            .loop(loop)
            .threads(Runnable::run)
            .build();

    private static String reply(String command) {
        if (command.startsWith("AT+MSLOT=")) {
            String slot = command.substring("AT+MSLOT=".length()).strip();
            return "\r\n+MSUB: \"/a1hahpgAs3s/test/test\",6 byte,slot " + slot + "\r\n\r\nOK\r\n";
        }
        return Family.LOOKALIKE.replies().entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("\r\nOK\r\n");
    }

    @Test
    void readsOutEachSlotThatIsAnnounced() {
        List<String> received = new ArrayList<>();
        session.connectAsync();
        session.subscribeAsync(Tracker.TEST_TOPIC, message -> received.add(message.text()));
        // the family pauses between commands
        loop.advance(Duration.ofMinutes(1));
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);

        port.receive("\r\n+MSLOT: 3\r\n\r\n+MSLOT: 0\r\n\r\n+MSLOT: 3\r\n");
        loop.advance(Duration.ofSeconds(1));

        assertThat(received).containsExactly("slot 3", "slot 0", "slot 3");
    }
}
