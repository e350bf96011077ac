package io.atforge.testkit.project;

import java.util.Objects;

/**
 * A device of a product. Its text form hides the secret.
 *
 * @param name   its name
 * @param secret its secret
 */
public record DeviceDescription(String name, String secret) {

    /** Checks that both are there. */
    public DeviceDescription {
        Objects.requireNonNull(name);
        Objects.requireNonNull(secret);
    }

    @Override
    public String toString() {
        return "DeviceDescription[" + name + "]";
    }
}
