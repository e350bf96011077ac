package io.atforge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atforge.InvalidArgumentException;
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

    private static Recovery recovery(Set<Remedy> available) {
        return new Recovery(ladder(RecoveryLadder.standard().rungs().toArray(Rung[]::new)), available, new Random(1));
    }

    private final Recovery recovery = recovery(EnumSet.allOf(Remedy.class));

    private static List<Remedy> remedies(Recovery recovery, Trouble trouble, int times) {
        List<Remedy> remedies = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            remedies.add(recovery.next(trouble).remedy());
        }
        return remedies;
    }

    private static List<Long> seconds(Recovery recovery, Trouble trouble, int times) {
        List<Long> seconds = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            seconds.add(recovery.next(trouble).after().toSeconds());
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
    void startsWithWhatFitsTheTrouble(Trouble trouble, Remedy remedy) {
        assertThat(recovery.next(trouble).remedy()).isEqualTo(remedy);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void knowsWhatToDoAboutEveryTroubleForAsLongAsItLasts(Trouble trouble) {
        assertThat(remedies(recovery, trouble, 100)).doesNotContainNull();
    }

    @Test
    void usesUpEachRungAndGoesFromTheLastToTheFirstThatFits() {
        assertThat(remedies(recovery, Trouble.CLOSED, 14))
                .containsExactly(
                        Remedy.RECONNECT,
                        Remedy.RECONNECT,
                        Remedy.RECONNECT,
                        Remedy.REATTACH,
                        Remedy.REATTACH,
                        Remedy.RADIO,
                        Remedy.RADIO,
                        Remedy.RESET,
                        Remedy.RESET,
                        Remedy.REOPEN,
                        Remedy.REOPEN,
                        Remedy.POWER,
                        Remedy.RECONNECT,
                        Remedy.RECONNECT);
    }

    @Test
    void doesNotGoBackWhenTheTroubleChangesToOneThatLessWouldHelp() {
        remedies(recovery, Trouble.BEARER, 3);

        assertThat(recovery.next(Trouble.CLOSED).remedy()).isEqualTo(Remedy.RADIO);
    }

    @Test
    void leavesOutWhatTheFamilyDoesNotHave() {
        Recovery small = recovery(EnumSet.of(Remedy.RESYNC, Remedy.RECONNECT, Remedy.REOPEN));

        assertThat(remedies(small, Trouble.BEARER, 4))
                .containsExactly(Remedy.REOPEN, Remedy.REOPEN, Remedy.REOPEN, Remedy.REOPEN);
        assertThat(small.isPossible()).isTrue();
        assertThat(recovery(EnumSet.noneOf(Remedy.class)).isPossible()).isFalse();
    }

    @Test
    void takesTheLastRungWhereNoneIsStrongEnough() {
        Recovery weak = new Recovery(ladder(new Rung(Remedy.RESYNC, 1)), EnumSet.allOf(Remedy.class), new Random(1));

        assertThat(weak.next(Trouble.SILENCE).remedy()).isEqualTo(Remedy.RESYNC);
    }

    @Test
    void waitsLongerEachTimeUpToTheLimit() {
        assertThat(seconds(recovery, Trouble.CLOSED, 11))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    }

    @Test
    void startsAnewAfterAConnectionThatHeldForAMinuteAndNotBefore() {
        remedies(recovery, Trouble.CLOSED, 4);
        recovery.wasOnline(GOOD.minusMillis(1));
        assertThat(recovery.next(Trouble.CLOSED)).isEqualTo(new Recovery.Step(Remedy.REATTACH, Duration.ofSeconds(16)));

        recovery.wasOnline(GOOD);
        assertThat(recovery.next(Trouble.CLOSED)).isEqualTo(new Recovery.Step(Remedy.RECONNECT, Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"REFUSED", "DISPLACED", "CREDENTIALS"})
    void holdsDownWhatNoRungHelpsAgainst(Trouble trouble) {
        assertThat(seconds(recovery, trouble, 7)).containsExactly(120L, 240L, 480L, 960L, 1920L, 3600L, 3600L);
        assertThat(recovery.next(Trouble.CLOSED)).isEqualTo(new Recovery.Step(Remedy.RECONNECT, Duration.ofSeconds(1)));

        recovery.wasOnline(GOOD);
        assertThat(recovery.next(trouble).after()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void looksForAMissingPortEachSecondAndUsesUpNoRung() {
        assertThat(seconds(recovery, Trouble.PORT, 100)).containsOnly(1L);
        assertThat(recovery.next(Trouble.RESTART)).isEqualTo(new Recovery.Step(Remedy.RESYNC, Duration.ofSeconds(1)));
    }

    @Test
    void rejectsLaddersThatMakeNoSense() {
        assertThatThrownBy(() -> new Rung(Remedy.RESET, 0)).isInstanceOf(InvalidArgumentException.class);
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
