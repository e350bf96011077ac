package io.atforge.aliyun;

import io.atforge.InvalidArgumentException;
import java.util.Objects;

/**
 * The device certificate (三元组) of the console. Its text form hides the secret.
 *
 * @param productKey   the product's key
 * @param deviceName   the device's name, unique within the product
 * @param deviceSecret the device's secret; its text is the HMAC key, even where it looks like hex
 */
public record DeviceTriple(String productKey, String deviceName, String deviceSecret) {

    /**
     * Checks that the three are there.
     *
     * @throws InvalidArgumentException if the secret is empty
     */
    public DeviceTriple {
        Objects.requireNonNull(productKey);
        Objects.requireNonNull(deviceName);
        if (deviceSecret.isEmpty()) {
            throw new InvalidArgumentException("the secret of device " + deviceName + " is empty");
        }
    }

    @Override
    public String toString() {
        return "DeviceTriple[" + productKey + ", " + deviceName + ", secret hidden]";
    }
}
