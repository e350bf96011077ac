package io.atforge.maven.init;

import java.util.List;
import java.util.Objects;

/**
 * A product that a certificate export tells of.
 *
 * @param key         its ProductKey
 * @param name        what it is called until the user gives it a name
 * @param deviceNames the names of its devices, sorted; at least one
 */
record FirstProduct(String key, String name, List<String> deviceNames) {

    FirstProduct {
        Objects.requireNonNull(key);
        Objects.requireNonNull(name);
        deviceNames = List.copyOf(deviceNames);
    }
}
