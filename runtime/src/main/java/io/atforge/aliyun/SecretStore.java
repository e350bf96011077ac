package io.atforge.aliyun;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps the secrets that devices are given when they are registered. Implementations must be safe for any thread, must
 * show no secret in their text form, and must have stored a secret for good when {@link #store} returns: the platform
 * gives it out only once.
 */
public interface SecretStore {

    /**
     * Looks a device's secret up.
     *
     * @param productKey the product's key
     * @param deviceName the device's name
     * @return the secret; empty if the device was not registered yet
     * @throws io.atforge.SecretUnavailableException if the store cannot be read
     */
    Optional<String> find(String productKey, String deviceName);

    /**
     * Stores a device's secret.
     *
     * @param productKey   the product's key
     * @param deviceName   the device's name
     * @param deviceSecret the secret
     * @throws io.atforge.SecretUnavailableException if it cannot be stored
     */
    void store(String productKey, String deviceName, String deviceSecret);

    /**
     * A file in the form of the console's certificate export, so that {@code ${csv:path}} reads it, too. Only its owner
     * may read it, where the file system knows owners.
     *
     * @param path the file; made when the first secret is stored
     * @return the store
     */
    static SecretStore csv(Path path) {
        return new CertificateFileStore(path);
    }
}
