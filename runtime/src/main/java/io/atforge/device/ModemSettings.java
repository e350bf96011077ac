package io.atforge.device;

import io.atforge.aliyun.SecretSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Which modem a product's devices have.
 *
 * @param dialect            the name of the modem family
 * @param accessPointSecret the password of the access point, where it has one
 */
public record ModemSettings(String dialect, Optional<SecretSource> accessPointSecret) {

    /** Checks that both are there. */
    public ModemSettings {
        Objects.requireNonNull(dialect);
        Objects.requireNonNull(accessPointSecret);
    }

    /**
     * The settings of a modem whose access point needs no password.
     *
     * @param dialect the name of the modem family
     * @return the settings
     */
    public static ModemSettings of(String dialect) {
        return new ModemSettings(dialect, Optional.empty());
    }
}
