package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.AtTimeoutException;
import io.atforge.InvalidArgumentException;
import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
import io.atforge.bench.Tracker;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final SessionBench bench = new SessionBench();
    private final ManualLoop loop = bench.loop;
    private final ScriptedPort port = bench.port;
    private final DefaultModemSession<Tracker> session = bench.session;

    @Test
    void routesAMessageToEveryHandlerWhoseTopicMatches() {
        bench.online();
        List<String> heard = new ArrayList<>();
        bench.done(session.subscribeAsync(Tracker.TEST_TOPIC, message -> heard.add("test " + message.text())));
        bench.done(session.subscribeAsync(Tracker.COMMANDS, message -> heard.add(message.topic())));
        bench.receive("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",2 byte,hi\r\n"
                + "\r\n+MSUB: \"/a1hahpgAs3s/test/commands/led/on\",1 byte,1\r\n"
                + "\r\n+MSUB: \"/a1hahpgAs3s/test/other\",1 byte,1\r\n");

        assertThat(heard).containsExactly("test hi", "/a1hahpgAs3s/test/commands/led/on");
    }

    @Test
    void hearsNothingMoreAfterUnsubscribing() {
        bench.online();
        List<Message> heard = new ArrayList<>();
        bench.done(session.subscribeAsync(Tracker.TEST_TOPIC, heard::add));
        bench.done(session.unsubscribeAsync(Tracker.TEST_TOPIC));
        bench.receive("\r\n+MSUB: \"/a1hahpgAs3s/test/test\",2 byte,hi\r\n");

        assertThat(heard).isEmpty();
        assertThat(port.written()).contains("AT+MUNSUB=\"/a1hahpgAs3s/test/test\"");
    }

    @Test
    void keepsHearingWhenAHandlerThrows() {
        bench.online();
        List<String> heard = new ArrayList<>();
        bench.done(session.subscribeAsync(Tracker.TEST_TOPIC, message -> {
            heard.add(message.text());
            throw new IllegalStateException("the application's bug");
        }));
        bench.receive(
                "\r\n+MSUB: \"/a1hahpgAs3s/test/test\",1 byte,1\r\n\r\n+MSUB: \"/a1hahpgAs3s/test/test\",1 byte,2\r\n");

        assertThat(heard).containsExactly("1", "2");
    }

    @Test
    void escapesAPayloadSoThatItCannotEndItsCommand() {
        bench.online();
        assertThat(bench.done(session.publishAsync(Tracker.TEST_TOPIC, "\"\r\nATH\\"))
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);

        assertThat(port.written()).contains("AT+MPUB=\"/a1hahpgAs3s/test/test\",0,0,\"\\22\\0D\\0AATH\\5C\"");
    }

    @Test
    void sendsBytesWithoutAnEscapeAsData() {
        bench.online();
        byte[] payload = {0, 1, (byte) 0xFF};
        bench.on("AT+MPUBEX", "\r\n>");
        bench.on(new String(payload, StandardCharsets.ISO_8859_1), "\r\nOK\r\n");

        assertThat(bench.done(session.publishAsync(Tracker.TEST_TOPIC, payload)).outcome())
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(port.written())
                .containsSubsequence(
                        "AT+MPUBEX=\"/a1hahpgAs3s/test/test\",0,0,3", new String(payload, StandardCharsets.ISO_8859_1));
    }

    @Test
    void sendsATextAsDataWhoseEscapedFormIsOverTheLimit() {
        bench.online();
        bench.on("AT+MPUBEX", "\r\n>");

        bench.done(session.publishAsync(Tracker.TEST_TOPIC, "\"".repeat(454)));

        assertThat(port.written()).contains("AT+MPUBEX=\"/a1hahpgAs3s/test/test\",0,0,454");
    }

    @Test
    void sendsNothingOfAPayloadOverTheLimit() {
        bench.online();
        int written = port.written().size();

        assertThatThrownBy(() -> session.publishAsync(Tracker.TEST_TOPIC, new byte[1361]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1361 bytes")
                .hasMessageContaining("1360");
        loop.run();
        assertThat(port.written()).hasSize(written);
    }

    @Test
    void tellsAnAcknowledgedPublishFromOneThatMayBeLost() {
        bench.online();
        assertThat(bench.done(session.publishAsync(Tracker.REPORT, "1")).outcome())
                .isEqualTo(Outcome.ACKNOWLEDGED);

        bench.on("AT+MPUB=\"/a1hahpgAs3s/test/report\"", "\r\nOK\r\n");
        CompletableFuture<PublishResult> unacknowledged = session.publishAsync(Tracker.REPORT, "2");
        loop.advance(Duration.ofSeconds(31));
        assertThat(bench.done(unacknowledged)).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(result.cause()).containsInstanceOf(AtTimeoutException.class);
        });
    }

    @Test
    void tellsThatTheModemRefusedAPublish() {
        bench.online();
        bench.on("AT+MPUB", "\r\nERROR\r\n");

        assertThat(bench.done(session.publishAsync(Tracker.TEST_TOPIC, "1"))).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.cause()).containsInstanceOf(ModemErrorException.class);
        });
    }

    @Test
    void publishesNothingWhileOffline() {
        assertThat(bench.done(session.publishAsync(Tracker.TEST_TOPIC, "1"))).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.cause()).containsInstanceOf(NotConnectedException.class);
        });
    }
}
