package io.atforge.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.maven.doctor.modem.ModemLine;
import io.atforge.maven.doctor.modem.SimStep;
import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Report;
import io.atforge.maven.doctor.report.StepName;
import io.atforge.maven.doctor.report.StepResult;
import io.atforge.testkit.ModemModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where nothing is wrong, or nothing that matters; and that an examination leaves no trace, and ends. */
class HealthyTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ModemModel.class)
    void allIsWell(ModemModel model) throws Exception {
        try (Patient patient = new Patient(folder, model)) {
            Diagnosis diagnosis = patient.examine();

            assertThat(diagnosis.failed()).as(Patient.text(diagnosis)).isZero();
            assertThat(diagnosis.summary()).isEqualTo("0 of 15 steps failed");
            assertThat(Patient.text(diagnosis))
                    .contains("✓ messages: published to /a1hahpgAs3s/test/test, and it came back");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AIR720 | registration roaming | roaming",
                "EC200 | registration lte | by LTE alone",
                "A7670 | signal 12 | fair",
                "AIR720 | clock 80/01/06,00:00:10+00 | without TLS that does not matter",
            })
    void whatIsWorthKnowingIsToldAndNoFailure(ModemModel model, String happens, String told) throws Exception {
        try (Patient patient = new Patient(folder, model).happens(happens)) {
            Diagnosis diagnosis = patient.examine();

            assertThat(diagnosis.failed()).as(Patient.text(diagnosis)).isZero();
            assertThat(Patient.text(diagnosis)).contains(told);
        }
    }

    @Test
    void findsTheOnlyPortThatAnswersAndItsRate() throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.AIR720).rate(9600)) {
            patient.at(new TestMachine()
                            .with("/dev/ttyS0", TestPort.program(said -> ""))
                            .with("/dev/ttyS1", TestPort.program(said -> "login: "))
                            .with("/dev/ttyUSB2", patient.port))
                    .unnamedPort();

            Diagnosis diagnosis = patient.examine();

            assertThat(diagnosis.failed()).as(Patient.text(diagnosis)).isZero();
            assertThat(Patient.text(diagnosis))
                    .contains("✓ port: serial:/dev/ttyUSB2?baud=9600 (/dev/ttyS0 is silent; /dev/ttyS1 is silent;"
                            + " /dev/ttyUSB2 answers at 9600)")
                    .contains("✓ answers: OK at 9600 bits per second; echo on");
        }
    }

    @Test
    void aTopicThatCannotBeSubscribedToIsPublishedTo() throws Exception {
        try (Patient patient =
                new Patient(folder, ModemModel.AIR720).yaml("permission: publish-subscribe", "permission: publish")) {
            assertThat(Patient.text(patient.examine()))
                    .contains("✓ messages: published to /a1hahpgAs3s/test/test, which");
        }
    }

    @Test
    void aDeviceThatOnlyListensSendsNothing() throws Exception {
        try (Patient patient =
                new Patient(folder, ModemModel.AIR720).yaml("permission: publish-subscribe", "permission: subscribe")) {
            Diagnosis diagnosis = patient.examine();

            assertThat(diagnosis.failed()).isZero();
            assertThat(Patient.text(diagnosis)).contains("– messages: devices.yaml has no topic");
        }
    }

    /** The first of two that cannot be published to is no reason to send nothing. */
    @Test
    void theFirstTopicThatTakesAMessageGetsIt() throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.AIR720)
                .yaml("permission: publish-subscribe", "permission: publish")
                .yaml(
                        "topics:\n",
                        "topics:\n      - name: cmd\n        class: /${productKey}/${deviceName}/cmd\n        permission: subscribe\n")) {
            assertThat(Patient.text(patient.examine()))
                    .contains("✓ messages: published to /a1hahpgAs3s/test/test, which");
        }
    }

    @Test
    void aTopicThatWasNamedAndOnlyListensIsTold() throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.AIR720)
                .yaml("permission: publish-subscribe", "permission: subscribe")
                .topicOfProduct()) {
            assertThat(Patient.text(patient.examine()))
                    .contains("– messages: the device may not publish to test, which -Datforge.topic names");
        }
    }

    /** A session that the platform keeps must not keep what was subscribed to for this. */
    @Test
    void theSubscriptionIsTakenBack() throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.EC200)) {
            assertThat(patient.examine().conversation())
                    .anyMatch(line -> line.startsWith("→ AT+QMTSUB=0"))
                    .anyMatch(line -> line.startsWith("→ AT+QMTUNS=0"));
        }
    }

    @Test
    void aSecretOfUnusualFormIsLookedAtTwice() throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.AIR720).yaml(Patient.SECRET, "short-secret")) {
            Diagnosis diagnosis = patient.examine();

            assertThat(diagnosis.failed()).isZero();
            assertThat(Patient.text(diagnosis))
                    .contains("it has 12 characters, and the console's have 32")
                    .doesNotContain("short-secret");
        }
    }

    @ParameterizedTest
    @EnumSource(ModemModel.class)
    void theModemIsLeftAsItWasMet(ModemModel model) throws Exception {
        try (Patient patient = new Patient(folder, model)) {
            patient.ask("AT+CNMI=2,2,0,0,0");
            patient.ask("AT+CMGF=1");
            patient.ask("AT+CGDCONT=1,\"IP\",\"before\"");
            patient.ask("AT+CMEE=2");
            String before = patient.settings();
            assertThat(before).contains("AT+CMEE?", "+CNMI: 2,2,0,0,0", "before");

            Diagnosis diagnosis = patient.examine();

            assertThat(diagnosis.failed()).as(Patient.text(diagnosis)).isZero();
            assertThat(diagnosis.conversation()).contains("→ ATE0").anyMatch(line -> line.startsWith("→ AT+CMGF=0"));
            assertThat(patient.settings()).isEqualTo(before);
            assertThat(patient.port.isClosed()).isTrue();
            assertThat(patient.platform.connected()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AIR720", "EC200", "A7670"})
    void noSecretGetsOut(ModemModel model) throws Exception {
        String password = "pass-of-the-apn";
        try (Patient patient =
                new Patient(folder, model).yaml("apn: 3GWAP", "apn: 3GWAP\n  user: me\n  password: " + password)) {
            Diagnosis diagnosis = patient.examine();

            assertThat(diagnosis.failed()).as(Patient.text(diagnosis)).isZero();
            assertThat(diagnosis.conversation()).anyMatch(line -> line.contains("\"test&a1hahpgAs3s\",\"******\""));
            for (Report form : Report.values()) {
                assertThat(form.text(diagnosis))
                        .contains("******")
                        .doesNotContain(Patient.SECRET, password)
                        // the signature
                        .doesNotContainPattern("[0-9a-f]{40}");
            }
        }
    }

    @Test
    void aPinThatIsKnownIsLeftToTheWayOnline() {
        try (Patient patient = new Patient(folder, ModemModel.AIR720).happens("sim pin")) {
            ModemLine line = patient.line();
            line.open();
            SimStep known = new SimStep(line, true, Optional::empty);
            SimStep unknown = new SimStep(line, false, Optional::empty);

            assertThat(known.examine()).isInstanceOf(Outcome.Passed.class);
            assertThat(known.isWaitingForPin()).isTrue();
            assertThat(unknown.examine()).isInstanceOf(Outcome.Failed.class);
            assertThat(unknown.isWaitingForPin()).isFalse();
            line.close();
        }
    }

    @Test
    void aPinOfDevicesYamlIsEnteredOnTheWayOnlineAndNotShown() throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.EC200)
                .yaml("apn: 3GWAP", "apn: 3GWAP\n  pin: \"52718\"")
                .happens("sim pin 52718 3")) {
            Diagnosis diagnosis = patient.examine();

            assertThat(diagnosis.failed()).as(Patient.text(diagnosis)).isZero();
            assertThat(Patient.text(diagnosis))
                    .contains("✓ SIM card: asks for its PIN", "– network: not before the PIN is entered");
            assertThat(Report.HTML.text(diagnosis)).contains("AT+CPIN=******").doesNotContain("52718");
            assertThat(diagnosis.conversation()).noneMatch(line -> line.contains("52718"));
        }
    }

    @Test
    void aBearerThatWasUpStaysUp() throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.EC200)) {
            patient.ask("AT+QIACT=1");
            patient.ask("ATE0");

            assertThat(patient.examine().failed()).isZero();

            assertThat(patient.ask("AT+QIACT?")).isEqualTo("\r\n+QIACT: 1,1,1,\"10.69.48.127\"\r\n\r\nOK\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"wedge dead,90", "transparent,30", "sim busy,30", "registration searching,40", "wedge,120"})
    void whateverIsWrongItEnds(String happens, int seconds) throws Exception {
        try (Patient patient = new Patient(folder, ModemModel.AIR720).happens(happens)) {
            long start = patient.time.nanoTime();

            Diagnosis diagnosis = patient.examine();

            assertThat(diagnosis.failed()).isPositive();
            assertThat(Duration.ofNanos(patient.time.nanoTime() - start)).isLessThan(Duration.ofSeconds(seconds));
            assertThat(patient.port.isClosed()).isTrue();
        }
    }

    @Test
    void eachStepIsToldOnceAndInOrder() throws Exception {
        List<StepResult> told = new ArrayList<>();
        try (Patient patient = new Patient(folder, ModemModel.AIR720).happens("sim out")) {
            Diagnosis diagnosis = patient.examine(told);

            assertThat(told).isEqualTo(diagnosis.steps());
            assertThat(told).extracting(result -> result.step()).containsExactly(StepName.values());
        }
    }

    @Test
    void whatBeginsIsToldBeforeItEndsAndOnlyIfItIsDone() throws Exception {
        List<StepResult> told = new ArrayList<>();
        List<String> begun = new ArrayList<>();
        try (Patient patient = new Patient(folder, ModemModel.AIR720).happens("sim out")) {
            patient.examine(doing -> begun.add(told.size() + " " + doing), told);
        }

        assertThat(begun)
                .containsExactly(
                        "0 port",
                        "1 answers",
                        "2 modem",
                        "3 SIM card",
                        "7 clock",
                        "8 secret",
                        "9 certificates",
                        "15 leaving the modem as it was");
    }
}
