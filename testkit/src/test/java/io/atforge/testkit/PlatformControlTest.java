package io.atforge.testkit;

import static io.atforge.testkit.Conversation.MIPSTART;
import static io.atforge.testkit.Conversation.TOPIC;
import static io.atforge.testkit.Conversation.TUTORIAL_MCONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import io.atforge.testkit.platform.ConnectAttempt;
import io.atforge.testkit.platform.Refusal.Reason;
import io.atforge.topic.Permission;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can happen at a platform while it runs, and its limits. */
class PlatformControlTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String PK = "a1hahpgAs3s";

    @RegisterExtension
    static final AtForgeExtension ATFORGE = AtForgeExtension.builder()
            .platform(() -> IotPlatform.tutorial(IotPlatform.STAND_IN_SECRET)
                    .topic("/${productKey}/${deviceName}/user/#", Permission.SUBSCRIBE)
                    .clock(Clock.fixed(NOON, ZoneOffset.UTC))
                    .keepAliveHaste(30)
                    .connectWithin(Duration.ofMillis(300)))
            .build();

    @AfterEach
    void leaveNobodyConnected(IotPlatform platform) {
        platform.kickAll();
    }

    @Test
    void refusesOneOrAllUntilToldOtherwise(IotPlatform platform) {
        platform.refuse(PK, "test", 5);
        refused(platform, Mqtt3ConnAckReturnCode.NOT_AUTHORIZED);
        platform.refuse(PK, "test", 4);
        refused(platform, Mqtt3ConnAckReturnCode.BAD_USER_NAME_OR_PASSWORD);
        platform.admit(PK, "test");
        platform.refuseAll(3);
        refused(platform, Mqtt3ConnAckReturnCode.SERVER_UNAVAILABLE);
        platform.refuseAll(2);
        refused(platform, Mqtt3ConnAckReturnCode.IDENTIFIER_REJECTED);
        platform.refuseAll(1);
        refused(platform, Mqtt3ConnAckReturnCode.UNSUPPORTED_PROTOCOL_VERSION);
        platform.admitAll();
        client(platform, 60);
        assertThat(platform.connects(PK, "test")).hasSize(6).allSatisfy(attempt -> {
            assertThat(attempt.at()).isEqualTo(NOON);
            assertThat(attempt.clientId()).startsWith("test|");
        });
        assertThat(platform.connects())
                .last()
                .extracting(ConnectAttempt::refused)
                .isEqualTo(Optional.empty());
        assertThat(platform.connects(PK, "nobody")).isEmpty();
        assertThatThrownBy(() -> platform.refuseAll(6)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(IotPlatform platform, Mqtt3ConnAckReturnCode code) {
        assertThatThrownBy(() -> client(platform, 60))
                .isInstanceOfSatisfying(
                        Mqtt3ConnAckException.class,
                        e -> assertThat(e.getMqttMessage().getReturnCode()).isEqualTo(code));
        assertThat(platform.refusals())
                .last()
                .extracting(refusal -> refusal.reason())
                .isEqualTo(Reason.ORDERED);
    }

    @Test
    void countsTheConnectsOfAnyMinute() {
        List<ConnectAttempt> attempts = Stream.of(0, 10, 59, 60, 69, 70)
                .map(second -> new ConnectAttempt("test&pk", "id", NOON.plusSeconds(second), Optional.empty()))
                .toList();
        assertThat(ConnectAttempt.most(attempts, Duration.ofMinutes(1))).isEqualTo(4);
        assertThat(ConnectAttempt.most(List.of(), Duration.ofMinutes(1))).isZero();
    }

    @Test
    void deniesASubscriptionAndTheModemDoesNotSaySo(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        platform.deny(TOPIC);
        terminal.ok("AT+MSUB=\"" + TOPIC + "\",0");
        terminal.line("SUBACK");
        assertThat(platform.awaitRefusal(refusal -> true, PATIENCE).reason()).isEqualTo(Reason.ORDERED);
        platform.grant(TOPIC);
        platform.send(TOPIC, "not heard");
        terminal.ok("AT+MSUB=\"" + TOPIC + "\",0");
        terminal.line("SUBACK");
        platform.send(TOPIC, "heard");
        terminal.line("+MSUB: \"" + TOPIC + "\",5 byte,heard");
    }

    @Test
    void withholdsAcknowledgementsAndGivesThemLate(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.subscribed(modem);
        platform.withholdAcknowledgements(true);
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"taken\"");
        terminal.line("+MSUB: \"" + TOPIC + "\",5 byte,taken");
        for (int i = 0; i < 10; i++) {
            platform.send(TOPIC, "round " + i);
            terminal.line("+MSUB: \"" + TOPIC + "\",7 byte,round " + i);
        }
        platform.withholdAcknowledgements(false);
        terminal.line("PUBACK");
        platform.withholdAcknowledgements(true);
        terminal.ok("AT+MSUB=\"" + TOPIC + "\",0");
        platform.send(TOPIC, "before it");
        terminal.line("+MSUB: \"" + TOPIC + "\",9 byte,before it");
        platform.withholdAcknowledgements(false);
        terminal.line("SUBACK");
    }

    @Test
    void goesDownAndComesUpAtTheSameAddress(VirtualModem modem, IotPlatform platform) throws Exception {
        HostTerminal terminal = Conversation.online(modem);
        platform.stop();
        terminal.line("CLOSED");
        assertThat(platform.connected()).isEmpty();
        assertThatThrownBy(() -> platform.send(TOPIC, "x")).isInstanceOf(IllegalStateException.class);
        terminal.ok(MIPSTART);
        terminal.line("STATE: IP STATUS");
        terminal.line("CONNECT FAIL");
        platform.restart();
        Conversation.connect(terminal);
        terminal.ok("AT+MPUB=\"" + TOPIC + "\",1,0,\"again\"");
        terminal.line("PUBACK");
        assertThat(platform.received()).hasSize(1);
    }

    @Test
    void endsAConnectionAfterOneAndAHalfKeepAlives(IotPlatform platform) throws Exception {
        client(platform, 60);
        platform.awaitConnected(PK, "test", PATIENCE);
        platform.awaitDisconnected(PK, "test", PATIENCE);
    }

    @Test
    void doesNotWaitLongForConnect(VirtualModem modem, IotPlatform platform) throws Exception {
        try (Socket silent =
                new Socket(platform.address().getAddress(), platform.address().getPort())) {
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
        }
        HostTerminal terminal = new HostTerminal(modem.port());
        Conversation.attach(terminal);
        terminal.ok(TUTORIAL_MCONFIG);
        terminal.ok(MIPSTART);
        terminal.line("CONNECT OK");
        terminal.line("CLOSED");
    }

    @Test
    void takesAtMostEightTopicsAtOnceAndAHundredInAll(IotPlatform platform) {
        Mqtt3BlockingClient client = client(platform, 600);
        assertThatThrownBy(() -> subscribe(client, 0, 9)).isInstanceOf(Mqtt3SubAckException.class);
        assertThat(platform.refusals()).extracting(refusal -> refusal.reason()).containsExactly(Reason.TOO_MANY_TOPICS);
        for (int i = 0; i < 96; i += 8) {
            subscribe(client, i, i + 8);
        }
        subscribe(client, 96, 100);
        subscribe(client, 99, 100);
        assertThatThrownBy(() -> subscribe(client, 100, 101)).isInstanceOf(Mqtt3SubAckException.class);
        assertThat(platform.refusals())
                .last()
                .extracting(refusal -> refusal.reason())
                .isEqualTo(Reason.TOO_MANY_SUBSCRIPTIONS);
        client.unsubscribeWith().topicFilter(topic(50)).send();
        subscribe(client, 100, 101);
        client.disconnect();
        subscribe(client(platform, 600), 101, 102);
    }

    private static void subscribe(Mqtt3BlockingClient client, int from, int to) {
        client.subscribeWith()
                .addSubscriptions(IntStream.range(from, to)
                        .mapToObj(i -> Mqtt3Subscription.builder()
                                .topicFilter(topic(i))
                                .build()))
                .send();
    }

    private static String topic(int number) {
        return "/a1hahpgAs3s/test/user/" + number;
    }

    @Test
    void discardsALongPayloadAndStays(IotPlatform platform) throws Exception {
        Mqtt3BlockingClient client = client(platform, 600);
        client.publishWith().topic(TOPIC).payload(new byte[256 * 1024 + 1]).send();
        assertThat(platform.awaitRefusal(refusal -> true, PATIENCE).reason()).isEqualTo(Reason.PAYLOAD_TOO_LONG);
        client.publishWith().topic(TOPIC).payload(new byte[256 * 1024]).send();
        assertThat(platform.awaitPublish(message -> true, PATIENCE).payload()).hasSize(256 * 1024);
    }

    private static Mqtt3BlockingClient client(IotPlatform platform, int keepAlive) {
        Mqtt3BlockingClient client = MqttClient.builder()
                .useMqttVersion3()
                .serverAddress(platform.address())
                .identifier("test|securemode=3,signmethod=hmacsha1,timestamp=1544257319|")
                .simpleAuth()
                .username("test&a1hahpgAs3s")
                .password("41fcbbaee25f99de3fe31403af590017d1bed376".getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connectWith().keepAlive(keepAlive).send();
        return client;
    }
}
