package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.session.Message;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReceivedLineTest {

    @Test
    void whoeverSentItHasNoSayOverTheTerminal() {
        Message message =
                new Message("a\u001b[2J/b", "温度\r\n[ERROR] x\u001b]0;y\u0007".getBytes(StandardCharsets.UTF_8));

        assertThat(ReceivedLine.of(message)).isEqualTo("received on a\\x1B[2J/b: 温度\\x0D\\x0A[ERROR] x\\x1B]0;y\\x07");
    }
}
