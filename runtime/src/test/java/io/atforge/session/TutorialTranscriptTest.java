package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.aliyun.DeviceTriple;
import io.atforge.aliyun.SecureMode;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Signer;
import io.atforge.bench.Tracker;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.port.Port;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ReplayPort;
import io.atforge.testing.ScriptedPort;
import io.atforge.testing.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tutorial's own conversation, with all its noise, drives a session to the end. */
class TutorialTranscriptTest {

    private static final Set<String> PREPARE = Set.of(
            "AT+CPIN?",
            "AT",
            "ATE0",
            "AT+CMEE=1",
            "AT+MQTTMSGSET=0",
            "AT+MQTTMODE=0",
            "AT+CNMI=2,0,0,0,0",
            "AT+CMGF=0",
            "AT+CSDH=1");

    private final ManualLoop loop = new ManualLoop();
    private final List<String> messages = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final List<String> wire = new ArrayList<>();

    private void drive(Port port) {
        DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<>(Tracker.TEST)
                .port(port)
                .credentials(() -> Signer.credentials(
                        new DeviceTriple("a1hahpgAs3s", "test", Tracker.SECRET),
                        "test",
                        SecureMode.TCP_DIRECT,
                        SignMethod.HMACSHA1,
                        OptionalLong.of(1544257319)))
                .loop(loop)
                .threads(Runnable::run)
                .build();
        session.trace(entry -> trace.add(entry.toString()));
        session.wiretap(entry -> wire.add(entry.toString()));

        CompletableFuture<Void> connected = session.connectAsync();
        loop.run();
        assertThat(connected).isCompleted();
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);

        CompletableFuture<Void> subscribed =
                session.subscribeAsync(Tracker.TEST_TOPIC, message -> messages.add(message.text()));
        loop.run();
        assertThat(subscribed).isCompleted();

        CompletableFuture<PublishResult> published = session.publishAsync(Tracker.TEST_TOPIC, "helloworld");
        loop.run();
        assertThat(published.join().outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(messages).containsExactly("helloworld");

        CompletableFuture<Void> closed = session.signOff();
        loop.run();
        assertThat(closed).isCompleted();
    }

    @Test
    void drivesASessionToTheMessageThatComesBack() {
        Transcript transcript = new Transcript("/tutorial.transcript", PREPARE);
        ScriptedPort port = new ScriptedPort(transcript);

        drive(port);

        assertThat(transcript.isOver()).isTrue();
        assertThat(port.isOpen()).isFalse();
        assertThat(trace).contains("← +MSUB: \"/a1hahpgAs3s/test/test\",10 byte,helloworld");
        assertThat(trace.stream().filter(line -> line.contains("AT+MCONFIG=")))
                .hasSize(2)
                .allMatch(line -> line.endsWith("\"test&a1hahpgAs3s\",\"******\""));
    }

    @Test
    void recordsAConversationThatCanBePlayedBackAndHoldsNoPassword() {
        drive(new ScriptedPort(new Transcript("/tutorial.transcript", PREPARE)));
        List<String> recorded = List.copyOf(wire);
        messages.clear();
        ReplayPort replay = new ReplayPort(recorded);

        drive(replay);

        assertThat(replay.isOver()).isTrue();
        assertThat(recorded).noneMatch(line -> line.contains("c65de7069643b59fc972e8884fede9aaffeada38"));
        assertThat(trace).noneMatch(line -> line.contains("c65de7069643b59fc972e8884fede9aaffeada38"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 64})
    void endsTheSameInPiecesOfAnyLength(int bytes) {
        ScriptedPort port = new ScriptedPort(new Transcript("/tutorial.transcript", PREPARE));
        port.cut(bytes);

        drive(port);
    }
}
