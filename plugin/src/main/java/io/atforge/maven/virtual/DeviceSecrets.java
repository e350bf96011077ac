package io.atforge.maven.virtual;

import io.atforge.SecretUnavailableException;
import io.atforge.maven.device.ProjectSecrets;
import io.atforge.maven.model.CertificateExport;
import io.atforge.maven.model.DeviceDeclaration;
import io.atforge.maven.model.ModemDeclaration;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.model.SecretDeclaration;
import io.atforge.maven.project.CheckedProject;
import io.atforge.maven.source.TerminalText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets of a project's devices, where they are on this machine, and a stand-in for each that is not there. Not safe
 * for more than one thread.
 */
final class DeviceSecrets {

    /** How many rows that an export lacks are written out. */
    private static final int MAX_ROWS = 3;

    private static final Pattern CSV = Pattern.compile("\\$\\{csv:([^{}]+)}");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env\\.([^{}]+)}");

    private final Path basedir;
    private final Path devicesFolder;
    private final ProjectSecrets places;
    private final ExportedSecrets exports = new ExportedSecrets();
    private final Set<String> advice = new LinkedHashSet<>();
    private final Map<String, Integer> lacking = new LinkedHashMap<>();

    DeviceSecrets(CheckedProject project) {
        basedir = project.files().basedir();
        devicesFolder = project.devices().source().path().resolveSibling("");
        places = new ProjectSecrets(basedir);
    }

    /** The secret of a device that {@code devices.yaml} declares. */
    String of(ProductDeclaration product, DeviceDeclaration device) {
        SecretDeclaration secret = device.secret();
        Matcher csv = CSV.matcher(secret.text());
        if (csv.matches()) {
            return exports.find(basedir.resolve(csv.group(1)), product.key(), device.name())
                    .orElseGet(() -> lacking(csv.group(1), product.key(), device.name()));
        }
        try {
            return places.of(secret).secretOf(product.key(), device.name());
        } catch (SecretUnavailableException e) {
            return standIn(StandInSecret.of(secret, product.key(), device.name()));
        }
    }

    /** The secret of a device of the product's certificate export. */
    String of(ProductDeclaration product, CertificateExport export, String deviceName) {
        return exports.find(devicesFolder.resolve(export.path()), product.key(), deviceName)
                .orElseGet(() -> lacking(export.path(), product.key(), deviceName));
    }

    /** What the user has to set for those that have a stand-in; a line each, each once. */
    List<String> advice() {
        Stream<String> more = lacking.entrySet().stream()
                .filter(export -> export.getValue() > MAX_ROWS)
                .map(export -> "# and " + (export.getValue() - MAX_ROWS) + " more for which "
                        + TerminalText.of(export.getKey()) + " has no secret");
        return Stream.concat(advice.stream(), more).toList();
    }

    /** The environment variables that hold secrets, those for the modem as well: nobody else's business. */
    static List<String> variables(CheckedProject project) {
        ModemDeclaration modem = project.devices().modem();
        return Stream.of(
                        project.devices().products().stream()
                                .flatMap(product -> product.devices().stream())
                                .map(DeviceDeclaration::secret),
                        modem.pin().stream(),
                        modem.accessPoints().stream().flatMap(point -> point.password().stream()))
                .flatMap(secrets -> secrets)
                .map(secret -> ENVIRONMENT.matcher(secret.text()))
                .filter(Matcher::matches)
                .map(variable -> variable.group(1))
                .toList();
    }

    /** Nobody reads a line each for the devices of a fleet. */
    private String lacking(String export, String productKey, String deviceName) {
        StandInSecret standIn = StandInSecret.exported(export, productKey, deviceName);
        return lacking.merge(export, 1, Integer::sum) > MAX_ROWS ? standIn.value() : standIn(standIn);
    }

    private String standIn(StandInSecret standIn) {
        advice.add(standIn.advice());
        return standIn.value();
    }
}
