package io.atforge.maven.virtual;

import io.atforge.maven.codegen.text.StringLiteral;
import io.atforge.maven.model.CertificateExport;
import io.atforge.maven.model.DeviceDeclaration;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.source.SourceFile;
import io.atforge.maven.source.TerminalText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the virtual modem prints, and, as soon as it is there, what its user can do with it. Safe for any thread.
 */
final class ModemScreen {

    private static final String PORT = "Port: ";
    private static final String CA = "CA: ";
    private static final String READY = "Type help";

    /** What keeps a program from starting is said in a few lines. */
    private static final int MAX_ERRORS = 20;

    private final CheckedProject project;
    private final List<String> advice;
    private final Consumer<String> console;
    private final List<String> errors = new ArrayList<>();
    private String port = "";
    private String ca = "";
    private boolean ready;

    /**
     * A screen.
     *
     * @param project the project that the modem is for
     * @param advice  what its user has to set; a line each
     * @param console takes each line
     */
    ModemScreen(CheckedProject project, List<String> advice, Consumer<String> console) {
        this.project = project;
        this.advice = advice;
        this.console = console;
    }

    /** Takes a line that the modem's program printed. */
    synchronized void print(String line) {
        if (!ready) {
            port = line.startsWith(PORT) ? line.substring(PORT.length()) : port;
            ca = line.startsWith(CA) ? line.substring(CA.length()) : ca;
            if (line.startsWith(READY)) {
                ready = true;
                guide().forEach(console);
            }
        }
        console.accept(line);
    }

    /** Takes a line of its errors. Before it is there, a JVM may say this and that: it counts only if it does not start. */
    synchronized void error(String line) {
        if (ready) {
            console.accept(TerminalText.of(line));
        } else if (errors.size() < MAX_ERRORS && !line.startsWith("Picked up ")) {
            errors.add(TerminalText.of(line));
        }
    }

    /** Why it has ended without being asked to. */
    synchronized String whyNot(int status) {
        return !ready && !errors.isEmpty()
                ? String.join("\n", errors)
                : "the virtual modem has ended, with the exit status " + status;
    }

    private List<String> guide() {
        List<String> lines = new ArrayList<>();
        lines.add("Java:  .port(" + StringLiteral.of(port) + ")");
        lines.add("Maven: mvn atforge:run" + devicesFile() + device() + " \"-Datforge.port=" + port + "\"");
        if (!ca.isEmpty()) {
            lines.add(
                    "YAML:  ca: " + seenFromDevices(Path.of(ca)) + "   below platform, for devices that come with TLS");
        }
        if (!advice.isEmpty()) {
            lines.add("Secrets that are not set have a stand-in here. Where your program runs, set:");
            lines.addAll(advice);
        }
        return lines;
    }

    private String devicesFile() {
        Path usual = project.files()
                .basedir()
                .resolve("src/main/atforge/devices.yaml")
                .toAbsolutePath()
                .normalize();
        SourceFile file = project.devices().source();
        return file.path().equals(usual) ? "" : " \"-Datforge.devices=" + file.name() + "\"";
    }

    /** The first device of the project, with its product if another has one of that name. */
    private String device() {
        List<ProductDeclaration> products = project.devices().products();
        Optional<ProductDeclaration> first = products.stream()
                .filter(product -> names(product).findFirst().isPresent())
                .findFirst();
        if (first.isEmpty()) {
            return "";
        }
        String name = names(first.get()).findFirst().orElseThrow();
        long owners = products.stream()
                .filter(product -> names(product).anyMatch(name::equals))
                .count();
        return (owners > 1 ? " -Datforge.product=" + first.get().name() : "") + " -Datforge.device=" + name;
    }

    private static Stream<String> names(ProductDeclaration product) {
        return Stream.concat(
                product.devices().stream().map(DeviceDeclaration::name),
                product.certificates().map(CertificateExport::deviceNames).stream()
                        .flatMap(List::stream));
    }

    private String seenFromDevices(Path file) {
        Path folder = project.devices().source().path().resolveSibling("");
        return SourceFile.of(folder, file).name();
    }
}
