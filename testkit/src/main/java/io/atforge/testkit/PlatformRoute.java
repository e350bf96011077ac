package io.atforge.testkit;

import io.atforge.testkit.modem.uplink.HostResolver;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Leads every host name to one platform, each service to its own address. */
final class PlatformRoute implements HostResolver {

    // The platform's port for TLS only; at 1883 and 443 it takes both.
    private static final int TLS_ONLY = 8883;

    private final IotPlatform platform;

    PlatformRoute(IotPlatform platform) {
        this.platform = platform;
    }

    @Override
    public Optional<InetSocketAddress> resolve(String host, int port) {
        return Optional.of(platform.address());
    }

    @Override
    public Optional<InetSocketAddress> resolve(Service service, String host, int port) {
        return switch (service) {
            case MQTT ->
                Optional.of(port == TLS_ONLY ? platform.tlsAddress().orElse(platform.address()) : platform.address());
            case MQTT_OVER_TLS -> platform.tlsAddress();
            case HTTP -> Optional.of(platform.httpAddress());
            case HTTPS -> platform.httpsAddress();
        };
    }
}
