package io.atforge.maven.virtual;

import io.atforge.SecretUnavailableException;
import io.atforge.maven.device.ProjectSecrets;
import io.atforge.maven.model.CertificateExport;
import io.atforge.maven.model.DeviceDeclaration;
import io.atforge.maven.model.ProductDeclaration;
import io.atforge.maven.model.SecretDeclaration;
import io.atforge.maven.project.CheckedProject;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets of a project's devices, where they are on this machine, and a stand-in for each that is not there. Not safe
 * for more than one thread.
 */
final class DeviceSecrets {

    private static final Pattern CSV = Pattern.compile("\\$\\{csv:([^{}]+)}");
    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env\\.([^{}]+)}");

    private final Path basedir;
    private final Path devicesFolder;
    private final ProjectSecrets places;
    private final ExportedSecrets exports = new ExportedSecrets();
    private final Set<String> advice = new LinkedHashSet<>();

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
                    .orElseGet(() -> standIn(StandInSecret.of(secret, product.key(), device.name())));
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
                .orElseGet(() -> standIn(StandInSecret.exported(export.path(), product.key(), deviceName)));
    }

    /** What the user has to set for those that have a stand-in; a line each, each once. */
    List<String> advice() {
        return List.copyOf(advice);
    }

    /** The environment variables that hold secrets: nobody else's business. */
    static List<String> variables(CheckedProject project) {
        return project.devices().products().stream()
                .flatMap(product -> product.devices().stream())
                .map(device -> ENVIRONMENT.matcher(device.secret().text()))
                .filter(Matcher::matches)
                .map(variable -> variable.group(1))
                .toList();
    }

    private String standIn(StandInSecret standIn) {
        advice.add(standIn.advice());
        return standIn.value();
    }
}
