package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.ModemErrorException;
import io.atforge.NotConnectedException;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SecretSource;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.device.Product;
import io.atforge.internal.concurrent.Failures;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.log.CapturedLog;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the platform kept comes as soon as the device signs in: no message is lost in silence. */
class UnclaimedMessagesTest {

    private static final String KEPT = message("/a1hahpgAs3s/test/test", "kept");
    private static final String OTHER = message("/a1hahpgAs3s/test/other", "other");

    private final CapturedLog log = CapturedLog.open();
    private final ManualLoop loop = new ManualLoop();
    private final List<String> heard = new ArrayList<>();
    private final List<SessionEvent> events = new ArrayList<>();
    private String signedIn = "";
    private String subscribed = "\r\nOK\r\n\r\nSUBACK\r\n";
    private final ScriptedPort port = new ScriptedPort(this::reply);

    @AfterEach
    void noMore() {
        log.close();
    }

    private static String message(String topic, String text) {
        return "\r\n+MSUB: \"" + topic + "\"," + text.length() + " byte," + text + "\r\n";
    }

    private String reply(String command) {
        if (command.startsWith("AT+MCONNECT")) {
            return "\r\nOK\r\n\r\nCONNACK OK\r\n" + signedIn;
        }
        if (command.startsWith("AT+MSUB")) {
            return subscribed;
        }
        if (command.startsWith("AT+MUNSUB")) {
            return "\r\nOK\r\n\r\nUNSUBACK\r\n";
        }
        return Family.AIR720.replies().entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("\r\nOK\r\n");
    }

    private DefaultModemSession<Tracker> session(UnaryOperator<DefaultModemSessionBuilder<Tracker>> change) {
        PlatformSettings platform = Tracker.PRODUCT.platform();
        PlatformSettings kept =
                new PlatformSettings(platform.endpoint(), platform.transport(), platform.signMethod(), 600, false);
        DefaultModemSession<Tracker> session = change.apply(new DefaultModemSessionBuilder<>(new Device<>(
                                new Product<>(
                                        Tracker.class, "Tracker", Tracker.PRODUCT.key(), kept, Tracker.PRODUCT.modem()),
                                "test",
                                SecretSource.literal(Tracker.SECRET)))
                        .port(port)
                        .loop(loop)
                        .threads(Runnable::run)
                        .recovery(RecoveryLadder.none()))
                .build();
        session.onEvent(events::add);
        return session;
    }

    private CompletableFuture<Void> subscribe(DefaultModemSession<Tracker> session) {
        CompletableFuture<Void> noted =
                session.subscribeAsync(Tracker.TEST_TOPIC, message -> heard.add("test " + message.text()));
        loop.run();
        return noted;
    }

    private CompletableFuture<Void> connect(DefaultModemSession<Tracker> session) {
        CompletableFuture<Void> connected = session.connectAsync();
        loop.advance(Duration.ofSeconds(10));
        return connected;
    }

    private long asked(String command) {
        return port.written().stream().filter(line -> line.startsWith(command)).count();
    }

    @Test
    void subscriptionsAreMadeBeforeConnectAndHearWhatWasKeptBeforeTheyAreAskedFor() {
        subscribed = "\r\nOK\r\n";
        signedIn = KEPT;
        DefaultModemSession<Tracker> session = session(builder -> builder);
        assertThat(subscribe(session)).isCompleted();
        assertThat(port.written()).isEmpty();

        CompletableFuture<Void> connected = connect(session);
        assertThat(asked("AT+MSUB")).isEqualTo(1);
        assertThat(heard).containsExactly("test kept");
        assertThat(connected).isNotDone();
        port.receive("\r\nSUBACK\r\n");
        loop.run();
        assertThat(connected).isCompleted();
        assertThat(heard).containsExactly("test kept");
        assertThat(session.statistics().receivedUnclaimed()).isZero();
    }

    @Test
    void aSubscriptionThatWasMadeBeforeOutlivesATryToConnectThatFails() {
        subscribed = "\r\n+CME ERROR: 3\r\n";
        DefaultModemSession<Tracker> session = session(builder -> builder);
        subscribe(session);
        assertThat(connect(session)).isCompletedExceptionally();
        assertThat(session.state()).isEqualTo(SessionState.OFFLINE);
        assertThat(events)
                .filteredOn(StateChange.class::isInstance)
                .last()
                .isInstanceOfSatisfying(
                        StateChange.class,
                        change -> assertThat(change.cause()).containsInstanceOf(ModemErrorException.class));

        subscribed = "\r\nOK\r\n\r\nSUBACK\r\n";
        assertThat(connect(session)).isCompleted();
        port.receive(KEPT);
        loop.run();
        assertThat(heard).containsExactly("test kept");
    }

    @Test
    void aSubscriptionIsTakenBackWhileOffline() {
        signedIn = KEPT;
        DefaultModemSession<Tracker> session = session(builder -> builder);
        subscribe(session);
        CompletableFuture<Void> removed = session.unsubscribeAsync(Tracker.TEST_TOPIC);
        loop.run();
        assertThat(removed).isCompleted();

        assertThat(connect(session)).isCompleted();
        assertThat(heard).isEmpty();
        assertThat(asked("AT+MSUB")).isZero();
        // the platform may know it from an earlier run
        assertThat(asked("AT+MUNSUB")).isEqualTo(1);
    }

    @Test
    void aClosedSessionTakesNoSubscription() {
        DefaultModemSession<Tracker> session = session(builder -> builder);
        session.signOff();
        CompletableFuture<Void> late = session.subscribeAsync(Tracker.TEST_TOPIC, message -> {});
        loop.run();

        assertThat(late).isCompletedExceptionally();
        assertThat(late.handle((done, error) -> Failures.origin(error)).join())
                .isInstanceOf(NotConnectedException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void whatNoSubscriptionTakesGoesToTheHandlerForIt() {
        signedIn = KEPT + OTHER;
        DefaultModemSession<Tracker> session =
                session(builder -> builder.unclaimed(message -> heard.add(message.topic() + " " + message.text())));
        assertThat(connect(session)).isCompleted();
        subscribe(session);
        port.receive(KEPT);
        loop.run();

        assertThat(heard).containsExactly("/a1hahpgAs3s/test/test kept", "/a1hahpgAs3s/test/other other", "test kept");
        assertThat(session.statistics().receivedUnclaimed()).isZero();
        assertThat(log.shown()).noneMatch(line -> line.startsWith("WARN"));
    }

    @Test
    void whatNobodyTakesIsCountedAndToldOnceForEachTopicWithoutWhatItSays() {
        DefaultModemSession<Tracker> session = session(builder -> builder);
        assertThat(connect(session)).isCompleted();
        for (int i = 0; i < 3; i++) {
            port.receive(KEPT + OTHER);
            loop.run();
        }

        assertThat(session.statistics().receivedUnclaimed()).isEqualTo(6);
        assertThat(session.statistics().received()).isEqualTo(6);
        assertThat(events)
                .filteredOn(SessionEvent.Unclaimed.class::isInstance)
                .hasSize(6)
                .first()
                .isInstanceOfSatisfying(
                        SessionEvent.Unclaimed.class,
                        unclaimed -> assertThat(unclaimed.message().text()).isEqualTo("kept"));
        assertThat(log.shown())
                .filteredOn(line -> line.startsWith("WARN"))
                .containsExactly(
                        "WARN device test: no subscription takes messages of topic /a1hahpgAs3s/test/test, and they are dropped;"
                                + " subscribe before connect(), or give the session unclaimed(...); this one has 4 bytes",
                        "WARN device test: no subscription takes messages of topic /a1hahpgAs3s/test/other, and they are dropped;"
                                + " subscribe before connect(), or give the session unclaimed(...); this one has 5 bytes");
    }

    @Test
    void whatComesBeforeTheDeviceIsKnownIsUnclaimed() {
        String imei = "866714040000001";
        List<String> unknown = new ArrayList<>();
        ScriptedPort fleet = new ScriptedPort(
                command -> command.startsWith("AT+CGSN") ? KEPT + "\r\n" + imei + "\r\n\r\nOK\r\n" : reply(command));
        DefaultModemSession<Tracker> session = new DefaultModemSessionBuilder<Tracker>(
                        name -> Optional.of(new Device<>(Tracker.PRODUCT, name, SecretSource.literal(Tracker.SECRET))))
                .port(fleet)
                .loop(loop)
                .threads(Runnable::run)
                .unclaimed(message -> unknown.add(message.text()))
                .build();
        subscribe(session);

        assertThat(connect(session)).isCompleted();
        assertThat(unknown).containsExactly("kept");
        assertThat(heard).isEmpty();
    }
}
