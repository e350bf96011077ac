package io.atforge.maven.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.atforge.maven.report.Exchange;
import io.atforge.maven.report.RunReport;
import io.atforge.maven.report.RunReport.Failed;
import io.atforge.maven.report.RunReport.Silent;
import io.atforge.maven.report.RunStep;
import io.atforge.maven.report.RunSubject;
import io.atforge.maven.report.StepRecord;
import io.atforge.session.SessionState;
import io.atforge.trace.TraceEntry;
import io.atforge.trace.TraceEntry.Direction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRecorderTest {

    private static final RunSubject SUBJECT = new RunSubject("d", "p", "m", "port", Optional.empty());
    private static final Instant STARTED = Instant.parse("2026-11-28T09:30:00Z");

    private final List<RunStep> heard = new ArrayList<>();
    private long now = -5_000_000_000L;
    private final RunRecorder recorder = new RunRecorder(InstantSource.fixed(STARTED), () -> now, heard::add);

    @Test
    void aCommandBelongsToTheStateInWhichItIsSent() {
        recorder.step(RunStep.OPENING);
        pass(40);
        sent(SessionState.SYNCHRONIZING, "ATE0");
        pass(5);
        received(SessionState.SYNCHRONIZING, "OK");
        pass(1);
        sent(SessionState.REGISTERING, "AT+CGREG?");
        pass(10);
        received(SessionState.REGISTERING, "+CGREG: 0,1");
        received(SessionState.REGISTERING, "OK");
        pass(1000);
        sent(SessionState.REGISTERING, "AT+CGATT?");

        RunReport report = recorder.report(SUBJECT).orElseThrow();

        assertThat(report.started()).isEqualTo(STARTED);
        assertThat(report.outcome()).isEqualTo(new Silent());
        assertThat(report.steps())
                .extracting(StepRecord::step, StepRecord::from, StepRecord::to)
                .containsExactly(
                        tuple(RunStep.OPENING, millis(0), millis(40)),
                        tuple(RunStep.SYNCHRONIZING, millis(40), millis(46)),
                        tuple(RunStep.REGISTERING, millis(46), millis(1056)));
        assertThat(report.steps().get(2).exchanges())
                .extracting(Exchange::sent, Exchange::took)
                .containsExactly(
                        tuple(Optional.of("AT+CGREG?"), Optional.of(millis(10))),
                        tuple(Optional.of("AT+CGATT?"), Optional.empty()));
        assertThat(heard).containsExactly(RunStep.OPENING, RunStep.SYNCHRONIZING, RunStep.REGISTERING);
    }

    @Test
    void whatTheModemSaysByItselfIsKept() {
        recorder.step(RunStep.RECEIVING);
        pass(300);
        received(SessionState.ONLINE, "+MSUB: \"t\",1 byte,x");

        assertThat(recorder.report(SUBJECT).orElseThrow().steps().get(0).exchanges())
                .containsExactly(new Exchange(
                        millis(300),
                        Optional.empty(),
                        List.of(new Exchange.Answer(millis(300), "+MSUB: \"t\",1 byte,x"))));
    }

    @Test
    void theStepThatIsUnderWayFails() {
        recorder.step(RunStep.OPENING);
        sent(SessionState.CONNECTING, "AT+MIPSTART");
        recorder.failed("no connection");
        recorder.step(RunStep.CLOSING);
        sent(SessionState.OFFLINE, "AT+MIPCLOSE");

        RunReport report = recorder.report(SUBJECT).orElseThrow();

        assertThat(report.outcome()).isEqualTo(new Failed("no connection"));
        assertThat(report.failedIn()).contains(RunStep.CONNECTING);
        assertThat(report.steps())
                .extracting(StepRecord::step, StepRecord::failed)
                .containsExactly(
                        tuple(RunStep.OPENING, false), tuple(RunStep.CONNECTING, true), tuple(RunStep.CLOSING, false));
    }

    @Test
    void nothingIsGivenBackWhereNothingWasOpened() {
        recorder.step(RunStep.OPENING);
        recorder.failed("no port");
        recorder.step(RunStep.CLOSING);
        pass(10);

        assertThat(recorder.report(SUBJECT).orElseThrow().steps())
                .extracting(StepRecord::step)
                .containsExactly(RunStep.OPENING);
    }

    @Test
    void aModemThatBabblesFillsNoMemory() {
        recorder.step(RunStep.RECEIVING);
        for (int i = 0; i < 5_010; i++) {
            received(SessionState.ONLINE, "noise");
        }
        sent(SessionState.ONLINE, "AT+MDISCONNECT");

        RunReport report = recorder.report(SUBJECT).orElseThrow();

        assertThat(report.left()).isEqualTo(10);
        assertThat(report.steps().get(0).exchanges()).hasSize(2);
        assertThat(report.steps().get(0).exchanges().get(0).answers()).hasSize(5_000);
    }

    @Test
    void aRunThatHasNotBegunIsNotReported() {
        assertThat(recorder.report(SUBJECT)).isEmpty();
    }

    private void pass(long millis) {
        now += millis * 1_000_000;
    }

    private void sent(SessionState state, String text) {
        recorder.said(state, new TraceEntry(now, Direction.SENT, text));
    }

    private void received(SessionState state, String text) {
        recorder.said(state, new TraceEntry(now, Direction.RECEIVED, text));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
