package io.atforge.device;

import io.atforge.InvalidArgumentException;
import io.atforge.aliyun.CredentialProvider;
import io.atforge.aliyun.DeviceName;
import io.atforge.aliyun.SecretSource;
import io.atforge.aliyun.SigningCredentialProvider;
import java.time.InstantSource;
import java.util.Objects;

/**
 * A device of product {@code P}.
 *
 * @param product the product
 * @param name    the device's name
 * @param secrets where the device's secret is
 * @param <P>     the generated class that stands for the product
 */
public record Device<P>(Product<P> product, String name, SecretSource secrets) {

    /**
     * Checks the name.
     *
     * @throws InvalidArgumentException if the platform would not take it
     */
    public Device {
        Objects.requireNonNull(product);
        Objects.requireNonNull(secrets);
        if (!DeviceName.isValid(name)) {
            throw new InvalidArgumentException("'" + name + "' is no device name: " + DeviceName.RULE);
        }
    }

    /**
     * The provider that signs with the device's own secret.
     *
     * @return the provider
     */
    public CredentialProvider credentials() {
        return credentials(secrets);
    }

    /**
     * The provider that signs with a secret from another place.
     *
     * @param secrets where the secret is
     * @return the provider
     */
    public CredentialProvider credentials(SecretSource secrets) {
        return new SigningCredentialProvider(product.key(), name, secrets, product.platform(), InstantSource.system());
    }
}
