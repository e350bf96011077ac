package io.atforge.aliyun;

import java.time.InstantSource;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Signs with the device's secret at each call. Safe for any thread.
 *
 * @param productKey the product's key
 * @param deviceName the device's name
 * @param secrets    where the device's secret is; read at each call, so that a changed secret is taken up
 * @param platform   how the device connects
 * @param clock      gives the timestamp
 */
public record SigningCredentialProvider(
        String productKey, String deviceName, SecretSource secrets, PlatformSettings platform, InstantSource clock)
        implements CredentialProvider {

    /** Checks that all are there. */
    public SigningCredentialProvider {
        Objects.requireNonNull(productKey);
        Objects.requireNonNull(deviceName);
        Objects.requireNonNull(secrets);
        Objects.requireNonNull(platform);
        Objects.requireNonNull(clock);
    }

    @Override
    public MqttCredentials credentials() {
        return Signer.credentials(
                new DeviceTriple(productKey, deviceName, secrets.secretOf(productKey, deviceName)),
                platform.clientIdOf(productKey, deviceName),
                SecureMode.direct(platform.transport()),
                platform.signMethod(),
                platform.timestamp() ? OptionalLong.of(clock.millis()) : OptionalLong.empty());
    }
}
