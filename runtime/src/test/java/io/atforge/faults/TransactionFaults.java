package io.atforge.faults;

import static io.atforge.faults.Fault.everywhere;
import static io.atforge.faults.Fault.inCommands;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.ModemErrorException;
import io.atforge.PlatformRefusedException;
import io.atforge.bench.Family;
import io.atforge.bench.FamilyManners;
import io.atforge.bench.Phase;
import io.atforge.bench.Trait;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Faults 15 to 26: what answers may do to commands. */
final class TransactionFaults {

    /** Some families give the prompt more time than other answers. */
    private static final Set<Phase> LATE =
            EnumSet.of(Phase.REGISTERING, Phase.MQTT, Phase.SUBSCRIBING, Phase.PUBLISHING);

    private static final byte[] BINARY = {0, 1, 2};
    private static final String OK = "\r\nOK\r\n";
    private static final String BINARY_TEXT = "\u0000\u0001\u0002";

    private final FamilyManners manners;
    private final Duration dataSilence;
    private final String prompted;
    private final String firstProbe;
    private final String message;

    private TransactionFaults(Family family) {
        this.manners = family.manners();
        this.dataSilence = family.dialect().tables().dataSilence();
        this.firstProbe = family.dialect().tables().probes().get(0);
        this.prompted = manners.written(Phase.PROMPT);
        this.message = manners.message("/a1hahpgAs3s/test/test", "hi");
    }

    private static Fault inPublish(int number, String outcome, Consumer<FaultBench> test) {
        return new Fault(number, outcome, Set.of(Phase.PUBLISHING), test);
    }

    /** What is asked for once more anyway succeeds; anything else fails. */
    private static void endsInTimeAndRecovers(FaultBench bench) {
        switch (bench.phase()) {
            case REGISTERING, SUBSCRIBING -> bench.everythingEndedWell();
            default -> assertThat(bench.failure()).isInstanceOf(AtTimeoutException.class);
        }
        bench.recovers();
    }

    private void lateEnds(FaultBench bench) {
        bench.run();
        for (String line : manners.lateResults()) {
            bench.on("AT+CSQ", "\r\n" + line + "\r\n\r\n+CSQ: 16,0\r\n" + OK);
            assertThat(bench.query("AT+CSQ")).containsExactly("+CSQ: 16,0");
        }
        assertThat(bench.unsolicited()).isEqualTo(manners.lateResults());
        bench.everythingEndedWell();
    }

    static List<Fault> of(Family family) {
        return new TransactionFaults(family).all();
    }

    private List<Fault> all() {
        List<Fault> faults = new ArrayList<>(List.of(
                everywhere(15, "a URC before the first line of the answer: routed, the answer right", bench -> {
                    bench.before("\r\n+CGEV: NW MODIFY 5,2\r\n");
                    bench.everythingEndedWell();
                    assertThat(bench.unsolicited()).containsExactly("+CGEV: NW MODIFY 5,2");
                }),
                new Fault(15, "a URC before an answer that may be any line", Set.of(Phase.REGISTERING), bench -> {
                            bench.on("AT+CIFSR", "\r\n+CGEV: NW MODIFY 5,2\r\n\r\n10.0.0.7\r\n");
                            bench.run();
                            bench.everythingEndedWell();
                            assertThat(bench.unsolicited()).containsExactly("+CGEV: NW MODIFY 5,2");
                        })
                        .needs(Trait.ADDRESS_WITHOUT_NAME),
                new Fault(15, "a URC before a number that may be any line", Set.of(Phase.IDLE), bench -> {
                    bench.on("AT+CGSN", "\r\n+CGEV: NW MODIFY 5,2\r\n\r\n861234567890123\r\n" + OK);
                    bench.run();
                    assertThat(bench.query("AT+CGSN")).containsExactly("861234567890123");
                    assertThat(bench.unsolicited()).containsExactly("+CGEV: NW MODIFY 5,2");
                }),
                new Fault(16, "a URC with the name of the query: counted once", Set.of(Phase.REGISTERING), bench -> {
                    String urc = "+" + manners.registration() + ": 5,\"2797\",\"02B82E17\"";
                    String query = "AT+" + manners.registration() + "?";
                    bench.on(query, "\r\n" + urc + "\r\n" + manners.replies().get(query));
                    bench.run();
                    bench.everythingEndedWell();
                    assertThat(bench.unsolicited()).containsExactly(urc);
                }),
                new Fault(16, "a URC with the name of the query: counted once", Set.of(Phase.IDLE), bench -> {
                    bench.on("AT+CREG?", "\r\n+CREG: 1\r\n\r\n+CREG: 1,1\r\n\r\nOK\r\n");
                    bench.run();
                    assertThat(bench.query("AT+CREG?")).containsExactly("+CREG: 1,1");
                    assertThat(bench.unsolicited()).containsExactly("+CREG: 1");
                }),
                inPublish(17, "a message before the prompt, and before OK: kept, the prompt honoured", bench -> {
                    bench.run();
                    bench.once(prompted, message + manners.prompt());
                    bench.once(manners.lastOfPublish(BINARY_TEXT), message + OK + message + manners.acknowledged());
                    assertThat(bench.publish(BINARY).outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
                    assertThat(bench.messages()).containsExactly("hi", "hi", "hi");
                    bench.everythingEndedWell();
                }),
                inPublish(17, manners.closed() + " before the prompt: an end at once, then a new connection", bench -> {
                    bench.run();
                    bench.once(prompted, "\r\n" + manners.closed() + "\r\n");
                    assertThat(bench.publish(BINARY).isSuccess()).isFalse();
                    assertThat(bench.written()).doesNotContain(BINARY_TEXT);
                    bench.recovers();
                }),
                inPublish(19, "OK comes 40 s late: UNKNOWN long before, nothing sent again", bench -> {
                    bench.late(Duration.ofSeconds(40));
                    assertThat(bench.published().outcome()).isEqualTo(Outcome.UNKNOWN);
                    assertThat(bench.written().stream().filter(line -> line.matches("report|.*\"report\"")))
                            .hasSize(1);
                    bench.wait(Duration.ofSeconds(40));
                    bench.recovers();
                }),
                everywhere(20, "silence: every call ends by its deadline, and the session can be used again", bench -> {
                    bench.fallSilent();
                    bench.wait(Duration.ofMinutes(2));
                    bench.speakAgain();
                    bench.recovers();
                }),
                inPublish(21, "an error instead of the prompt: no data sent, a typed error", bench -> {
                    for (String error : List.of("\r\nERROR\r\n", "\r\n+CME ERROR: 3\r\n")) {
                        bench.run();
                        bench.once(prompted, error);
                        PublishResult result = bench.publish(BINARY);
                        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
                        assertThat(result.cause()).containsInstanceOf(ModemErrorException.class);
                    }
                    assertThat(bench.written()).doesNotContain(BINARY_TEXT);
                    bench.everythingEndedWell();
                }),
                inPublish(22, "no prompt: data is never sent as a command", bench -> {
                    bench.run();
                    bench.once(prompted, "");
                    assertThat(bench.publish(BINARY).cause()).containsInstanceOf(AtTimeoutException.class);
                    bench.everythingEndedWell();
                    assertThat(bench.written()).doesNotContain(BINARY_TEXT);
                }),
                inPublish(22, "a prompt in any of its forms: data sent", bench -> {
                    bench.on(manners.lastOfPublish(BINARY_TEXT), OK + manners.acknowledged());
                    bench.run();
                    for (String prompt : List.of(">", "\r\n>", "\r\n> ", "\r\nOK\r\n\r\n>", "> \r\n")) {
                        bench.once(prompted, prompt);
                        assertThat(bench.publish(BINARY).outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
                    }
                    bench.everythingEndedWell();
                }),
                inPublish(23, "a byte of the data lost: silence for 5 s, then probes that may be swallowed", bench -> {
                    bench.run();
                    bench.once(BINARY_TEXT, "");
                    bench.on(firstProbe, OK + "\r\nERROR\r\n" + manners.acknowledged());
                    assertThat(bench.publish(BINARY).outcome()).isEqualTo(manners.givenUpInData());
                    double gaveUp = bench.seconds();
                    assertThat(bench.query("AT+CSQ")).containsExactly("+CSQ: 16,0");
                    assertThat(bench.seconds() - gaveUp).isGreaterThan(dataSilence.toSeconds());
                    bench.everythingEndedWell();
                }),
                new Fault(
                        24,
                        manners.refused().title() + ": refused, the next command untouched",
                        Set.of(Phase.MQTT),
                        bench -> {
                            bench.on(manners.refused());
                            bench.run();
                            assertThat(bench.failure()).isInstanceOf(PlatformRefusedException.class);
                            bench.politely(manners.refused());
                            bench.recovers();
                        }),
                new Fault(
                        24,
                        manners.unreachable().title() + ": fails, the next command untouched",
                        Set.of(Phase.MQTT),
                        bench -> {
                            bench.on(manners.unreachable());
                            bench.run();
                            assertThat(bench.failure()).isInstanceOf(ModemErrorException.class);
                            bench.politely(manners.unreachable());
                            bench.recovers();
                        }),
                new Fault(
                        24,
                        manners.names().late() + " in another answer: no part of it",
                        Set.of(Phase.IDLE),
                        this::lateEnds),
                new Fault(24, manners.closedAtSignIn().title() + ": one failure", Set.of(Phase.MQTT), bench -> {
                    bench.on(manners.closedAtSignIn());
                    bench.run();
                    assertThat(bench.failure()).isInstanceOf(ConnectionLostException.class);
                    assertThat(bench.unsolicited()).isEmpty();
                    bench.politely(manners.closedAtSignIn());
                    bench.recovers();
                }),
                new Fault(
                        24,
                        manners.stillConnected().title() + ": let go, and connected anew",
                        Set.of(Phase.MQTT),
                        bench -> {
                            bench.on(manners.stillConnected());
                            bench.on(manners.nothingToRelease());
                            bench.run();
                            assertThat(bench.failure()).isInstanceOf(ModemErrorException.class);
                            bench.politely(manners.stillConnected());
                            bench.recovers();
                        }),
                new Fault(
                        25,
                        "the acknowledgement before OK: one success",
                        Set.of(Phase.SUBSCRIBING, Phase.PUBLISHING),
                        bench -> {
                            bench.strike(answer -> answer.replace(OK, "") + OK);
                            bench.everythingEndedWell();
                        }),
                new Fault(
                        25,
                        "a doubled acknowledgement: the second is for nobody; where several may be under way, no other"
                                + " of the connection is trusted",
                        Set.of(Phase.SUBSCRIBING, Phase.PUBLISHING),
                        bench -> {
                            bench.strike(answer -> answer + answer.replace(OK, ""));
                            if (bench.hasSeveralUnderWay() && !manners.completesById()) {
                                assertThat(bench.published().outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
                                assertThat(bench.session().state()).isEqualTo(SessionState.OFFLINE);
                                bench.recovers();
                            } else {
                                bench.everythingEndedWell();
                            }
                        }),
                inPublish(25, "a missing acknowledgement that comes late: cannot acknowledge the next", bench -> {
                    bench.strike(answer -> OK);
                    assertThat(bench.published().outcome()).isEqualTo(Outcome.UNKNOWN);
                    if (!manners.completesById()) {
                        assertThat(bench.session().state()).isEqualTo(SessionState.OFFLINE);
                    }
                    bench.receive(manners.acknowledged());
                    bench.recovers();
                })));
        for (Duration delay : List.of(
                Duration.ofMillis(9_050),
                Duration.ofMillis(9_310),
                Duration.ofMillis(11_000),
                Duration.ofSeconds(14))) {
            faults.add(new Fault(18, "an answer " + delay.toMillis() + " ms late: for nobody else", LATE, bench -> {
                bench.late(delay);
                endsInTimeAndRecovers(bench);
            }));
        }
        List<String> errors =
                new ArrayList<>(List.of("+CME ERROR: 58", "+CME ERROR: SIM busy", "+CME ERROR:", "+CMS ERROR: 500"));
        errors.addAll(manners.wordsOfRefusal());
        errors.add("ERROR");
        for (String error : errors) {
            faults.add(inCommands(26, error + ": a typed error", bench -> {
                bench.strike(answer -> "\r\n" + error + "\r\n");
                if (bench.phase() == Phase.REGISTERING) {
                    bench.everythingEndedWell();
                } else {
                    assertThat(bench.failure())
                            .isInstanceOfAny(ModemErrorException.class, PlatformRefusedException.class)
                            .isInstanceOf(AtForgeException.class);
                    bench.recovers();
                }
            }));
        }
        return faults;
    }
}
