package io.atforge.maven.report;

import io.atforge.maven.report.RunReport.Failed;
import io.atforge.maven.report.RunReport.Outcome;
import io.atforge.maven.report.RunReport.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs as reports have them. */
final class Runs {

    static final Instant STARTED = Instant.parse("2026-11-28T09:30:00.123Z");

    private static final RunSubject SUBJECT = new RunSubject(
            "test", "Tracker", "Air720", "serial:/dev/ttyUSB0?baud=115200", Optional.of("/a1hahpgAs3s/test/test"));

    private Runs() {}

    /** The tutorial: 12 s until the network is there. */
    static RunReport tutorial() {
        return new RunReport(
                SUBJECT,
                STARTED,
                List.of(
                        step(RunStep.OPENING, 0, 41),
                        step(RunStep.SYNCHRONIZING, 41, 180, said(42, "ATE0", 60, "OK")),
                        step(RunStep.SIM, 180, 200, said(181, "AT+CPIN?", 199, "+CPIN: READY", "OK")),
                        step(
                                RunStep.REGISTERING,
                                200,
                                12_345,
                                said(201, "AT+CGREG?", 215, "+CGREG: 0,2", "OK"),
                                said(12_330, "AT+CGREG?", 12_345, "+CGREG: 0,1", "OK")),
                        step(RunStep.BEARER, 12_345, 13_400, said(12_346, "AT+CIICR", 13_380, "OK")),
                        step(
                                RunStep.CONNECTING,
                                13_400,
                                13_730,
                                said(13_401, "AT+MIPSTART=\"h\",\"1883\"", 13_730, "OK", "CONNECT OK")),
                        step(
                                RunStep.SIGNING_IN,
                                13_730,
                                13_900,
                                said(13_731, "AT+MCONNECT=1,600", 13_900, "OK", "CONNACK OK")),
                        step(
                                RunStep.SUBSCRIBING,
                                13_900,
                                14_000,
                                said(13_901, "AT+MSUB=\"t\",0", 14_000, "OK", "SUBACK")),
                        step(
                                RunStep.PUBLISHING,
                                14_000,
                                14_020,
                                said(14_001, "AT+MPUB=\"t\",0,0,\"helloworld\"", 14_020, "OK")),
                        step(
                                RunStep.RECEIVING,
                                14_020,
                                14_140,
                                new Exchange(
                                        millis(14_139),
                                        Optional.empty(),
                                        List.of(new Exchange.Answer(
                                                millis(14_139), "+MSUB: \"t\",10 byte,helloworld")))),
                        step(RunStep.CLOSING, 14_140, 14_141, said(14_140, "AT+MDISCONNECT", 0))),
                new Received("/a1hahpgAs3s/test/test", "helloworld"),
                0);
    }

    /** The platform refuses the device. */
    static RunReport refused() {
        return new RunReport(
                SUBJECT,
                STARTED,
                List.of(
                        step(RunStep.OPENING, 0, 3),
                        new StepRecord(
                                RunStep.SIGNING_IN,
                                millis(3),
                                millis(950),
                                true,
                                List.of(said(4, "AT+MCONNECT=1,600", 949, "ERROR")))),
                new Failed("the platform refused the device; check its secret"),
                7);
    }

    /** A run in which everything that others say is one text. */
    static RunReport saying(String text) {
        return new RunReport(
                new RunSubject(text, text, text, text, Optional.of(text)),
                STARTED,
                List.of(new StepRecord(
                        RunStep.PUBLISHING, millis(0), millis(5), true, List.of(said(1, text, 2, text, text)))),
                new Failed(text),
                0);
    }

    static RunReport ending(Outcome outcome) {
        return new RunReport(SUBJECT, STARTED, List.of(), outcome, 0);
    }

    private static StepRecord step(RunStep step, long from, long to, Exchange... exchanges) {
        return new StepRecord(step, millis(from), millis(to), false, List.of(exchanges));
    }

    private static Exchange said(long at, String sent, long answeredAt, String... answers) {
        return new Exchange(
                millis(at),
                Optional.of(sent),
                Stream.of(answers)
                        .map(answer -> new Exchange.Answer(millis(answeredAt), answer))
                        .toList());
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
