package io.atforge.internal.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.session.DisconnectReason;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionState;
import io.atforge.session.SessionStatistics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountersTest {

    private final AtomicLong clock = new AtomicLong(-5);
    private final Counters counters = new Counters(clock::get, () -> "test", "scripted", 100);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private void online() {
        counters.state(SessionState.OFFLINE, SessionState.ONLINE, Optional.empty());
    }

    private void offline() {
        counters.state(SessionState.ONLINE, SessionState.OFFLINE, Optional.of(new ConnectionLostException("CLOSED")));
    }

    @Test
    void startsAtZeroWithAKeyForEveryTroubleAndOutcome() {
        SessionStatistics statistics = counters.snapshot();

        assertThat(statistics.connects()).isZero();
        assertThat(statistics.disconnects())
                .containsOnlyKeys(DisconnectReason.values())
                .containsEntry(DisconnectReason.PORT, 0L);
        assertThat(statistics.reconnects()).isEqualTo(statistics.disconnects());
        assertThat(statistics.published()).containsOnlyKeys(Outcome.values()).containsEntry(Outcome.FAILED, 0L);
        assertThat(statistics.recoveryActions()).isEmpty();
        assertThat(statistics.queueLimit()).isEqualTo(100);
        assertThat(statistics.lastDisconnect()).isEmpty();
        assertThat(statistics.onlineSince()).isEmpty();
        assertThat(statistics.timeOnline()).isZero();
    }

    @Test
    void tellsHowCommandsEnded() {
        Optional<AtForgeException> none = Optional.empty();
        counters.command("AT+CSQ", Duration.ofMillis(20), none, false);
        counters.command("AT+CSQ", Duration.ofMillis(20), none, true);
        counters.command("AT+CSQ", Duration.ofMillis(80), Optional.of(new AtTimeoutException("silent", false)), false);
        counters.command("AT+CSQ", Duration.ZERO, Optional.of(new ConnectionLostException("CLOSED")), false);
        counters.resynced();

        SessionStatistics statistics = counters.snapshot();
        assertThat(statistics.commands()).isEqualTo(4);
        assertThat(statistics.commandErrors()).isEqualTo(1);
        assertThat(statistics.commandTimeouts()).isEqualTo(1);
        assertThat(statistics.resyncs()).isEqualTo(1);
        assertThat(statistics.commandLatency().count()).isEqualTo(4);
        assertThat(statistics.commandLatency().mean()).isEqualTo(Duration.ofMillis(30));
        assertThat(statistics.publishLatency().count()).isZero();
    }

    @Test
    void tellsWhatAReconnectWasForByTheFirstTroubleWhetherItWasToldBeforeTheChangeOfStateOrAfter() {
        counters.disconnected(DisconnectReason.SIM);
        online();
        counters.disconnected(DisconnectReason.BEARER);
        offline();
        counters.disconnected(DisconnectReason.PORT);
        online();
        offline();
        counters.disconnected(DisconnectReason.CLOSED);
        online();
        offline();
        online();

        SessionStatistics statistics = counters.snapshot();
        assertThat(statistics.connects()).isEqualTo(4);
        assertThat(statistics.reconnects())
                .containsEntry(DisconnectReason.BEARER, 1L)
                .containsEntry(DisconnectReason.CLOSED, 1L)
                .containsEntry(DisconnectReason.SIM, 0L)
                .containsEntry(DisconnectReason.PORT, 0L);
        assertThat(statistics.disconnects())
                .containsEntry(DisconnectReason.SIM, 1L)
                .containsEntry(DisconnectReason.BEARER, 1L)
                .containsEntry(DisconnectReason.PORT, 1L)
                .containsEntry(DisconnectReason.CLOSED, 1L);
        assertThat(statistics.lastDisconnect()).contains(DisconnectReason.CLOSED);
    }

    @Test
    void tellsHowLongItHasBeenOnlineNowAndInAll() {
        pass(Duration.ofSeconds(7));
        online();
        pass(Duration.ofSeconds(30));
        offline();
        pass(Duration.ofSeconds(11));
        assertThat(counters.snapshot().timeOnline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(counters.snapshot().onlineSince()).isEmpty();

        online();
        pass(Duration.ofSeconds(2));
        assertThat(counters.snapshot().timeOnline()).isEqualTo(Duration.ofSeconds(32));
        assertThat(counters.snapshot().onlineSince()).contains(Duration.ofSeconds(2));
    }

    @Test
    void tellsWhatBecameOfMessages() {
        counters.published(new PublishResult(Outcome.ACCEPTED, Optional.empty()), Duration.ofMillis(3), 10);
        counters.published(new PublishResult(Outcome.ACKNOWLEDGED, Optional.empty()), Duration.ofMillis(9), 10);
        counters.published(new PublishResult(Outcome.ACKNOWLEDGED, Optional.empty()), Duration.ofMillis(9), 10);
        counters.queued(3);
        counters.queued(2);
        counters.rejected();
        counters.displaced();
        counters.displaced();
        counters.expired();
        counters.expired();
        counters.expired();

        SessionStatistics statistics = counters.snapshot();
        assertThat(statistics.published())
                .isEqualTo(Map.of(
                        Outcome.ACCEPTED, 1L, Outcome.ACKNOWLEDGED, 2L, Outcome.FAILED, 0L, Outcome.UNKNOWN, 0L));
        assertThat(statistics.publishLatency().mean()).isEqualTo(Duration.ofMillis(7));
        assertThat(statistics.commandLatency().count()).isZero();
        assertThat(statistics.queued()).isEqualTo(2);
        assertThat(statistics.drops()).isEqualTo(new SessionStatistics.Drops(1, 2, 3));
    }

    @Test
    void tellsWhatCameIn() {
        counters.received(10);
        counters.received(0);
        counters.received(7);
        counters.receivedDropped();
        counters.discarded(4);
        counters.discarded(5);
        counters.unsolicited();
        counters.unsolicited();

        SessionStatistics statistics = counters.snapshot();
        assertThat(statistics.received()).isEqualTo(3);
        assertThat(statistics.receivedBytes()).isEqualTo(17);
        assertThat(statistics.receivedDropped()).isEqualTo(1);
        assertThat(statistics.discardedBytes()).isEqualTo(9);
        assertThat(statistics.unsolicited()).isEqualTo(2);
    }

    @Test
    void takesASnapshotThatChangesNoMore() {
        counters.recovering(DisconnectReason.CLOSED, RecoveryAction.RECONNECT);
        SessionStatistics before = counters.snapshot();
        counters.recovering(DisconnectReason.CLOSED, RecoveryAction.RECONNECT);
        counters.recovering(DisconnectReason.CLOSED, RecoveryAction.RESET);
        counters.disconnected(DisconnectReason.CLOSED);

        assertThat(before.recoveryActions()).isEqualTo(Map.of("RECONNECT", 1L));
        assertThat(before.disconnects()).containsEntry(DisconnectReason.CLOSED, 0L);
        assertThat(counters.snapshot().recoveryActions()).isEqualTo(Map.of("RECONNECT", 2L, "RESET", 1L));
        assertThatThrownBy(() -> before.recoveryActions().put("mine", 1L))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
