package io.atforge.faults;

import static io.atforge.faults.Fault.inLife;
import static io.atforge.faults.Fault.ofItsOwn;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtTimeoutException;
import io.atforge.PortException;
import io.atforge.PortException.Reason;
import io.atforge.bench.BenchMood;
import io.atforge.bench.Family;
import io.atforge.bench.LifeBench;
import io.atforge.bench.Phase;
import io.atforge.bench.Tracker;
import io.atforge.session.DisconnectReason;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionEvent;
import io.atforge.session.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Faults 44 to 48, 50 and 52: what happens to the port, to who talks on it, and to who closes it. */
final class PortFaults {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Set<Phase> ALL = EnumSet.allOf(Phase.class);

    /** There is something to write to, and the session may want to. */
    private static final Set<Phase> OPEN = EnumSet.range(Phase.SYNCHRONIZING, Phase.CLOSING);

    private PortFaults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.add(inLife(
                44,
                "unplugged for half a minute: told at once, looked for each second, back",
                ALL,
                PortFaults::unplugged));
        faults.add(inLife(
                45, "back in 100 ms, the connection still up in the modem: let go and connected again", OPEN, bench -> {
                    bench.strike(() -> {
                        bench.port().unplug(Reason.MISSING);
                        bench.later(Duration.ofMillis(100), bench.port()::plug);
                    });
                    cameBack(bench);
                }));
        faults.add(inLife(45, "back in 100 ms, the modem restarted: all done anew", OPEN, bench -> {
            bench.strike(() -> {
                bench.port().unplug(Reason.MISSING);
                bench.modem().restart();
                bench.later(Duration.ofMillis(100), bench.port()::plug);
            });
            cameBack(bench);
        }));
        for (Reason reason : List.of(Reason.BUSY, Reason.DENIED)) {
            faults.add(inLife(46, reason + " for a while: named, tried again", ALL, bench -> {
                bench.strike(() -> {
                    bench.port().unplug(reason);
                    bench.later(Duration.ofMinutes(10), bench.port()::plug);
                });
                bench.comesBack(Duration.ofMinutes(13));
                bench.wasTold(PortException.class);
                if (bench.phase() != Phase.CLOSING) {
                    assertThat(bench.causes())
                            .anyMatch(cause -> cause instanceof PortException port && port.reason() == reason);
                }
            }));
        }
        faults.add(inLife(
                46,
                "another program's AT on the line: an event, and in step",
                EnumSet.of(
                        Phase.SIM,
                        Phase.REGISTERING,
                        Phase.MQTT,
                        Phase.SUBSCRIBING,
                        Phase.IDLE,
                        Phase.PUBLISHING,
                        Phase.ACKNOWLEDGING,
                        Phase.WAITING),
                bench -> {
                    bench.strike(() -> bench.port().receive("AT+GCAP\r"));
                    bench.goesOn(SOON);
                    if (!Phase.WAY_ONLINE.contains(bench.phase())) {
                        assertThat(bench.events()).contains(new SessionEvent.Unsolicited("AT+GCAP"));
                    }
                }));
        faults.add(inLife(
                47,
                "reads of nothing: nothing",
                EnumSet.complementOf(EnumSet.of(Phase.OPENING, Phase.CLOSING, Phase.RECEIVING)),
                bench -> {
                    bench.strike(() -> {
                        for (int i = 0; i < 100; i++) {
                            bench.port().receive("");
                        }
                    });
                    bench.isUndisturbed();
                }));
        faults.add(inLife(48, "a write that fails at its deadline: the port is lost, and opened again", OPEN, bench -> {
            bench.strike(() -> {
                bench.port().full(true);
                bench.later(Duration.ofSeconds(90), () -> bench.port().full(false));
            });
            bench.comesBack(Duration.ofMinutes(5));
            if (bench.phase() != Phase.WAITING && bench.phase() != Phase.ACKNOWLEDGING) {
                bench.wasTrouble(DisconnectReason.PORT);
                bench.wasTold(PortException.class);
            }
        }));
        faults.add(inLife(50, "one command lost: nothing sent twice that may not be", OPEN, bench -> {
            bench.strike(bench.modem()::nap);
            if (bench.phase() == Phase.ACKNOWLEDGING) {
                // where ids tell which acknowledgement is missing, the session asks whether the platform is there
                bench.mayAskAgain();
            }
            bench.goesOn(Duration.ofMinutes(5));
        }));
        faults.add(inLife(50, "a query lost: fails in time, and the next is answered", Set.of(Phase.IDLE), bench -> {
            bench.online();
            bench.modem().asleep(1);
            CompletableFuture<List<String>> lost = bench.session().queryAsync("AT+CSQ");
            CompletableFuture<List<String>> next = bench.session().queryAsync("AT+CSQ");
            bench.await(Duration.ofSeconds(30), next::isDone);
            assertThat(lost.handle((answer, error) -> error).join()).isInstanceOf(AtTimeoutException.class);
            assertThat(next.join()).containsExactly("+CSQ: 16,0");
            bench.isAsBefore();
        }));
        faults.add(inLife(52, "closed: in time, with nothing left", ALL, bench -> {
            bench.strike(bench::close);
            bench.closes();
            bench.ended(Outcome.FAILED, Outcome.UNKNOWN);
        }));
        faults.add(inLife(52, "closed, and the modem silent: in time, with nothing left", ALL, bench -> {
            bench.strike(() -> {
                bench.modem().mood(BenchMood.SILENT);
                bench.close();
            });
            bench.closes();
            bench.ended(Outcome.FAILED, Outcome.UNKNOWN);
        }));
        faults.add(inLife(52, "closed while the port is away: in time, with nothing left", ALL, bench -> {
            bench.strike(() -> {
                bench.port().unplug(Reason.MISSING);
                bench.later(Duration.ofMillis(1500), bench::close);
            });
            bench.pass(Duration.ofSeconds(2));
            bench.closes();
        }));
        Set<SessionState> states = EnumSet.range(SessionState.WAITING, SessionState.ONLINE);
        // the bench's product connects directly
        states.remove(SessionState.AUTHENTICATING);
        for (SessionState state : states) {
            faults.add(ofItsOwn(
                    52,
                    "closed by a callback of " + state + ": in time, with nothing left",
                    Set.of(phaseOf(state)),
                    family -> closedByCallback(state, family)));
        }
        return faults;
    }

    /** Between two tries, nobody may have seen that it was away. */
    private static void cameBack(LifeBench bench) {
        bench.comesBack(SOON);
        if (bench.phase() != Phase.WAITING) {
            bench.wasTrouble(DisconnectReason.PORT);
        }
    }

    private static Phase phaseOf(SessionState state) {
        return switch (state) {
            case WAITING -> Phase.WAITING;
            case OPENING -> Phase.OPENING;
            case SYNCHRONIZING -> Phase.SYNCHRONIZING;
            case CHECKING_SIM -> Phase.SIM;
            case REGISTERING -> Phase.REGISTERING;
            case ACTIVATING_BEARER -> Phase.BEARER;
            case CONNECTING -> Phase.TCP;
            case SIGNING_IN -> Phase.MQTT;
            case SUBSCRIBING -> Phase.SUBSCRIBING;
            default -> Phase.IDLE;
        };
    }

    private static void closedByCallback(SessionState state, Family family) {
        LifeBench bench = new LifeBench(Phase.IDLE, family);
        bench.session().onStateChange(change -> {
            if (change.current() == state) {
                bench.close();
            }
        });
        bench.start();
        bench.futures().add(bench.session().publishAsync(Tracker.REPORT, "1"));
        if (state == SessionState.WAITING) {
            bench.later(Duration.ofSeconds(1), bench.modem()::closed);
        }
        bench.await(Duration.ofSeconds(2), () -> bench.session().state() == SessionState.CLOSED);
        bench.closes();
    }

    private static void unplugged(LifeBench bench) {
        bench.strike(() -> {
            bench.port().unplug(Reason.MISSING);
            bench.later(Duration.ofSeconds(30), bench.port()::plug);
        });
        int opened = bench.port().opened();
        if (bench.phase() != Phase.CLOSING) {
            bench.pass(Duration.ofSeconds(1));
            assertThat(bench.session().state()).isIn(SessionState.WAITING, SessionState.OPENING);
            bench.ended(bench.endOfLost());
            bench.pass(Duration.ofSeconds(28));
            assertThat(bench.port().opened()).isEqualTo(opened);
            assertThat(bench.session().statistics().disconnects().get(DisconnectReason.PORT))
                    .isBetween(28L, 31L);
        }
        bench.comesBack(Duration.ofSeconds(30));
        bench.wasTold(PortException.class);
    }
}
