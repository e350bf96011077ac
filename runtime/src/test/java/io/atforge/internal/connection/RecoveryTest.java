package io.atforge.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
import io.atforge.session.Backoff;
import io.atforge.session.DisconnectReason;
import io.atforge.session.RecoveryAction;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.RecoveryLadder.Rung;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecoveryTest {

    private static final Duration GOOD = Duration.ofMinutes(1);

    private static RecoveryLadder ladder(Rung... rungs) {
        return new RecoveryLadder(
                List.of(rungs),
                new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), 0),
                new Backoff(Duration.ofMinutes(2), 2, Duration.ofHours(1), 0),
                5);
    }

    private static Recovery recovery(Set<RecoveryAction> available) {
        return new Recovery(ladder(RecoveryLadder.standard().rungs().toArray(Rung[]::new)), available, new Random(1));
    }

    private final Recovery recovery = recovery(EnumSet.allOf(RecoveryAction.class));

    private static List<RecoveryAction> recoveryActions(Recovery recovery, DisconnectReason reason, int times) {
        List<RecoveryAction> recoveryActions = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            recoveryActions.add(recovery.next(reason).action());
        }
        return recoveryActions;
    }

    private static List<Long> seconds(Recovery recovery, DisconnectReason reason, int times) {
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            seconds.add(recovery.next(reason).after().toSeconds());
        }
        return seconds;
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, RESYNC",
        "SILENCE, REOPEN",
        "RESTART, RESYNC",
        "SIM, RESYNC",
        "NETWORK, RESYNC",
        "BEARER, REATTACH",
        "CONNECT, RECONNECT",
        "CLOSED, RECONNECT",
        "UNACKNOWLEDGED, RECONNECT",
        "REFUSED, RECONNECT",
        "DISPLACED, RECONNECT",
        "CREDENTIALS, RECONNECT",
        "MODEM, RECONNECT"
    })
    void startsWithWhatFitsTheTrouble(DisconnectReason reason, RecoveryAction action) {
        assertThat(recovery.next(reason).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @EnumSource(DisconnectReason.class)
    void knowsWhatToDoAboutEveryTroubleForAsLongAsItLasts(DisconnectReason reason) {
        assertThat(recoveryActions(recovery, reason, 100)).doesNotContainNull();
    }

    @Test
    void usesUpEachRungAndGoesFromTheLastToTheFirstThatFits() {
        assertThat(recoveryActions(recovery, DisconnectReason.CLOSED, 14))
                .containsExactly(
                        RecoveryAction.RECONNECT,
                        RecoveryAction.RECONNECT,
                        RecoveryAction.RECONNECT,
                        RecoveryAction.REATTACH,
                        RecoveryAction.REATTACH,
                        RecoveryAction.RADIO,
                        RecoveryAction.RADIO,
                        RecoveryAction.RESET,
                        RecoveryAction.RESET,
                        RecoveryAction.REOPEN,
                        RecoveryAction.REOPEN,
                        RecoveryAction.POWER,
                        RecoveryAction.RECONNECT,
                        RecoveryAction.RECONNECT);
    }

    @Test
    void doesNotGoBackWhenTheTroubleChangesToOneThatLessWouldHelp() {
        recoveryActions(recovery, DisconnectReason.BEARER, 3);

        assertThat(recovery.next(DisconnectReason.CLOSED).action()).isEqualTo(RecoveryAction.RADIO);
    }

    @Test
    void leavesOutWhatTheFamilyDoesNotHave() {
        Recovery small = recovery(EnumSet.of(RecoveryAction.RESYNC, RecoveryAction.RECONNECT, RecoveryAction.REOPEN));

        assertThat(recoveryActions(small, DisconnectReason.BEARER, 4))
                .containsExactly(
                        RecoveryAction.REOPEN, RecoveryAction.REOPEN, RecoveryAction.REOPEN, RecoveryAction.REOPEN);
        assertThat(small.isPossible()).isTrue();
        assertThat(recovery(EnumSet.noneOf(RecoveryAction.class)).isPossible()).isFalse();
    }

    @Test
    void takesTheLastRungWhereNoneIsStrongEnough() {
        Recovery weak = new Recovery(
                ladder(new Rung(RecoveryAction.RESYNC, 1)), EnumSet.allOf(RecoveryAction.class), new Random(1));

        assertThat(weak.next(DisconnectReason.SILENCE).action()).isEqualTo(RecoveryAction.RESYNC);
    }

    @Test
    void waitsLongerEachTimeUpToTheLimit() {
        assertThat(seconds(recovery, DisconnectReason.CLOSED, 11))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    }

    @Test
    void startsAnewAfterAConnectionThatHeldForAMinuteAndNotBefore() {
        recoveryActions(recovery, DisconnectReason.CLOSED, 4);
        recovery.wasOnline(GOOD.minusMillis(1));
        assertThat(recovery.next(DisconnectReason.CLOSED))
                .isEqualTo(new Recovery.Step(RecoveryAction.REATTACH, Duration.ofSeconds(16)));

        recovery.wasOnline(GOOD);
        assertThat(recovery.next(DisconnectReason.CLOSED))
                .isEqualTo(new Recovery.Step(RecoveryAction.RECONNECT, Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = DisconnectReason.class,
            names = {"REFUSED", "DISPLACED", "CREDENTIALS"})
    void holdsDownWhatNoRungHelpsAgainst(DisconnectReason reason) {
        assertThat(seconds(recovery, reason, 7)).containsExactly(120L, 240L, 480L, 960L, 1920L, 3600L, 3600L);
        assertThat(recovery.next(DisconnectReason.CLOSED))
                .isEqualTo(new Recovery.Step(RecoveryAction.RECONNECT, Duration.ofSeconds(1)));

        recovery.wasOnline(GOOD);
        assertThat(recovery.next(reason).after()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void looksForAMissingPortEachSecondAndUsesUpNoRung() {
        assertThat(seconds(recovery, DisconnectReason.PORT, 100)).containsOnly(1L);
        assertThat(recovery.next(DisconnectReason.RESTART))
                .isEqualTo(new Recovery.Step(RecoveryAction.RESYNC, Duration.ofSeconds(1)));
    }

    @Test
    void rejectsLaddersThatMakeNoSense() {
        assertThatThrownBy(() -> new Rung(RecoveryAction.RESET, 0)).isInstanceOf(InvalidArgumentException.class);
        RecoveryLadder standard = RecoveryLadder.standard();
        for (int perMinute : List.of(0, 6)) {
            assertThatThrownBy(() ->
                            new RecoveryLadder(standard.rungs(), standard.backoff(), standard.holdDown(), perMinute))
                    .isInstanceOf(InvalidArgumentException.class)
                    .hasMessageContaining("1 to 5");
        }
        assertThat(RecoveryLadder.none().rungs()).isEmpty();
    }
}
