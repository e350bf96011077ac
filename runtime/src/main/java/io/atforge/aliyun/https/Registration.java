package io.atforge.aliyun.https;

import io.atforge.SecretUnavailableException;
import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SecretStore;
import java.util.Objects;

/**
 * How a device that has only its product's secret gets its own (一型一密): once, over HTTPS.
 *
 * @param authenticator where devices are registered, for example host {@code iot-auth.cn-shanghai.aliyuncs.com} and port
 *                      443; see {@link HttpsAuthentication#regionHost}
 * @param productSecret where the product's secret is
 * @param store         keeps the device's secret
 */
public record Registration(Endpoint authenticator, SecretSource productSecret, SecretStore store) {

    /** Checks that all are there. */
    public Registration {
        Objects.requireNonNull(authenticator);
        productSecret = productSecret.called("the product's secret");
        Objects.requireNonNull(store);
    }

    /**
     * The device's own secret, once it was registered.
     *
     * @return the source; it has no secret of a device that was not registered
     */
    public SecretSource secrets() {
        return (productKey, deviceName) -> store.find(productKey, deviceName)
                .orElseThrow(() -> new SecretUnavailableException(
                        "device " + deviceName + " of product " + productKey + " is not registered yet"));
    }
}
