package io.atforge.internal.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.OutboxException;
import io.atforge.OutboxException.Reason;
import io.atforge.aliyun.SecretSource;
import io.atforge.bench.Tracker;
import io.atforge.device.Device;
import io.atforge.internal.session.DefaultModemSession;
import io.atforge.internal.session.DefaultModemSessionBuilder;
import io.atforge.outbox.Durability;
import io.atforge.outbox.FileOutbox;
import io.atforge.outbox.OnDamage;
import io.atforge.outbox.Outbox;
import io.atforge.outbox.OutboxLimits;
import io.atforge.session.DisconnectReason;
import io.atforge.session.Health;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionEvent;
import io.atforge.testing.ScriptedPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session takes into its outbox, whose outbox it takes, and what it tells of it. */
class SessionOutboxTest {

    private OutboxBench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new OutboxBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void takesOnlyWhatWillBeAcknowledged() {
        assertThatThrownBy(() -> bench.session.post(Tracker.TEST_TOPIC, "1"))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("QoS 1");
        assertThatThrownBy(() -> bench.session.post(Tracker.REPORT, new byte[1361]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1360");
        assertThat(bench.outbox.size()).isZero();
    }

    @Test
    void leavesTheOutboxToWhoeverOpenedIt() {
        bench.online();
        bench.session.signOff();
        bench.loop.advance(Duration.ofSeconds(5));

        bench.post("after");
        assertThat(bench.published).isEmpty();
        assertThat(bench.outbox.size()).isEqualTo(1);
    }

    @Test
    void isSeenFromOutsideAsLongAsItHoldsSomething() {
        bench.post("1", "2", "3");
        assertThat(bench.health().outbox()).contains(new Health.Stored(3, bench.outbox.bytes()));
        assertThat(bench.health().queued()).isEqualTo(3);
        assertThat(bench.health().json())
                .endsWith("\"queued\":3,\"outbox\":{\"messages\":3,\"bytes\":" + bench.outbox.bytes() + "}}");

        bench.online();
        assertThat(bench.health().queued()).isZero();
        assertThat(bench.health().outbox()).contains(new Health.Stored(0, 0));
    }

    @Test
    void isNotTakenForAnEmptyOneWhereItCannotBeRead() {
        bench.post("1", "2", "3");
        bench.outbox.close();
        assertThat(bench.health().outbox()).isEmpty();
        assertThat(bench.health().queued()).isZero();
    }

    @Test
    void isRefusedToASessionOfAnotherDevice() {
        bench.post("1");
        DefaultModemSessionBuilder<Tracker> other = new DefaultModemSessionBuilder<>(
                        new Device<>(Tracker.PRODUCT, "other", SecretSource.literal(Tracker.SECRET)))
                .port(bench.port)
                .outbox(bench.outbox)
                .loop(bench.loop);

        assertThatThrownBy(other::build)
                .isInstanceOfSatisfying(
                        OutboxException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ANOTHER_DEVICE))
                .hasMessageContaining("device test")
                .hasMessageContaining("device other");
    }

    @Test
    void isRefusedToAModemThatWasSwapped() {
        bench.post("1");
        String imei = "866262040000001";
        List<String> written = new ArrayList<>();
        DefaultModemSession<Tracker> other = new DefaultModemSessionBuilder<Tracker>(found ->
                        Optional.of(new Device<>(Tracker.PRODUCT, found, SecretSource.literal(Tracker.SECRET))))
                .port(new ScriptedPort(command -> {
                    written.add(command);
                    return command.startsWith("AT+CGSN") ? "\r\n" + imei + "\r\n\r\nOK\r\n" : bench.reply(command);
                }))
                .outbox(bench.outbox)
                .loop(bench.loop)
                .threads(Runnable::run)
                .recovery(RecoveryLadder.none())
                .build();
        CompletableFuture<Void> connected = other.connectAsync();
        bench.loop.run();

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
        assertThat(bench.outbox.size()).isEqualTo(1);
    }

    @Test
    void isToldOfOnceWhereItsFileWasSetAside() throws IOException {
        Path file = Files.writeString(bench.folder.resolve("damaged"), "a letter, not an outbox");
        List<SessionEvent> events = new ArrayList<>();
        try (Outbox fresh = FileOutbox.open(file, OutboxLimits.DEFAULT, Durability.PROCESS_KILL, OnDamage.SET_ASIDE)) {
            bench.session = new DefaultModemSessionBuilder<>(Tracker.TEST)
                    .port(bench.port)
                    .outbox(fresh)
                    .loop(bench.loop)
                    .threads(Runnable::run)
                    .recovery(RecoveryLadder.none())
                    .build();
            bench.session.onEvent(events::add);
            bench.online();
            bench.online();

            assertThat(events)
                    .filteredOn(SessionEvent.OutboxSetAside.class::isInstance)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            SessionEvent.OutboxSetAside.class,
                            aside -> assertThat(aside.file()).hasContent("a letter, not an outbox"));
            assertThat(bench.session.statistics().outboxesSetAside()).isEqualTo(1);
        }
    }
}
