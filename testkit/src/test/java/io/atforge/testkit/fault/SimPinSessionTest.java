package io.atforge.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.ModemErrorException;
import io.atforge.SimPinException;
import io.atforge.aliyun.SecretSource;
import io.atforge.session.DisconnectReason;
import io.atforge.session.ModemSession;
import io.atforge.session.RecoveryLadder;
import io.atforge.session.SessionState;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.Sessions;
import io.atforge.testkit.Tracker;
import io.atforge.testkit.modem.cellular.PinTries;
import io.atforge.testkit.modem.cellular.Sim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session on a virtual modem of each family whose SIM card asks for its PIN. */
@Tag("slow")
class SimPinSessionTest {

    private static final String PIN = "47110815";
    private static final String WRONG = "98761234";

    private final List<String> told = new ArrayList<>();
    private VirtualBench bench;
    private int asked;

    private ModemSession<Tracker> session(ModemModel model, String pin, RecoveryLadder ladder) {
        bench = new VirtualBench(model);
        return another(pin, ladder);
    }

    private ModemSession<Tracker> another(String pin, RecoveryLadder ladder) {
        SecretSource source = (productKey, deviceName) -> {
            asked++;
            return pin;
        };
        ModemSession<Tracker> session =
                bench.session().pin(source).recovery(ladder).build();
        session.trace(entry -> told.add(entry.toString()));
        session.wiretap(entry -> told.add(entry.toString()));
        session.onStateChange(change -> told.add(change.toString()));
        session.onEvent(event -> told.add(event.toString()));
        return session;
    }

    private CompletableFuture<Void> connect(ModemSession<Tracker> session) {
        CompletableFuture<Void> connected = session.connectAsync();
        bench.time.advance(Duration.ofMinutes(3));
        return connected;
    }

    private Throwable failure(ModemSession<Tracker> session) {
        Throwable failure = connect(session).handle((done, error) -> error).getNow(null);
        assertThat(failure).isNotNull();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            told.add(each.toString());
        }
        return failure.getCause() == null || failure instanceof SimPinException ? failure : failure.getCause();
    }

    @AfterEach
    void thePinIsNowhere() {
        bench.modem.close();
        assertThat(told).isNotEmpty().noneMatch(line -> line.contains(PIN)).noneMatch(line -> line.contains(WRONG));
    }

    @ParameterizedTest
    @EnumSource
    void isOnlineWithTheRightPin(ModemModel model) {
        ModemSession<Tracker> session = session(model, PIN, RecoveryLadder.none());
        bench.modem.cellular().simPin(PIN, 3);

        assertThat(connect(session)).isCompleted();
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        assertThat(bench.modem.cellular().pinTries()).isEqualTo(new PinTries(1, 3));
        assertThat(asked).isEqualTo(1);
        assertThat(told).anyMatch(line -> line.contains("AT+CPIN=\"******\""));
        told.add(session.health(Duration.ofMinutes(1)).toString());
        told.add(session.toString());
    }

    @ParameterizedTest
    @EnumSource
    void entersAWrongPinOnceAndAnotherSessionOnceMoreAndThenNobody(ModemModel model) {
        ModemSession<Tracker> session = session(model, WRONG, RecoveryLadder.standard());
        bench.modem.cellular().simPin(PIN, 3);

        assertThat(failure(session))
                .isInstanceOfSatisfying(
                        SimPinException.class, e -> assertThat(e.triesLeft()).hasValue(2));
        Sessions.start(session);
        bench.time.advance(Duration.ofHours(6));
        assertThat(session.state()).isNotEqualTo(SessionState.ONLINE);
        assertThat(session.statistics().lastDisconnect()).contains(DisconnectReason.SIM);
        assertThat(bench.modem.cellular().pinTries()).isEqualTo(new PinTries(1, 2));
        told.add(session.health(Duration.ofMinutes(1)).toString());
        Sessions.signOff(session);
        bench.time.advance(Duration.ofMinutes(1));

        ModemSession<Tracker> second = another(WRONG, RecoveryLadder.none());
        assertThat(failure(second)).isInstanceOf(SimPinException.class);
        ModemSession<Tracker> third = another(WRONG, RecoveryLadder.none());
        assertThat(failure(third)).isInstanceOf(SimPinException.class).hasMessageContaining("1 try left");
        assertThat(bench.modem.cellular().pinTries()).isEqualTo(new PinTries(2, 1));
    }

    @ParameterizedTest
    @EnumSource
    void entersNothingForAPuk(ModemModel model) {
        ModemSession<Tracker> session = session(model, PIN, RecoveryLadder.none());
        bench.modem.sim(Sim.PUK);

        assertThat(failure(session)).isInstanceOf(ModemErrorException.class).hasMessageContaining("asks for its PUK");
        assertThat(bench.modem.cellular().pinTries()).isEqualTo(new PinTries(0, 0));
        assertThat(asked).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void entersNothingIntoALockedModem(ModemModel model) {
        ModemSession<Tracker> session = session(model, PIN, RecoveryLadder.none());
        bench.modem.sim(Sim.LOCKED);

        assertThat(failure(session)).isInstanceOf(ModemErrorException.class).hasMessageContaining("locked to another");
        assertThat(bench.modem.cellular().pinTries()).isEqualTo(new PinTries(0, 3));
        assertThat(asked).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void entersNothingWithOneTryLeft(ModemModel model) {
        ModemSession<Tracker> session = session(model, PIN, RecoveryLadder.none());
        bench.modem.cellular().simPin(PIN, 1);

        assertThat(failure(session))
                .isInstanceOfSatisfying(
                        SimPinException.class, e -> assertThat(e.triesLeft()).hasValue(1));
        assertThat(bench.modem.cellular().pinTries()).isEqualTo(new PinTries(0, 1));
    }

    @ParameterizedTest
    @EnumSource
    void asksForNoPinWhereTheCardDoesNot(ModemModel model) {
        ModemSession<Tracker> session = session(model, PIN, RecoveryLadder.none());

        assertThat(connect(session)).isCompleted();
        assertThat(bench.modem.cellular().pinTries()).isEqualTo(new PinTries(0, 3));
        assertThat(asked).isZero();
    }

    /** A power cut, a restart by itself, a card that was swapped for another with the same PIN. */
    @ParameterizedTest
    @EnumSource
    void entersItAgainOnceAfterEachRestart(ModemModel model) {
        ModemSession<Tracker> session = session(model, PIN, RecoveryLadder.standard());
        bench.modem.cellular().simPin(PIN, 3);
        assertThat(connect(session)).isCompleted();

        for (int restarts = 1; restarts <= 3; restarts++) {
            bench.modem.reboot();
            bench.time.advance(Duration.ofMinutes(10));
            assertThat(session.state()).isEqualTo(SessionState.ONLINE);
            assertThat(bench.modem.cellular().pinTries()).isEqualTo(new PinTries(1 + restarts, 3));
        }
        bench.modem.cellular().simPin(PIN, 2);
        bench.time.advance(Duration.ofMinutes(30));
        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        assertThat(bench.modem.cellular().pinTries()).isEqualTo(new PinTries(1, 3));
    }

    /** The radio is switched off and on by the ladder, and the card loses its power with it. */
    @ParameterizedTest
    @EnumSource
    void comesBackThroughTheRadiosRemedy(ModemModel model) {
        ModemSession<Tracker> session = session(model, PIN, RecoveryLadder.standard());
        bench.modem.cellular().simPin(PIN, 3);
        assertThat(connect(session)).isCompleted();

        bench.modem.loseNetwork();
        bench.time.advance(Duration.ofHours(2));
        bench.modem.restoreNetwork();
        bench.time.advance(Duration.ofHours(2));

        assertThat(session.state()).isEqualTo(SessionState.ONLINE);
        assertThat(told).anyMatch(line -> line.contains("AT+CFUN=0"));
        assertThat(bench.modem.cellular().pinTries().entered()).isGreaterThan(1);
        assertThat(bench.modem.cellular().pinTries().left()).isEqualTo(3);
    }
}
