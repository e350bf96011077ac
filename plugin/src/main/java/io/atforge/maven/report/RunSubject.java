package io.atforge.maven.report;

import java.util.Objects;
import java.util.Optional;

/**
 * What a run was about.
 *
 * @param device  the device's name
 * @param product the product's name
 * @param modem   the modem's family
 * @param port    where the modem is
 * @param topic   the topic that was talked on, if any
 */
public record RunSubject(String device, String product, String modem, String port, Optional<String> topic) {

    /** Checks that all are there. */
    public RunSubject {
        Objects.requireNonNull(device);
        Objects.requireNonNull(product);
        Objects.requireNonNull(modem);
        Objects.requireNonNull(port);
        Objects.requireNonNull(topic);
    }
}
