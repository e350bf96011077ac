package io.atforge.aliyun;

import io.atforge.InvalidArgumentException;
import java.util.Objects;

/**
 * How a product's devices connect to the platform.
 *
 * @param endpoint         where the platform answers
 * @param transport        what carries MQTT
 * @param signMethod       what signs a connection
 * @param keepAliveSeconds 30 to 1200 s, as the platform takes
 * @param cleanSession     whether the platform forgets what it could not deliver
 */
public record PlatformSettings(
        Endpoint endpoint, Transport transport, SignMethod signMethod, int keepAliveSeconds, boolean cleanSession) {

    /** The shortest keep-alive that the platform takes, in seconds. */
    public static final int MIN_KEEP_ALIVE_SECONDS = 30;

    /** The longest keep-alive that the platform takes, in seconds. */
    public static final int MAX_KEEP_ALIVE_SECONDS = 1200;

    /** The keep-alive that the platform advises, in seconds. */
    public static final int DEFAULT_KEEP_ALIVE_SECONDS = 300;

    /**
     * Checks the keep-alive.
     *
     * @throws InvalidArgumentException if the platform would refuse it
     */
    public PlatformSettings {
        Objects.requireNonNull(endpoint);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(signMethod);
        if (keepAliveSeconds < MIN_KEEP_ALIVE_SECONDS || keepAliveSeconds > MAX_KEEP_ALIVE_SECONDS) {
            throw new InvalidArgumentException("keep-alive " + keepAliveSeconds + " s is not between "
                    + MIN_KEEP_ALIVE_SECONDS + " and " + MAX_KEEP_ALIVE_SECONDS);
        }
    }
}
