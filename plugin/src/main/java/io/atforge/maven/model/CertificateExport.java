package io.atforge.maven.model;

import java.util.List;
import java.util.Objects;

/**
 * The console's export of device certificates, without the secrets.
 *
 * @param path        as it was written in {@code devices.yaml}
 * @param deviceNames the devices' names, sorted
 */
public record CertificateExport(String path, List<String> deviceNames) {

    /** Copies the names. */
    public CertificateExport {
        Objects.requireNonNull(path);
        deviceNames = List.copyOf(deviceNames);
    }
}
