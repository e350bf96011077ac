package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.OutboxException;
import io.atforge.OutboxException.Reason;
import io.atforge.aliyun.SecretSource;
import io.atforge.bench.Family;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.log.CapturedLog;
import io.atforge.outbox.Durability;
import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.OnDamage;
import io.atforge.outbox.Outbox;
import io.atforge.outbox.OutboxEntry;
import io.atforge.outbox.OutboxLimits;
import io.atforge.session.DisconnectReason;
import io.atforge.session.Health;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import io.atforge.testing.ManualLoop;
import io.atforge.testing.ScriptedPort;
import io.atforge.topic.Qos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxSenderTest {

    private static final String PUBLISH = "AT+MPUB=\"/a1hahpgAs3s/test/report\",1,0,\"";

    private final ManualLoop loop = new ManualLoop();
    private final ScriptedPort port = new ScriptedPort(this::reply);
    private final List<String> published = new ArrayList<>();
    private String acknowledgement = "\r\nOK\r\n\r\nPUBACK\r\n";
    private String refusal = "\r\n+CME ERROR: 53\r\n";
    private Runnable whenRead = () -> {};
    private final Queue<Runnable> later = new ArrayDeque<>();
    private Executor threads = Runnable::run;

    @TempDir
    private Path folder;

    private Outbox outbox;
    private DefaultModemSession<Tracker> session;

    @BeforeEach
    void open() {
        outbox = new WatchedOutbox(FileOutbox.open(folder.resolve("outbox")));
        session = new DefaultModemSessionBuilder<>(Tracker.TEST)
                .port(port)
                .outbox(outbox)
                .loop(loop)
                .threads(task -> threads.execute(task))
                .build();
    }

    /** Something happens when it is read. */
    private final class WatchedOutbox implements Outbox {

        private final Outbox stored;

        WatchedOutbox(Outbox stored) {
            this.stored = stored;
        }

        @Override
        public long add(String topic, Qos qos, byte[] payload) {
            return stored.add(topic, qos, payload);
        }

        @Override
        public List<OutboxEntry> oldest(int limit) {
            List<OutboxEntry> found = stored.oldest(limit);
            Runnable once = whenRead;
            whenRead = () -> {};
            once.run();
            return found;
        }

        @Override
        public boolean remove(long id) {
            return stored.remove(id);
        }

        @Override
        public void claim(String owner) {
            stored.claim(owner);
        }

        @Override
        public int size() {
            return stored.size();
        }

        @Override
        public long bytes() {
            return stored.bytes();
        }

        @Override
        public void close() {
            stored.close();
        }
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    private String reply(String command) {
        if (command.startsWith(PUBLISH)) {
            published.add(command.substring(PUBLISH.length(), command.lastIndexOf('"')));
            return command.contains("poison") ? refusal : acknowledgement;
        }
        return Family.AIR720.replies().entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("\r\nOK\r\n");
    }

    private void post(String... texts) {
        for (String text : texts) {
            session.post(Tracker.REPORT, text);
        }
        loop.run();
    }

    private void online() {
        session.connectAsync();
        loop.run();
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }

    @Test
    void sendsInOrderWhatWasPostedBeforeAndAfter() {
        post("1", "2");
        assertThat(published).isEmpty();
        online();
        post("3");

        assertThat(published).containsExactly("1", "2", "3");
        assertThat(outbox.size()).isZero();
    }

    @Test
    void keepsAMessageUntilItIsAcknowledgedAndSendsItAgain() {
        online();
        acknowledgement = "\r\nOK\r\n";
        post("1", "2");
        loop.advance(Duration.ofSeconds(29));
        assertThat(outbox.size()).isEqualTo(2);

        acknowledgement = "\r\nOK\r\n\r\nPUBACK\r\n";
        loop.advance(Duration.ofMinutes(2));
        assertThat(published).containsExactly("1", "1", "2");
        assertThat(outbox.size()).isZero();
    }

    @Test
    void passesByAMessageThatTheModemRefusesAndKeepsIt() {
        online();
        post("poison", "2", "3");

        assertThat(published).containsExactly("poison", "2", "3");
        assertThat(outbox.oldest().orElseThrow().payload()).asString().isEqualTo("poison");
    }

    private void reconnects() {
        port.receive("\r\nCLOSED\r\n");
        loop.run();
        loop.advance(Duration.ofMinutes(5));
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
    }

    @Test
    void sendsAgainInTheNextConnectionWhatASickModemRefused() {
        online();
        post("poison", "2");
        refusal = acknowledgement;
        reconnects();

        assertThat(published).containsExactly("poison", "2", "poison");
        assertThat(outbox.size()).isZero();
    }

    @Test
    void offersWhatIsRefusedToThreeConnectionsAndNoMore() {
        online();
        post("poison");
        for (int i = 0; i < 4; i++) {
            reconnects();
            post("after");
        }

        assertThat(published).filteredOn("poison"::equals).hasSize(3);
        assertThat(published).filteredOn("after"::equals).hasSize(4);
        assertThat(outbox.size()).isEqualTo(1);
    }

    @Test
    void sendsWhatIsPostedInTheMomentWhenTheOutboxWasFoundEmpty() {
        whenRead = () -> session.post(Tracker.REPORT, "just then");
        online();

        assertThat(published).containsExactly("just then");
        assertThat(outbox.size()).isZero();
    }

    @Test
    void takesAFailureOfTheOutboxOnItsLoop() {
        online();
        threads = later::add;
        whenRead = () -> {
            throw new OutboxException(OutboxException.Reason.FAILED, "the disk is gone");
        };
        try (CapturedLog log = CapturedLog.open()) {
            post("1");
            later.remove().run();
            assertThat(log.shown()).isEmpty();
            loop.run();
            assertThat(log.shown()).singleElement().asString().contains("device test: the outbox is of no use");
        }
    }

    @Test
    void takesOnlyWhatWillBeAcknowledged() {
        assertThatThrownBy(() -> session.post(Tracker.TEST_TOPIC, "1"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("QoS 1");
        assertThatThrownBy(() -> session.post(Tracker.REPORT, new byte[1361]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1360");
        assertThat(outbox.size()).isZero();
    }

    @Test
    void leavesTheOutboxToWhoeverOpenedIt() {
        online();
        session.signOff();
        loop.advance(Duration.ofSeconds(5));

        post("after");
        assertThat(published).isEmpty();
        assertThat(outbox.size()).isEqualTo(1);
    }

    @Test
    void isSeenFromOutsideAsLongAsItHoldsSomething() {
        post("1", "2", "3");
        assertThat(health().outbox()).contains(new Health.Stored(3, outbox.bytes()));
        assertThat(health().queued()).isEqualTo(3);
        assertThat(health().json())
                .endsWith("\"queued\":3,\"outbox\":{\"messages\":3,\"bytes\":" + outbox.bytes() + "}}");

        online();
        assertThat(health().queued()).isZero();
        assertThat(health().outbox()).contains(new Health.Stored(0, 0));
    }

    @Test
    void isNotTakenForAnEmptyOneWhereItCannotBeRead() {
        post("1", "2", "3");
        outbox.close();
        assertThat(health().outbox()).isEmpty();
        assertThat(health().queued()).isZero();
    }

    private Health health() {
        return session.health(Duration.ofMinutes(1));
    }

    @Test
    void isRefusedToASessionOfAnotherDevice() {
        post("1");
        DefaultModemSessionBuilder<Tracker> other = new DefaultModemSessionBuilder<>(
                        new Device<>(Tracker.PRODUCT, "other", SecretSource.literal(Tracker.SECRET)))
                .port(port)
                .outbox(outbox)
                .loop(loop);

        assertThatThrownBy(other::build)
                .isInstanceOfSatisfying(
                        OutboxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ANOTHER_DEVICE))
                .hasMessageContaining("device test")
                .hasMessageContaining("device other");
    }

    @Test
    void isRefusedToAModemThatWasSwapped() {
        post("1");
        String imei = "866262040000001";
        List<String> written = new ArrayList<>();
        DefaultModemSession<Tracker> other = new DefaultModemSessionBuilder<Tracker>(found ->
                        Optional.of(new Device<>(Tracker.PRODUCT, found, SecretSource.literal(Tracker.SECRET))))
                .port(new ScriptedPort(command -> {
                    written.add(command);
                    return command.startsWith("AT+CGSN") ? "\r\n" + imei + "\r\n\r\nOK\r\n" : reply(command);
                }))
                .outbox(outbox)
                .loop(loop)
                .threads(Runnable::run)
                .recovery(RecoveryLadder.none())
                .build();
        CompletableFuture<Void> connected = other.connectAsync();
        loop.run();

        assertThat(connected).isCompletedExceptionally();
        assertThatThrownBy(connected::join)
                .hasCauseInstanceOf(OutboxException.class)
                .hasMessageContaining("device test")
                .hasMessageContaining("device " + imei);
        assertThat(other.statistics().disconnects()).containsEntry(DisconnectReason.CREDENTIALS, 1L);
        assertThat(written)
                .anyMatch(command -> command.startsWith("AT+CGSN"))
                .noneMatch(command -> command.startsWith("AT+MPUB="));
        assertThatThrownBy(() -> other.post(Tracker.REPORT, "2"))
                .isInstanceOfSatisfying(
                        OutboxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ANOTHER_DEVICE))
                .hasMessageContaining("device test")
                .hasMessageContaining("device " + imei);
        assertThat(outbox.size()).isEqualTo(1);
    }

    @Test
    void isToldOfOnceWhereItsFileWasSetAside() throws IOException {
        Path file = Files.writeString(folder.resolve("damaged"), "a letter, not an outbox");
        List<SessionEvent> events = new ArrayList<>();
        try (Outbox fresh = FileOutbox.open(file, OutboxLimits.DEFAULT, Durability.PROCESS_KILL, OnDamage.SET_ASIDE)) {
            session = new DefaultModemSessionBuilder<>(Tracker.TEST)
                    .port(port)
                    .outbox(fresh)
                    .loop(loop)
                    .threads(Runnable::run)
                    .recovery(RecoveryLadder.none())
                    .build();
            session.onEvent(events::add);
            online();
            online();

            assertThat(events)
                    .filteredOn(SessionEvent.OutboxSetAside.class::isInstance)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            SessionEvent.OutboxSetAside.class,
                            aside -> assertThat(aside.file()).hasContent("a letter, not an outbox"));
            assertThat(session.statistics().outboxesSetAside()).isEqualTo(1);
        }
    }
}
