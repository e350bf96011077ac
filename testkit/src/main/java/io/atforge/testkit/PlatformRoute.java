package io.atforge.testkit;

import io.atforge.testkit.modem.uplink.HostResolver;
import io.atforge.testkit.platform.Refusal;
import io.atforge.testkit.platform.Refusal.Reason;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads every host name to one platform, each service to its own address. */
final class PlatformRoute implements HostResolver {

    // The platform's port for TLS only; at 1883 and 443 it takes both.
    private static final int TLS_ONLY = 8883;

    private static final Logger LOG = LoggerFactory.getLogger(PlatformRoute.class);

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
        Optional<InetSocketAddress> address = address(service, port);
        if (address.isEmpty()) {
            // the modem can only say what a modem says, that there is no such host
            LOG.warn(
                    "the modem wants TLS with {}:{}, and this platform serves none: call tls() of its builder, and give"
                            + " the session platform.caFile() as its authority",
                    host,
                    port);
            platform.state().refusals().add(new Refusal("", host + ":" + port, Reason.NO_TLS));
        }
        return address;
    }

    private Optional<InetSocketAddress> address(Service service, int port) {
        return switch (service) {
            case MQTT ->
                Optional.of(port == TLS_ONLY ? platform.tlsAddress().orElse(platform.address()) : platform.address());
            case MQTT_OVER_TLS -> platform.tlsAddress();
            case HTTP -> Optional.of(platform.httpAddress());
            case HTTPS -> platform.httpsAddress();
        };
    }
}
