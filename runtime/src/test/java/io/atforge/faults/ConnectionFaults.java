package io.atforge.faults;

import static io.atforge.faults.Fault.inLife;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.ConnectionLostException;
import io.atforge.DisplacedException;
import io.atforge.ModemErrorException;
import io.atforge.bench.BenchMood;
import io.atforge.bench.Family;
import io.atforge.bench.FamilyManners;
import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.bench.Tracker;
import io.atforge.session.DisconnectReason;
import io.atforge.session.Liveness;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.RecoveryAction;
import io.atforge.session.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Faults 30 and 33 to 38: what happens to connections, bearers and modems. */
final class ConnectionFaults {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Set<Phase> ALL = EnumSet.allOf(Phase.class);

    /** A connection can end only where there is one. */
    private static final Set<Phase> CONNECTED = EnumSet.range(Phase.MQTT, Phase.CLOSING);

    static {
        CONNECTED.remove(Phase.WAITING);
    }

    /** The modem's words come as a line of their own, and concern the session. */
    private static final Set<Phase> HEARD = EnumSet.range(Phase.SUBSCRIBING, Phase.ACKNOWLEDGING);

    private final FamilyManners manners;

    private ConnectionFaults(FamilyManners manners) {
        this.manners = manners;
    }

    static List<Fault> of(Family family) {
        return new ConnectionFaults(family.manners()).all();
    }

    private List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.add(inLife(
                30,
                manners.closed() + ": the publish's end is unknown or failed, as it is; connected again",
                CONNECTED,
                this::closed));
        for (String urc : manners.bearerLost()) {
            faults.add(inLife(33, urc + ": given back, attached and connected again", ALL, bench -> {
                bench.strike(() -> bench.modem().deactivated(urc));
                bench.comesBack(SOON);
                if (HEARD.contains(bench.phase())) {
                    bench.wasTrouble(DisconnectReason.BEARER);
                    bench.wasRemedied(RecoveryAction.REATTACH);
                    assertThat(bench.modem().commands()).contains(manners.detach());
                }
            }));
        }
        faults.add(inLife(
                33,
                manners.bearerLost().get(0) + " again and again: the next rung",
                Set.of(Phase.IDLE),
                this::deactivatedAgainAndAgain));
        faults.add(inLife(34, "half open: found within the bound", CONNECTED, this::halfOpen));
        faults.add(inLife(
                35,
                "the modem refuses MQTT until it is reset: the ladder gets there",
                EnumSet.range(Phase.SYNCHRONIZING, Phase.ACKNOWLEDGING),
                ConnectionFaults::wedged));
        faults.add(inLife(
                35,
                "the modem is dead until it is switched off and on: the ladder gets there",
                ALL,
                ConnectionFaults::dead));
        faults.add(inLife(
                36, manners.restarted() + " after a while: ends what is under way, all done anew", ALL, bench -> {
                    bench.strike(bench.modem()::restart);
                    restarted(bench);
                }));
        faults.add(inLife(36, manners.restarted() + " at once: ends what is under way, all done anew", ALL, bench -> {
            bench.strike(bench.modem()::restartAtOnce);
            restarted(bench);
        }));
        faults.add(inLife(
                36,
                manners.restarted() + " while the last connection is let go: all done anew",
                Set.of(Phase.WAITING),
                bench -> {
                    bench.strike(() -> bench.modem()
                            .when(command -> command.equals(manners.release()), bench.modem()::restartAtOnce));
                    bench.comesBack(SOON);
                }));
        faults.add(inLife(37, "a reset into the search for the rate: spoken to until it answers", ALL, bench -> {
            bench.strike(bench.modem()::restartInAutoBaud);
            if (bench.isIn(Phase.SYNCHRONIZING, Phase.SIM, Phase.REGISTERING, Phase.BEARER)) {
                bench.mayBeUnprepared();
            }
            bench.comesBack(Duration.ofMinutes(5));
        }));
        faults.add(inLife(37, "another rate: found, and told the right one", ALL, bench -> {
            bench.strike(() -> bench.port().modemRate(9600));
            bench.comesBack(Duration.ofMinutes(5));
            if (bench.phase() != Phase.CLOSING) {
                assertThat(bench.port().rate()).hasValue(115_200);
                assertThat(bench.port().modemRate()).isEqualTo(115_200);
            }
        }));
        faults.add(inLife(
                38,
                "another client with the same name: told apart, and no war",
                CONNECTED,
                ConnectionFaults::displaced));
        return faults;
    }

    private void closed(LifeBench bench) {
        bench.strike(bench.modem()::closed);
        bench.comesBack(SOON);
        bench.ended(bench.endOfLost());
        if (bench.phase() == Phase.PUBLISHING || bench.phase() == Phase.PROMPT) {
            assertThat(bench.arrived()).isZero();
        }
        if (HEARD.contains(bench.phase())) {
            bench.wasTrouble(DisconnectReason.CLOSED);
            bench.wasTold(ConnectionLostException.class);
            bench.wasRemedied(RecoveryAction.RECONNECT);
        }
    }

    private void deactivatedAgainAndAgain(LifeBench bench) {
        bench.online();
        for (int i = 0; i < 6; i++) {
            bench.reconnects(
                    () -> bench.modem().deactivated(manners.bearerLost().get(0)));
        }
        assertThat(bench.session().statistics().recoveryActions())
                .containsEntry("REATTACH", 2L)
                .containsEntry("RADIO", 2L)
                .containsEntry("RESET", 2L);
        bench.isAsBefore();
    }

    private void halfOpen(LifeBench bench) {
        bench.strike(bench.platform()::mute);
        double since = bench.seconds();
        if (bench.phase() == Phase.CLOSING || bench.phase() == Phase.MQTT) {
            bench.goesOn(SOON);
            return;
        }
        bench.await(HOUR, () -> bench.session().state() == SessionState.WAITING);
        Duration bound = Liveness.standard()
                .silenceAtMost()
                .plus(manners.subscribesWithin())
                .plusSeconds(1);
        assertThat(bench.seconds() - since).isLessThan(bound.toSeconds());
        bench.comesBack(SOON);
        bench.wasTrouble(DisconnectReason.UNACKNOWLEDGED);
        bench.ended(Outcome.UNKNOWN);
    }

    private static void wedged(LifeBench bench) {
        bench.strike(() -> bench.modem().mood(BenchMood.WEDGED));
        if (HEARD.contains(bench.phase())) {
            bench.pass(Duration.ofMillis(20));
            for (int i = 0; i < 3 && bench.session().state() == SessionState.ONLINE; i++) {
                CompletableFuture<PublishResult> refused = bench.publish(Tracker.REPORT, "refused " + i);
                bench.await(Duration.ofMinutes(1), refused::isDone);
                assertThat(refused.join().cause()).containsInstanceOf(ModemErrorException.class);
            }
        }
        if (bench.phase() == Phase.SUBSCRIBING) {
            // who asked first was told that it is refused, and asks again
            assertThat(bench.futures()).anyMatch(CompletableFuture::isCompletedExceptionally);
            bench.subscribe();
        }
        bench.comesBack(Duration.ofMinutes(15));
        bench.wasRemedied(RecoveryAction.RADIO);
        bench.wasRemedied(RecoveryAction.RESET);
        assertThat(bench.modem().restarts()).isEqualTo(1);
        assertThat(bench.powered()).isZero();
    }

    private static void dead(LifeBench bench) {
        bench.strike(() -> bench.modem().mood(BenchMood.SILENT));
        bench.comesBack(Duration.ofMinutes(15));
        if (bench.phase() != Phase.CLOSING) {
            bench.wasTrouble(DisconnectReason.SILENCE);
            bench.wasRemedied(RecoveryAction.REOPEN);
            assertThat(bench.powered()).isEqualTo(1);
        }
    }

    private void restarted(LifeBench bench) {
        double since = bench.seconds();
        if (HEARD.contains(bench.phase())) {
            bench.await(Duration.ofSeconds(4), () -> bench.session().state() == SessionState.WAITING);
            bench.ended(bench.endOfLost());
            assertThat(bench.seconds() - since).isLessThan(3.5);
        }
        bench.comesBack(SOON);
        if (HEARD.contains(bench.phase())) {
            bench.wasTrouble(DisconnectReason.RESTART);
            bench.wasTold(ConnectionLostException.class);
            assertThat(bench.causes())
                    .anyMatch(cause -> cause.getMessage().contains("restarted (" + manners.restarted() + ")"));
        }
    }

    private static void displaced(LifeBench bench) {
        bench.strike(() -> {
            bench.platform().kicks(true);
            bench.modem().closed();
        });
        if (bench.phase() == Phase.CLOSING) {
            bench.closes();
            return;
        }
        bench.pass(HOUR);
        bench.wasTrouble(DisconnectReason.DISPLACED);
        bench.wasTold(DisplacedException.class);
        // 2, 4, 8, 16 and 32 minutes, each a quarter shorter or longer, and those before it was clear what it is
        assertThat(bench.platform().signIns()).hasSizeBetween(5, 9);
        bench.platform().kicks(false);
        bench.comesBack(HOUR);
    }
}
