package io.atforge.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.dialect.Dialect;
import io.atforge.maven.doctor.modem.KeptSettings;
import io.atforge.maven.doctor.modem.ModemLine;
import io.atforge.maven.doctor.modem.RegistrationStep;
import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.script.AtScript;
import io.atforge.script.AtScriptParser;
import io.atforge.testkit.simulation.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A modem that says what a test wants it to say: what it does not take back is told. */
class KeptSettingsTest {

    private static final AtScript PREPARE =
            AtScriptParser.parse("prepare.at", "AT+CMGF=0\nAT+CSDH=1\nAT+CNMI=2,0,0,0,0\n");
    private static final AtScript ATTACH = AtScriptParser.parse("attach.at", """
            AT+CGREG?
                expect  +CGREG: 0,1, +CGREG: 0,5
                retry   60 every 1s
            AT+CIFSR
            """);

    private final VirtualTime time = new VirtualTime();
    private final Map<String, String> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean dead;

    private ModemLine line() {
        ModemLine line = new ModemLine(
                TestPort.program(this::answer),
                Dialect.load("air720"),
                new VirtualTiming(time, time.clock()),
                entry -> {});
        line.open();
        return line;
    }

    private String answer(String said) {
        String command = said.strip();
        asked.add(command);
        return dead ? "" : said + answers.getOrDefault(command, "\r\nOK\r\n");
    }

    private KeptSettings noted(ModemLine line) {
        answers.put("AT+CMEE?", "\r\n+CMEE: 1\r\n\r\nOK\r\n");
        answers.put("AT+CMGF?", "\r\n+CMGF: 1\r\n\r\nOK\r\n");
        answers.put("AT+CSDH?", "\r\n+CSDH: 0\r\n\r\nOK\r\n");
        answers.put("AT+CNMI?", "\r\n+CNMI: 2,1,0,0,0\r\n\r\nOK\r\n");
        answers.put("AT+CIFSR", "\r\nERROR\r\n");
        KeptSettings settings = new KeptSettings(line, ATTACH);
        settings.note(PREPARE);
        asked.clear();
        return settings;
    }

    @Test
    void eachIsPutBackByItselfAndWhatIsNotIsTold() {
        ModemLine line = line();
        KeptSettings settings = noted(line);
        answers.put("AT+CMGF?", "");
        answers.put("AT+CSDH?", "\r\n+CSDH: 1\r\n\r\nOK\r\n");
        answers.put("AT+CSDH=0", "\r\nERROR\r\n");
        answers.put("AT+CNMI?", "\r\n+CNMI: 2,0,0,0,0\r\n\r\nOK\r\n");

        List<String> left = settings.putBack(line, Optional.empty(), Optional.empty());

        assertThat(left).containsExactly("AT+CMGF", "AT+CSDH");
        assertThat(asked).contains("AT+CNMI=2,1,0,0,0", "ATE1").doesNotContain("AT+CMEE=1");
        assertThat(new Diagnosis(Map.of(), List.of(), List.of(), left))
                .satisfies(diagnosis -> assertThat(diagnosis.failed()).isOne())
                .extracting(Diagnosis::summary)
                .asString()
                .isEqualTo("0 of 0 steps failed; the modem was not left as it was met, as it did not take back:"
                        + " AT+CMGF, AT+CSDH");
        line.close();
    }

    @Test
    void aModemThatAnswersNoMoreIsNotAskedForEach() {
        ModemLine line = line();
        KeptSettings settings = noted(line);
        dead = true;
        long start = time.nanoTime();

        assertThat(settings.putBack(line, Optional.empty(), Optional.empty()))
                .containsExactly("AT+CMEE", "AT+CMGF", "AT+CSDH", "AT+CNMI", "the echo")
                .isEqualTo(settings.names());
        assertThat(Duration.ofNanos(time.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(asked).doesNotContain("AT+CSDH?", "ATE1");
        line.close();
    }

    @Test
    void aBearerIsGivenBackOnlyByWhoTookIt() {
        AtScript detach = AtScriptParser.parse("detach.at", "AT+CIPSHUT\n");
        ModemLine line = line();
        KeptSettings settings = noted(line);
        answers.put("AT+CIFSR", "\r\n10.0.0.1\r\n\r\nOK\r\n");

        settings.putBack(line, Optional.empty(), Optional.empty());
        assertThat(asked).doesNotContain("AT+CIPSHUT");

        answers.put("AT+CIPSHUT", "\r\nERROR\r\n");
        assertThat(settings.putBack(line, Optional.empty(), Optional.of(detach)))
                .containsExactly("the bearer");
        assertThat(asked).contains("AT+CIPSHUT");
        line.close();
    }

    @Test
    void whoIsRefusedForCallsAloneIsWaitedFor() {
        answers.put("AT+CREG?", "\r\n+CREG: 0,3\r\n\r\nOK\r\n");
        answers.put("AT+CGREG?", "\r\n+CGREG: 0,2\r\n\r\nOK\r\n");
        answers.put("AT+CEREG?", "\r\n+CEREG: 0,2\r\n\r\nOK\r\n");
        ModemLine line = line();
        time.after(Duration.ofSeconds(4), () -> answers.put("AT+CGREG?", "\r\n+CGREG: 0,1\r\n\r\nOK\r\n"));

        assertThat(new RegistrationStep(line, ATTACH).examine()).isInstanceOf(Passed.class);
        line.close();
    }

    @Test
    void whoIsRefusedForWhatAttachWaitsForIsNot() {
        answers.put("AT+CREG?", "\r\n+CREG: 0,2\r\n\r\nOK\r\n");
        answers.put("AT+CGREG?", "\r\n+CGREG: 0,3\r\n\r\nOK\r\n");
        answers.put("AT+CEREG?", "\r\n+CEREG: 0,2\r\n\r\nOK\r\n");
        ModemLine line = line();

        assertThat(new RegistrationStep(line, ATTACH).examine()).isInstanceOf(Outcome.Failed.class);
        assertThat(asked).containsOnlyOnce("AT+CGREG?");
        line.close();
    }
}
