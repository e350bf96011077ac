package io.atforge.testkit.platform;

import java.util.Objects;

/**
 * A device.
 *
 * @param productKey the product's key
 * @param deviceName the device's name, unique within the product
 */
public record DeviceId(String productKey, String deviceName) {

    /** Checks that both are there. */
    public DeviceId {
        Objects.requireNonNull(productKey);
        Objects.requireNonNull(deviceName);
    }

    @Override
    public String toString() {
        return deviceName + "&" + productKey;
    }
}
