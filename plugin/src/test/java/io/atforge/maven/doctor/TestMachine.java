package io.atforge.maven.doctor;

import io.atforge.PortException;
import io.atforge.PortException.Reason;
import io.atforge.port.Port;
import io.atforge.port.PortAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A machine with the ports that a test gives it. */
final class TestMachine implements Machine {

    private final Map<String, Port> ports = new TreeMap<>();
    private Optional<String> holder = Optional.empty();
    private String group = "dialout";

    TestMachine with(String path, Port port) {
        ports.put(path, port);
        return this;
    }

    TestMachine heldBy(String program) {
        holder = Optional.of(program);
        return this;
    }

    TestMachine ofGroup(String name) {
        group = name;
        return this;
    }

    @Override
    public List<PortAddress.Serial> ports() {
        return ports.keySet().stream()
                .map(path -> new PortAddress.Serial(path, PortAddress.DEFAULT_BAUD))
                .toList();
    }

    @Override
    public Port port(PortAddress address) {
        String path = ((PortAddress.Serial) address).path();
        Port port = ports.getOrDefault(path, failing(Reason.MISSING));
        port.rate(((PortAddress.Serial) address).baud());
        return port;
    }

    /** A port that cannot be opened. */
    static Port failing(Reason reason) {
        return new TestPort(receiver -> {
            throw new PortException(reason, "cannot be opened");
        });
    }

    @Override
    public Optional<String> holder(Path device) {
        return holder;
    }

    @Override
    public Optional<String> group(Path device) {
        return Optional.of(group);
    }
}
