package io.atforge.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.PortException.Reason;
import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.StepName;
import io.atforge.maven.doctor.report.StepResult;
import io.atforge.testkit.ModemModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each thing that can be wrong, on a virtual modem: the right step says so, and all before it are well. What is told stands
 * in src/test/doctor; {@code mvn test -Dtest=SickStatesTest -Datforge.golden=rewrite} writes it anew; look at the diff.
 */
class SickStatesTest {

    private static final Path GOLDEN = Path.of("src/test/doctor");
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("atforge.golden"));
    private static final Map<String, State> STATES = states();

    @TempDir
    Path folder;

    /** What is wrong, on which modem; which step says it, in which words. */
    private record State(ModemModel model, Consumer<Patient> wrong, StepName fails, String says) {}

    private static Map<String, State> states() {
        Map<String, State> all = new LinkedHashMap<>();
        ModemModel air = ModemModel.AIR720;
        ModemModel quectel = ModemModel.EC200;
        ModemModel simcom = ModemModel.A7670;
        // port
        all.put(
                "port-missing",
                state(
                        air,
                        p -> p.at(new TestMachine().with("/dev/ttyUSB3", p.port)),
                        StepName.PORT,
                        "there are /dev/ttyUSB3"));
        all.put(
                "port-busy",
                state(
                        air,
                        p -> p.at(new TestMachine()
                                .with("/dev/ttyUSB0", TestMachine.failing(Reason.BUSY))
                                .heldBy("minicom, process 4711")),
                        StepName.PORT,
                        "minicom, process 4711"));
        all.put(
                "port-busy-unseen",
                state(
                        air,
                        p -> p.at(new TestMachine().with("/dev/ttyUSB0", TestMachine.failing(Reason.BUSY))),
                        StepName.PORT,
                        "is in use by a program that this user cannot see"));
        all.put(
                "port-denied",
                state(
                        air,
                        p -> p.at(new TestMachine().with("/dev/ttyUSB0", TestMachine.failing(Reason.DENIED))),
                        StepName.PORT,
                        "group dialout"));
        all.put(
                "port-denied-root",
                state(
                        air,
                        p -> p.at(new TestMachine()
                                .with("/dev/ttyUSB0", TestMachine.failing(Reason.DENIED))
                                .ofGroup("root")),
                        StepName.PORT,
                        "udev rule"));
        all.put("port-none", state(air, p -> p.at(new TestMachine()).unnamedPort(), StepName.PORT, "no serial port"));
        all.put(
                "port-search-silent",
                state(
                        air,
                        p -> p.at(new TestMachine()
                                        .with("/dev/ttyS0", silent())
                                        .with("/dev/ttyS1", TestMachine.failing(Reason.BUSY))
                                        .with("/dev/ttyS2", TestMachine.failing(Reason.DENIED))
                                        .with("/dev/ttyS3", TestMachine.failing(Reason.MISSING)))
                                .unnamedPort(),
                        StepName.PORT,
                        "no modem answers"));
        all.put(
                "port-search-several",
                state(
                        air,
                        p -> p.at(new TestMachine()
                                        .with("/dev/ttyUSB0", p.port)
                                        .with("/dev/ttyUSB1", TestPort.to(p.modem.port())))
                                .unnamedPort(),
                        StepName.PORT,
                        "several ports answer"));
        // answers
        all.put("answers-silent", state(air, p -> p.happens("wedge dead"), StepName.ANSWERS, "nothing answers AT"));
        all.put("answers-rate", state(air, p -> p.rate(9600), StepName.ANSWERS, "listens at 9600"));
        all.put("answers-data-mode", state(air, p -> p.happens("transparent"), StepName.ANSWERS, "data mode"));
        all.put(
                "answers-http",
                state(
                        air,
                        p -> p.at(new TestMachine()
                                .with("/dev/ttyUSB0", TestPort.program(said -> "HTTP/1.1 400 Bad Request\r\n\r\n"))),
                        StepName.ANSWERS,
                        "HTTP/1.1 400 Bad Request"));
        all.put(
                "answers-shell",
                state(
                        air,
                        p -> p.at(new TestMachine()
                                .with(
                                        "/dev/ttyUSB0",
                                        TestPort.program(said ->
                                                said.strip() + "\r\nsh: AT: not found\r\n\u001b[31m$ \u001b[0m"))),
                        StepName.ANSWERS,
                        "sh: AT: not found"));
        all.put(
                "answers-noise",
                state(
                        air,
                        p -> p.at(new TestMachine()
                                .with("/dev/ttyUSB0", TestPort.program(said -> "\u00ff\u00fe\u0080\u0081\u0000"))),
                        StepName.ANSWERS,
                        "no text at any usual rate"));
        // modem
        all.put(
                "modem-of-another-family",
                state(
                        quectel,
                        p -> p.yaml("dialect: quectel", "dialect: air720"),
                        StepName.MODEM,
                        "write dialect: quectel"));
        all.put(
                "modem-of-another-family-simcom",
                state(
                        simcom,
                        p -> p.yaml("dialect: simcom", "dialect: quectel"),
                        StepName.MODEM,
                        "write dialect: simcom"));
        // SIM card
        all.put("sim-out", state(air, p -> p.happens("sim out"), StepName.SIM, "no SIM card"));
        all.put("sim-out-quectel", state(quectel, p -> p.happens("sim out"), StepName.SIM, "no SIM card"));
        all.put("sim-busy", state(air, p -> p.happens("sim busy"), StepName.SIM, "SIM busy"));
        all.put("sim-failure", state(simcom, p -> p.happens("sim failure"), StepName.SIM, "SIM failure"));
        all.put("sim-pin", state(air, p -> p.happens("sim pin"), StepName.SIM, "asks for its PIN"));
        all.put("sim-puk", state(quectel, p -> p.happens("sim puk"), StepName.SIM, "asks for its PUK"));
        all.put(
                "sim-pin-wrong",
                state(
                        air,
                        p -> p.yaml("apn: 3GWAP", "apn: 3GWAP\n  pin: \"4321\"").happens("sim pin"),
                        StepName.BEARER,
                        "PIN"));
        all.put(
                "sim-pin-missing",
                state(
                        air,
                        p -> p.yaml("apn: 3GWAP", "apn: 3GWAP\n  pin: ${sys.atforge.test.no.such.pin}")
                                .happens("sim pin"),
                        StepName.SIM,
                        "atforge.test.no.such.pin"));
        all.put(
                "sim-pin-none",
                state(
                        air,
                        p -> p.yaml("apn: 3GWAP", "apn: 3GWAP\n  pin: ${sys.java.specification.vendor}")
                                .happens("sim pin"),
                        StepName.SIM,
                        "4 to 8 digits"));
        all.put(
                "sim-pin-tries-unknown",
                state(
                        air,
                        p -> p.yaml("apn: 3GWAP", "apn: 3GWAP\n  pin: \"4321\"")
                                .file("scripts/pin-tries.at", "AT+CPINX\n")
                                .happens("sim pin"),
                        StepName.BEARER,
                        "enter the PIN by hand"));
        // signal
        all.put("signal-none", state(air, p -> p.happens("signal 99"), StepName.SIGNAL, "no signal"));
        all.put("signal-weak", state(quectel, p -> p.happens("signal 7"), StepName.SIGNAL, "-99 dBm"));
        // network
        all.put(
                "network-denied",
                state(
                        air,
                        p -> p.happens("signal 20").happens("registration denied"),
                        StepName.NETWORK,
                        "refuses this SIM card"));
        all.put(
                "network-denied-simcom",
                state(
                        simcom,
                        p -> p.happens("signal 20").happens("registration denied"),
                        StepName.NETWORK,
                        "refuses this SIM card"));
        all.put(
                "network-searching",
                state(
                        quectel,
                        p -> p.happens("signal 20").happens("registration searching"),
                        StepName.NETWORK,
                        "looks for a network"));
        all.put(
                "network-unknown",
                state(
                        air,
                        p -> p.happens("signal 20").happens("registration unknown"),
                        StepName.NETWORK,
                        "does not know whether it is registered"));
        all.put(
                "network-lte-alone",
                state(air, p -> p.happens("registration lte"), StepName.NETWORK, "registered by LTE alone"));
        // packet service
        all.put(
                "packet-service-off",
                state(air, p -> p.happens("attach off"), StepName.PACKET_SERVICE, "not attached"));
        all.put(
                "packet-service-off-quectel",
                state(quectel, p -> p.happens("attach off"), StepName.PACKET_SERVICE, "not attached"));
        // clock
        all.put(
                "clock-wrong-with-tls",
                state(
                        air,
                        p -> p.yaml("region: cn-shanghai", "region: cn-shanghai\n  transport: tls")
                                .happens("clock 80/01/06,00:00:10+00"),
                        StepName.CLOCK,
                        "1980-01-06"));
        // secret
        all.put(
                "secret-missing",
                state(
                        air,
                        p -> p.yaml(Patient.SECRET, "${sys.atforge.test.no.such.secret}"),
                        StepName.SECRET,
                        "atforge.test.no.such.secret"));
        all.put(
                "secret-with-a-line-end",
                state(
                        air,
                        p -> p.yaml(Patient.SECRET, "\"" + Patient.SECRET + "\\n\""),
                        StepName.SECRET,
                        "begins or ends with a blank"));
        all.put(
                "secret-in-quotes",
                state(
                        air,
                        p -> p.yaml(Patient.SECRET, "'\"" + Patient.SECRET + "\"'"),
                        StepName.SECRET,
                        "between quotes"));
        all.put(
                "secret-with-a-blank",
                state(
                        air,
                        p -> p.yaml(Patient.SECRET, "'" + Patient.SECRET.replace('5', ' ') + "'"),
                        StepName.SECRET,
                        "holds a character"));
        all.put(
                "password-missing",
                state(
                        air,
                        p -> p.yaml(
                                "apn: 3GWAP",
                                "apn: 3GWAP\n  user: me\n  password: ${sys.atforge.test.no.such.password}"),
                        StepName.SECRET,
                        "atforge.test.no.such.password"));
        // certificates
        all.put(
                "certificates-expired",
                state(
                        air,
                        p -> p.yaml("region: cn-shanghai", "region: cn-shanghai\n  transport: tls")
                                .at2060(),
                        StepName.CERTIFICATES,
                        "counts today"));
        // bearer
        all.put("bearer-no-address", state(air, p -> p.happens("address off"), StepName.BEARER, "no address"));
        all.put(
                "bearer-no-address-quectel",
                state(quectel, p -> p.happens("address off"), StepName.BEARER, "no bearer"));
        all.put(
                "bearer-no-address-simcom",
                state(simcom, p -> p.happens("address off"), StepName.BEARER, "no address"));
        all.put("bearer-in-use", state(air, Patient::connectedByAnother, StepName.BEARER, "a program uses it"));
        // host
        all.put(
                "host-unknown",
                state(air, p -> p.happens("dns error"), StepName.HOST, "the host's name was not found"));
        all.put(
                "host-unknown-quectel",
                state(quectel, p -> p.happens("dns error"), StepName.HOST, "the host's name was not found"));
        all.put(
                "host-unknown-simcom",
                state(simcom, p -> p.happens("dns error"), StepName.HOST, "the host's name was not found"));
        all.put(
                "host-does-not-answer",
                state(air, p -> p.happens("dns fail"), StepName.HOST, "no connection with the host"));
        all.put(
                "host-does-not-answer-quectel",
                state(quectel, p -> p.happens("dns fail"), StepName.HOST, "no connection with the host"));
        // sign-in
        all.put(
                "sign-in-refused",
                state(air, p -> p.happens("refuse on"), StepName.SIGN_IN, "the platform refused the device"));
        all.put(
                "sign-in-refused-quectel",
                state(quectel, p -> p.happens("refuse 4"), StepName.SIGN_IN, "user name or password is wrong"));
        all.put(
                "sign-in-refused-simcom",
                state(simcom, p -> p.happens("refuse 2"), StepName.SIGN_IN, "does not take the client id"));
        all.put("sign-in-not-allowed", state(quectel, p -> p.happens("refuse 5"), StepName.SIGN_IN, "may not sign in"));
        // messages
        all.put(
                "messages-not-granted",
                state(air, p -> p.happens("deny /a1hahpgAs3s/test/test"), StepName.MESSAGES, "did not come back"));
        all.put(
                "messages-not-granted-quectel",
                state(
                        quectel,
                        p -> p.happens("deny /a1hahpgAs3s/test/test"),
                        StepName.MESSAGES,
                        "the subscription to /a1hahpgAs3s/test/test failed"));
        return all;
    }

    private static State state(ModemModel model, Consumer<Patient> wrong, StepName fails, String says) {
        return new State(model, wrong, fails, says);
    }

    private static TestPort silent() {
        return TestPort.program(said -> "");
    }

    static Stream<String> names() {
        return STATES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theRightStepFails(String name) throws Exception {
        State state = STATES.get(name);
        try (Patient patient = new Patient(folder, state.model())) {
            state.wrong().accept(patient);
            String before = patient.settings();

            Diagnosis diagnosis = patient.examine();

            String text = Patient.text(diagnosis);
            if (REWRITE) {
                Files.createDirectories(GOLDEN);
                Files.writeString(GOLDEN.resolve(name + ".txt"), text);
            }
            StepResult first =
                    Patient.firstFailed(diagnosis).orElseThrow(() -> new AssertionError("all is well:\n" + text));
            assertThat(first.step()).as(text).isEqualTo(state.fails());
            assertThat(((Failed) first.outcome()).reason() + ((Failed) first.outcome()).cure())
                    .contains(state.says());
            if (first.step().compareTo(StepName.ANSWERS) > 0) {
                assertThat(patient.settings()).isEqualTo(before);
                assertThat(diagnosis.summary()).endsWith(" steps failed");
            }
            assertThat(diagnosis.steps()).hasSameSizeAs(StepName.values());
            assertThat(text).doesNotContain(Patient.SECRET);
            assertThat(GOLDEN.resolve(name + ".txt"))
                    .content(StandardCharsets.UTF_8)
                    .isEqualTo(text);
        }
    }

    /** Nothing that was told once is left without a state that tells it. */
    @Test
    void everyGoldenFileHasItsState() throws Exception {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .hasSizeGreaterThanOrEqualTo(25)
                    .containsExactlyInAnyOrderElementsOf(STATES.keySet());
        }
    }
}
