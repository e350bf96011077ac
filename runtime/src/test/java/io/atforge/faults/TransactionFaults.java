package io.atforge.faults;

import static io.atforge.faults.Fault.everywhere;
import static io.atforge.faults.Fault.inCommands;
import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.AtForgeException;
import io.atforge.AtTimeoutException;
import io.atforge.ConnectionLostException;
import io.atforge.ModemErrorException;
import io.atforge.PlatformRefusedException;
import io.atforge.bench.Phase;
import io.atforge.session.PublishResult;
import io.atforge.session.PublishResult.Outcome;
import io.atforge.session.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Faults 15 to 26: what answers may do to commands. */
final class TransactionFaults {

    private static final byte[] BINARY = {0, 1, 2};
    private static final String BINARY_TEXT = "\u0000\u0001\u0002";
    private static final String MESSAGE = "\r\n+MSUB: \"/a1hahpgAs3s/test/test\",2 byte,hi\r\n";

    private TransactionFaults() {}

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

    static List<Fault> all() {
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
                }),
                new Fault(16, "a URC with the name of the query: counted once", Set.of(Phase.REGISTERING), bench -> {
                    bench.on("AT+CGREG?", "\r\n+CGREG: 5,\"2797\",\"02B82E17\"\r\n\r\n+CGREG: 0,1\r\n\r\nOK\r\n");
                    bench.run();
                    bench.everythingEndedWell();
                    assertThat(bench.unsolicited()).containsExactly("+CGREG: 5,\"2797\",\"02B82E17\"");
                }),
                new Fault(16, "a URC with the name of the query: counted once", Set.of(Phase.IDLE), bench -> {
                    bench.on("AT+CREG?", "\r\n+CREG: 1\r\n\r\n+CREG: 1,1\r\n\r\nOK\r\n");
                    bench.run();
                    assertThat(bench.query("AT+CREG?")).containsExactly("+CREG: 1,1");
                    assertThat(bench.unsolicited()).containsExactly("+CREG: 1");
                }),
                inPublish(17, "a message before the prompt, and before OK: kept, the prompt honoured", bench -> {
                    bench.on("AT+MPUBEX", MESSAGE + "\r\n>");
                    bench.on(BINARY_TEXT, MESSAGE + "\r\nOK\r\n" + MESSAGE + "\r\nPUBACK\r\n");
                    bench.run();
                    assertThat(bench.publish(BINARY).outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
                    assertThat(bench.messages()).containsExactly("hi", "hi", "hi");
                    bench.everythingEndedWell();
                }),
                inPublish(17, "CLOSED before the prompt: an end at once, then a new connection", bench -> {
                    bench.on("AT+MPUBEX", "\r\nCLOSED\r\n");
                    bench.run();
                    assertThat(bench.publish(BINARY).isSuccess()).isFalse();
                    assertThat(bench.written()).doesNotContain(BINARY_TEXT);
                    bench.recovers();
                }),
                inPublish(19, "OK comes 40 s late: UNKNOWN long before, nothing sent again", bench -> {
                    bench.late(Duration.ofSeconds(40));
                    assertThat(bench.published().outcome()).isEqualTo(Outcome.UNKNOWN);
                    assertThat(bench.written().stream().filter(line -> line.contains("\"report\"")))
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
                        bench.on("AT+MPUBEX", error);
                        bench.run();
                        PublishResult result = bench.publish(BINARY);
                        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
                        assertThat(result.cause()).containsInstanceOf(ModemErrorException.class);
                    }
                    assertThat(bench.written()).doesNotContain(BINARY_TEXT);
                    bench.everythingEndedWell();
                }),
                inPublish(22, "no prompt: data is never sent as a command", bench -> {
                    bench.on("AT+MPUBEX", "");
                    bench.run();
                    assertThat(bench.publish(BINARY).cause()).containsInstanceOf(AtTimeoutException.class);
                    bench.everythingEndedWell();
                    assertThat(bench.written()).doesNotContain(BINARY_TEXT);
                }),
                inPublish(22, "a prompt in any of its forms: data sent", bench -> {
                    bench.on(BINARY_TEXT, "\r\nOK\r\n\r\nPUBACK\r\n");
                    bench.run();
                    for (String prompt : List.of(">", "\r\n>", "\r\n> ", "\r\nOK\r\n\r\n>", "> \r\n")) {
                        bench.on("AT+MPUBEX", prompt);
                        assertThat(bench.publish(BINARY).outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
                    }
                    bench.everythingEndedWell();
                }),
                inPublish(23, "a byte of the data lost: silence for 5 s, then probes that may be swallowed", bench -> {
                    bench.on(BINARY_TEXT, "");
                    bench.on("AT+CMEE?", "\r\nOK\r\n\r\nERROR\r\n\r\nPUBACK\r\n");
                    bench.run();
                    assertThat(bench.publish(BINARY).outcome()).isEqualTo(Outcome.UNKNOWN);
                    double gaveUp = bench.seconds();
                    assertThat(bench.query("AT+CSQ")).containsExactly("+CSQ: 16,0");
                    assertThat(bench.seconds() - gaveUp).isGreaterThan(5);
                    bench.everythingEndedWell();
                }),
                new Fault(
                        24,
                        "ERROR after MCONNECT's OK: refused, the next command untouched",
                        Set.of(Phase.MQTT),
                        bench -> {
                            bench.strike(answer -> "\r\nOK\r\n\r\nERROR\r\n");
                            assertThat(bench.failure()).isInstanceOf(PlatformRefusedException.class);
                            bench.recovers();
                        }),
                new Fault(
                        24,
                        "CONNECT FAIL after MIPSTART's OK: fails, the next command untouched",
                        Set.of(Phase.MQTT),
                        bench -> {
                            bench.on("AT+MIPSTART", "\r\nOK\r\n\r\nSTATE: IP STATUS\r\n\r\nCONNECT FAIL\r\n");
                            bench.run();
                            assertThat(bench.failure()).isInstanceOf(ModemErrorException.class);
                            bench.on("AT+MIPSTART", "\r\nOK\r\n\r\nCONNECT OK\r\n");
                            bench.recovers();
                        }),
                new Fault(
                        24,
                        "a late end of a numbered link in another answer: no part of it",
                        Set.of(Phase.IDLE),
                        bench -> {
                            List<String> late =
                                    List.of("0, CONNECT FAIL", "0, CLOSED", "7,CONNECT OK", "1, ALREADY CONNECT");
                            bench.run();
                            for (String line : late) {
                                bench.on("AT+CSQ", "\r\n" + line + "\r\n\r\n+CSQ: 16,0\r\n\r\nOK\r\n");
                                assertThat(bench.query("AT+CSQ")).containsExactly("+CSQ: 16,0");
                            }
                            assertThat(bench.unsolicited()).isEqualTo(late);
                            bench.everythingEndedWell();
                        }),
                new Fault(24, "CLOSED and then ERROR to MCONNECT: one failure", Set.of(Phase.MQTT), bench -> {
                    bench.strike(answer -> "\r\nCLOSED\r\n\r\nERROR\r\n");
                    assertThat(bench.failure()).isInstanceOf(ConnectionLostException.class);
                    assertThat(bench.unsolicited()).isEmpty();
                    bench.recovers();
                }),
                new Fault(24, "ALREADY CONNECT: let go, and connected anew", Set.of(Phase.MQTT), bench -> {
                    bench.on("AT+MIPSTART", "\r\nOK\r\n\r\nALREADY CONNECT\r\n");
                    bench.on("AT+MIPCLOSE", "\r\n+CME ERROR: 767\r\n");
                    bench.run();
                    assertThat(bench.failure()).isInstanceOf(ModemErrorException.class);
                    bench.on("AT+MIPSTART", "\r\nOK\r\n\r\nCONNECT OK\r\n");
                    bench.recovers();
                }),
                new Fault(
                        25,
                        "the acknowledgement before OK: one success",
                        Set.of(Phase.SUBSCRIBING, Phase.PUBLISHING),
                        bench -> {
                            bench.strike(answer ->
                                    answer.replace("\r\nOK\r\n", "").replace("BACK\r\n", "BACK\r\n\r\nOK\r\n"));
                            bench.everythingEndedWell();
                        }),
                new Fault(
                        25,
                        "a doubled acknowledgement: the second is for nobody; where several may be under way, no other"
                                + " of the connection is trusted",
                        Set.of(Phase.SUBSCRIBING, Phase.PUBLISHING),
                        bench -> {
                            bench.strike(answer -> answer + answer.replace("\r\nOK\r\n", ""));
                            if (bench.hasSeveralUnderWay()) {
                                assertThat(bench.published().outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
                                assertThat(bench.session().state()).isEqualTo(SessionState.OFFLINE);
                                bench.recovers();
                            } else {
                                bench.everythingEndedWell();
                            }
                        }),
                inPublish(25, "a missing acknowledgement that comes late: cannot acknowledge the next", bench -> {
                    bench.strike(answer -> "\r\nOK\r\n");
                    assertThat(bench.published().outcome()).isEqualTo(Outcome.UNKNOWN);
                    assertThat(bench.session().state()).isEqualTo(SessionState.OFFLINE);
                    bench.receive("\r\nPUBACK\r\n");
                    bench.recovers();
                })));
        for (Duration delay : List.of(
                Duration.ofMillis(9_050),
                Duration.ofMillis(9_310),
                Duration.ofMillis(11_000),
                Duration.ofSeconds(14))) {
            faults.add(inCommands(18, "an answer " + delay.toMillis() + " ms late: for nobody else", bench -> {
                bench.late(delay);
                endsInTimeAndRecovers(bench);
            }));
        }
        for (String error : List.of(
                "+CME ERROR: 58",
                "+CME ERROR: SIM busy",
                "+CME ERROR:",
                "+CMS ERROR: 500",
                "COMMAND NOT SUPPORT",
                "NA",
                "ERROR")) {
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
