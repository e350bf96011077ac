package io.atforge.maven.doctor;

import io.atforge.AtForgeException;
import io.atforge.PortException;
import io.atforge.maven.doctor.modem.ModemLine;
import io.atforge.maven.doctor.modem.RateScan;
import io.atforge.maven.doctor.modem.Step;
import io.atforge.maven.doctor.report.Outcome;
import io.atforge.maven.doctor.report.Outcome.Failed;
import io.atforge.maven.doctor.report.Outcome.Passed;
import io.atforge.maven.doctor.report.PlainText;
import io.atforge.maven.doctor.report.StepName;
import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the port is there and can be opened; where none was named, which of those that there are has a modem. */
final class PortStep implements Step {

    private static final String PLUG_IN =
            "plug the modem in and give it power; on Linux, dmesg says which port it gets";

    /** Whoever joins it may do anything. */
    private static final String ROOT = "root";

    private static final Path STABLE_NAMES = Path.of("/dev/serial");

    private final Optional<PortAddress> asked;
    private final Machine machine;
    private final Function<Port, ModemLine> lines;
    private Optional<ModemLine> open = Optional.empty();

    /**
     * Makes the step.
     *
     * @param asked   the port that was named
     * @param machine where it is
     * @param lines   makes a line of a port
     */
    PortStep(Optional<PortAddress> asked, Machine machine, Function<Port, ModemLine> lines) {
        this.asked = asked;
        this.machine = machine;
        this.lines = lines;
    }

    @Override
    public StepName name() {
        return StepName.PORT;
    }

    /** The line to the port, open; there if the step passed. */
    Optional<ModemLine> line() {
        return open;
    }

    @Override
    public Outcome examine() {
        return asked.isPresent() ? look(asked.get()) : search();
    }

    private Outcome look(PortAddress address) {
        ModemLine line = lines.apply(new GuardedPort(machine.port(address)));
        try {
            line.open();
            open = Optional.of(line);
            return new Passed(PlainText.of(address.toString()));
        } catch (PortException e) {
            line.close();
            return failure(address, e);
        } catch (AtForgeException e) {
            line.close();
            throw e;
        }
    }

    private Failed failure(PortAddress address, PortException e) {
        if (!(address instanceof PortAddress.Serial serial)) {
            return new Failed(
                    PlainText.of(e.getMessage()), "check host and port, and that the serial-port server runs there");
        }
        String path = PlainText.of(serial.path());
        Optional<Path> file = file(serial);
        return switch (e.reason()) {
            case MISSING -> new Failed("there is no modem at " + path + "; " + there(), PLUG_IN);
            case BUSY ->
                new Failed(
                        path + " is in use"
                                + file.flatMap(machine::holder)
                                        .map(holder -> " by " + PlainText.of(holder))
                                        .orElse(" by a program that this user cannot see"),
                        "end that program; ModemManager probes new ports: systemctl stop ModemManager");
            case DENIED -> {
                String group = file.flatMap(machine::group).map(PlainText::of).orElse("dialout");
                yield new Failed(
                        path + " may not be opened by this user; it belongs to the group " + group,
                        group.equals(ROOT)
                                ? "give it to a group of your own by a udev rule, and plug the modem in again:"
                                        + " SUBSYSTEM==\"tty\", GROUP=\"dialout\", MODE=\"0660\""
                                : "join the group, and log in again: sudo usermod -aG " + group + " $USER");
            }
            case LOST -> new Failed(path + " was lost while it was opened", PLUG_IN);
        };
    }

    /** None on Windows: COM10 may be written as a device path, which is no path for Java there. */
    private static Optional<Path> file(PortAddress.Serial serial) {
        if (serial.path().startsWith("by-")) {
            return Optional.of(STABLE_NAMES.resolve(serial.path()));
        }
        return serial.path().indexOf('/') < 0 ? Optional.empty() : Optional.of(Path.of(serial.path()));
    }

    private String there() {
        List<PortAddress.Serial> ports = machine.ports();
        return ports.isEmpty()
                ? "this machine has no serial port"
                : "there are "
                        + ports.stream()
                                .map(PortAddress.Serial::path)
                                .map(PlainText::of)
                                .collect(Collectors.joining(", "));
    }

    private Outcome search() {
        List<PortAddress.Serial> ports = machine.ports();
        if (ports.isEmpty()) {
            return new Failed(
                    "this machine has no serial port", PLUG_IN + "; or name one: -Datforge.port=tcp:host:port");
        }
        List<String> seen = new ArrayList<>();
        List<PortAddress.Serial> answering = new ArrayList<>();
        for (PortAddress.Serial address : ports) {
            String found = probe(address, answering);
            seen.add(PlainText.of(address.path()) + " " + found);
        }
        String all = String.join("; ", seen);
        if (answering.size() == 1) {
            PortAddress only = answering.get(0);
            Outcome opened = look(only);
            return opened instanceof Passed ? new Passed(PlainText.of(only.toString()) + " (" + all + ")") : opened;
        }
        return answering.isEmpty()
                ? new Failed("no modem answers: " + all, PLUG_IN + "; or name its port: -Datforge.port=…")
                : new Failed(
                        "several ports answer: " + all,
                        "say which: -Datforge.port="
                                + answering.stream()
                                        .map(PortAddress.Serial::toString)
                                        .map(PlainText::of)
                                        .collect(Collectors.joining(" or ")));
    }

    private String probe(PortAddress.Serial address, List<PortAddress.Serial> answering) {
        GuardedPort port = new GuardedPort(machine.port(address));
        ModemLine line = lines.apply(port);
        try {
            line.open();
            RateScan scan = new RateScan(line);
            OptionalInt rate = scan.isHeard() ? OptionalInt.of(address.baud()) : scan.other();
            if (rate.isEmpty()) {
                return "is silent";
            }
            answering.add(new PortAddress.Serial(address.path(), rate.getAsInt()));
            return "answers at " + rate.getAsInt();
        } catch (PortException e) {
            return switch (e.reason()) {
                case BUSY -> "is in use";
                case DENIED -> "may not be opened";
                default -> port.isFlooded() ? "is no modem: it sends without a pause" : "cannot be opened";
            };
        } catch (AtForgeException e) {
            return "does not answer in time";
        } finally {
            line.close();
        }
    }
}
