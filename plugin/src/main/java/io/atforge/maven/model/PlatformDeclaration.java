package io.atforge.maven.model;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.PlatformSettings;
import io.atforge.aliyun.SignMethod;
import io.atforge.aliyun.Transport;
import io.atforge.maven.source.SourceLocation;
import java.util.Objects;

/**
 * The section {@code platform}.
 *
 * @param location         where it stands
 * @param address          which host serves a product
 * @param port             the port
 * @param transport        what carries MQTT
 * @param signMethod       what signs a connection
 * @param keepAliveSeconds the keep-alive
 * @param cleanSession     whether the platform forgets what it could not deliver
 */
public record PlatformDeclaration(
        SourceLocation location,
        Address address,
        int port,
        Transport transport,
        SignMethod signMethod,
        int keepAliveSeconds,
        boolean cleanSession) {

    /** Checks that all are there. */
    public PlatformDeclaration {
        Objects.requireNonNull(location);
        Objects.requireNonNull(address);
        Objects.requireNonNull(transport);
        Objects.requireNonNull(signMethod);
    }

    /**
     * How the devices of a product connect.
     *
     * @param productKey the product's key
     * @return the settings
     */
    public PlatformSettings settingsOf(String productKey) {
        return new PlatformSettings(
                new Endpoint(address.hostOf(productKey), port), transport, signMethod, keepAliveSeconds, cleanSession);
    }
}
