package io.atforge.maven.doctor;

import io.atforge.dialect.Dialect;
import io.atforge.maven.check.DevicesFolder;
import io.atforge.maven.device.ChosenDevice;
import io.atforge.maven.device.DeviceQuery;
import io.atforge.maven.device.HttpsClient;
import io.atforge.maven.doctor.modem.ModemLine;
import io.atforge.maven.doctor.report.ConsoleText;
import io.atforge.maven.doctor.report.Diagnosis;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.StepResult;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.project.ProjectFiles;
import io.atforge.port.PortAddress;
import io.atforge.testkit.ModemModel;
import io.atforge.testkit.VirtualModem;
import io.atforge.testkit.scenario.Action;
import io.atforge.testkit.scenario.ScenarioTarget;
import io.atforge.testkit.simulation.SimulatedPlatform;
import io.atforge.testkit.simulation.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A virtual modem with a platform behind it in virtual time, and a project for it, to be examined. */
final class Patient implements AutoCloseable {

    static final String SECRET = "0a1B2c3D4e5F6a7B8c9D0e1F2a3B4c5D";

    final VirtualTime time = new VirtualTime();
    final SimulatedPlatform platform = new SimulatedPlatform(time, Duration.ofMillis(20), message -> {});
    final VirtualModem modem;
    final TestPort port;
    private final Path folder;
    private final ModemModel model;
    private boolean named;
    private String yaml;
    private TestMachine machine;
    private Optional<PortAddress> asked = Optional.of(new PortAddress.Serial("/dev/ttyUSB0", 115200));
    private Optional<InstantSource> clock = Optional.empty();

    Patient(Path folder, ModemModel model) {
        this.folder = folder;
        this.model = model;
        modem = VirtualModem.builder()
                .model(model)
                .scheduler(time)
                .clock(time.clock())
                .uplink(platform)
                .build();
        port = TestPort.to(modem.port());
        machine = new TestMachine().with("/dev/ttyUSB0", port);
        yaml = DevicesFolder.TUTORIAL
                .replace("${env.TRACKER_TEST_SECRET}", SECRET)
                .replace("dialect: air720", "dialect: " + model.dialect());
    }

    Patient happens(String words) {
        Action.parse(words).happenTo(new ScenarioTarget(modem, modem, platform));
        time.settle();
        return this;
    }

    Patient yaml(String text, String other) {
        if (!yaml.contains(text)) {
            throw new AssertionError("no " + text);
        }
        yaml = yaml.replace(text, other);
        return this;
    }

    Patient file(String name, String text) {
        new DevicesFolder(folder).with(name, text);
        return this;
    }

    Patient at(TestMachine other) {
        machine = other;
        return this;
    }

    Patient unnamedPort() {
        asked = Optional.empty();
        return this;
    }

    /** On a machine, and with a modem, whose clock is far ahead. */
    Patient at2060() {
        clock = Optional.of(InstantSource.fixed(Instant.parse("2060-01-01T00:00:00Z")));
        return happens("clock 60/01/01,00:00:00+00");
    }

    /** Another program left its connection up. */
    void connectedByAnother() {
        for (String command : List.of(
                "AT+CSTT",
                "AT+CIICR",
                "AT+CIFSR",
                "AT+MCONFIG=\"a\",\"b\",\"c\"",
                "AT+MIPSTART=\"h\",1",
                "AT+MCONNECT=1,60")) {
            ask(command);
        }
    }

    /** Has the modem listen at one rate, and the port matter. */
    Patient rate(int bitsPerSecond) {
        modem.hostRate(() -> port.rate().orElse(0));
        port.rate(bitsPerSecond);
        ask("AT+IPR=" + bitsPerSecond);
        port.rate(115200);
        return this;
    }

    /** Asks the modem by the way, and lets it act. */
    String ask(String command) {
        StringBuilder said = new StringBuilder();
        var other = modem.port();
        other.open(new io.atforge.port.Port.Receiver() {
            @Override
            public void received(byte[] buffer, int length) {
                said.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
            }

            @Override
            public void lost(io.atforge.PortException cause) {
                throw new AssertionError(cause);
            }
        });
        other.write((command + "\r").getBytes(StandardCharsets.ISO_8859_1));
        time.advance(Duration.ofSeconds(3));
        other.close();
        return said.toString();
    }

    /** What programs set, or take, and leave as it is when they end. */
    String settings() {
        String dialect = model.dialect();
        String status = "AT+CMEE?;+CNMI?;+CMGF?;+CSDH?;+CGDCONT?;+CFUN?";
        return switch (dialect) {
            case "quectel" -> ask(status) + ask("AT+QIACT?") + ask("AT+QMTOPEN?") + ask("AT+QMTCONN?");
            case "simcom" -> ask(status) + ask("AT+NETOPEN?") + ask("AT+CMQTTACCQ?") + ask("AT+CMQTTSTOP");
            default -> ask(status) + ask("AT+CIPSTATUS") + ask("AT+MQTTSTATU");
        };
    }

    /** The product's first topic is named. */
    Patient topicOfProduct() {
        named = true;
        return this;
    }

    /** A line to the modem. */
    ModemLine line() {
        return new ModemLine(port, Dialect.load(model.dialect()), new VirtualTiming(time, time.clock()), entry -> {});
    }

    Diagnosis examine() throws Exception {
        return examine(new ArrayList<>());
    }

    Diagnosis examine(List<StepResult> told) throws Exception {
        return examine(doing -> {}, told);
    }

    Diagnosis examine(Consumer<String> doing, List<StepResult> told) throws Exception {
        new DevicesFolder(folder).with("devices.yaml", yaml);
        CheckedProject project = CheckedProject.read(
                new ProjectFiles(folder, folder.resolve("devices.yaml"), folder.resolve("scripts")),
                true,
                InstantSource.system());
        ChosenDevice device = new DeviceQuery(Optional.of("test"), Optional.empty()).find(project.now());
        Examination examination = new Examination(
                device,
                asked,
                named ? device.product().topics().stream().findFirst() : Optional.empty(),
                HttpsClient.MODEM);
        return new Doctor(machine, new VirtualTiming(time, clock.orElse(time.clock())))
                .examine(examination, doing, told::add);
    }

    static String text(Diagnosis diagnosis) {
        ConsoleText console = new ConsoleText(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        diagnosis
                .steps()
                .forEach(step ->
                        console.lines(step).forEach(line -> text.append(line).append('\n')));
        return text.toString();
    }

    /** The first step that failed. */
    static Optional<StepResult> firstFailed(Diagnosis diagnosis) {
        return diagnosis.steps().stream()
                .filter(step -> step.outcome() instanceof Outcome.Failed)
                .findFirst();
    }

    @Override
    public void close() {
        modem.close();
    }
}
