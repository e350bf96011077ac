package io.atforge.faults;

import static io.atforge.faults.Fault.inLife;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.ConnectionLostException;
import io.atforge.ModemErrorException;
import io.atforge.PlatformRefusedException;
import io.atforge.UnexpectedReplyException;
import io.atforge.bench.BenchPlatform;
import io.atforge.bench.Family;
import io.atforge.bench.FamilyManners;
import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.bench.Trait;
import io.atforge.session.DisconnectReason;
import io.atforge.session.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Faults 39 to 41: what the network and the platform do to who wants to come online. */
final class NetworkFaults {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration HOUR = Duration.ofHours(1);

    /** The longest wait, and the way online. */
    private static final Duration NEXT_TRY = Duration.ofMinutes(8);

    private static final Set<Phase> ON_THE_WAY = EnumSet.range(Phase.OPENING, Phase.TCP);

    private final FamilyManners manners;

    private NetworkFaults(FamilyManners manners) {
        this.manners = manners;
    }

    static List<Fault> of(Family family) {
        return new NetworkFaults(family.manners()).all();
    }

    private List<Fault> all() {
        FamilyManners.Names names = manners.names();
        List<Fault> faults = new ArrayList<>();
        faults.add(forAnHour(
                "the platform refuses",
                with(Phase.MQTT, Phase.IDLE, Phase.WAITING),
                bench -> bench.platform().refuses(true),
                bench -> bench.platform().refuses(false),
                DisconnectReason.REFUSED,
                PlatformRefusedException.class,
                Duration.ofMinutes(61)));
        faults.add(forAnHour(
                "the host has no address",
                with(Phase.IDLE, Phase.WAITING),
                bench -> bench.platform().host(BenchPlatform.Host.WITHOUT_NAME),
                bench -> bench.platform().host(BenchPlatform.Host.REACHABLE),
                DisconnectReason.CONNECT,
                ModemErrorException.class,
                NEXT_TRY));
        faults.add(forAnHour(
                "the host is not reached",
                with(Phase.IDLE, Phase.WAITING),
                bench -> bench.platform().host(BenchPlatform.Host.UNREACHABLE),
                bench -> bench.platform().host(BenchPlatform.Host.REACHABLE),
                DisconnectReason.CONNECT,
                ModemErrorException.class,
                NEXT_TRY));
        for (String error : List.of("+CME ERROR: 10", "+CME ERROR: 13", "+CME ERROR: 14", "+CME ERROR: 313")) {
            faults.add(forAnHour(
                    "the SIM is not ready, " + error,
                    Set.of(Phase.OPENING, Phase.SYNCHRONIZING, Phase.SIM, Phase.IDLE, Phase.WAITING),
                    bench -> bench.modem().sim("\r\n" + error + "\r\n"),
                    bench -> bench.modem().sim("\r\n+CPIN: READY\r\n\r\nOK\r\n"),
                    DisconnectReason.SIM,
                    ModemErrorException.class,
                    NEXT_TRY));
        }
        for (int stat : List.of(0, 2, 3)) {
            faults.add(forAnHour(
                    "not registered, " + stat,
                    Set.of(Phase.OPENING, Phase.SYNCHRONIZING, Phase.SIM, Phase.REGISTERING, Phase.IDLE, Phase.WAITING),
                    bench -> bench.modem().registration(stat),
                    bench -> bench.modem().registration(1),
                    DisconnectReason.NETWORK,
                    stat == 3 ? ModemErrorException.class : UnexpectedReplyException.class,
                    NEXT_TRY));
        }
        faults.add(inLife(
                39,
                "registration lost, and nothing says so: found within the bound",
                EnumSet.range(Phase.IDLE, Phase.RECEIVING),
                bench -> {
                    bench.strike(() -> {
                        bench.modem().registration(2);
                        bench.platform().mute();
                    });
                    bench.await(
                            Duration.ofSeconds(330).plus(manners.subscribesWithin()),
                            () -> bench.session().state() == SessionState.WAITING);
                    bench.wasTrouble(DisconnectReason.UNACKNOWLEDGED);
                    bench.pass(Duration.ofMinutes(10));
                    bench.modem().registration(1);
                    bench.comesBack(NEXT_TRY);
                    bench.wasTrouble(DisconnectReason.NETWORK);
                }));
        faults.add(inLife(
                        40,
                        "closed between " + names.connected() + " and " + names.signIn() + ": begun anew with "
                                + names.connect(),
                        with(Phase.IDLE, Phase.WAITING),
                        bench -> {
                            bench.strike(() -> {
                                bench.platform().closesWaiting(2);
                                bench.modem().closed();
                            });
                            bench.comesBack(SOON);
                            bench.wasTrouble(DisconnectReason.CONNECT);
                            assertThat(bench.modem().connects())
                                    .hasSize(bench.platform().connection() + 2);
                        })
                .needs(Trait.TCP_BEFORE_SIGN_IN));
        faults.add(inLife(
                41,
                "no " + names.subscribed() + ", then " + manners.closed()
                        + ": each topic asked for once in the next connection",
                Set.of(Phase.SUBSCRIBING),
                bench -> {
                    bench.strike(() -> {
                        bench.platform().mute();
                        bench.later(Duration.ofSeconds(10), bench.modem()::closed);
                    });
                    bench.comesBack(SOON);
                    bench.wasTrouble(DisconnectReason.CLOSED);
                    assertThat(bench.platform().connection()).isEqualTo(2);
                }));
        faults.add(inLife(
                41,
                "no " + names.subscribed() + " at all: each topic asked for once in the next connection",
                Set.of(Phase.SUBSCRIBING),
                bench -> {
                    bench.strike(bench.platform()::mute);
                    bench.comesBack(SOON);
                    bench.wasTrouble(DisconnectReason.UNACKNOWLEDGED);
                }));
        faults.add(inLife(41, "a message while it is subscribed to: heard", Set.of(Phase.SUBSCRIBING), bench -> {
            bench.strike(() -> bench.modem().message(LifeBench.TEST, "early"));
            bench.isUndisturbed();
            assertThat(bench.messages()).startsWith("early");
        }));
        faults.add(inLife(
                41, "a message while it is subscribed to again: heard", Set.of(Phase.IDLE, Phase.WAITING), bench -> {
                    bench.strike(() -> {
                        bench.modem()
                                .when(
                                        command -> command.startsWith(manners.written(Phase.SUBSCRIBING)),
                                        () -> bench.modem().message(LifeBench.TEST, "early"));
                        bench.modem().closed();
                    });
                    bench.goesOn(SOON);
                    assertThat(bench.messages()).startsWith("early");
                }));
        return faults;
    }

    private static Set<Phase> with(Phase first, Phase... others) {
        Set<Phase> phases = EnumSet.copyOf(ON_THE_WAY);
        phases.addAll(EnumSet.of(first, others));
        return phases;
    }

    private interface Change {

        void of(LifeBench bench);
    }

    private static Fault forAnHour(
            String what,
            Set<Phase> phases,
            Change begins,
            Change ends,
            DisconnectReason reason,
            Class<? extends AtForgeException> cause,
            Duration nextTry) {
        return inLife(39, what + " for an hour: told, backed off, back when it is over", phases, bench -> {
            bench.strike(() -> {
                begins.of(bench);
                bench.modem().closed();
            });
            bench.pass(HOUR);
            bench.wasTrouble(reason);
            bench.wasTold(bench.phase() == Phase.IDLE ? ConnectionLostException.class : cause);
            bench.wasTold(cause);
            // the longest wait is five minutes: about twenty tries, and no tight loop
            assertThat(bench.session().statistics().disconnects().get(reason)).isBetween(4L, 30L);
            ends.of(bench);
            bench.comesBack(nextTry);
        });
    }
}
