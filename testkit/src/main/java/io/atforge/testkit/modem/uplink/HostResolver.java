package io.atforge.testkit.modem.uplink;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Says where a host name that a command gives leads: the modem's DNS and routing in one. */
@FunctionalInterface
public interface HostResolver {

    /**
     * Finds the address behind a name.
     *
     * @param host the host as it stands in the command
     * @param port 1 to 65535
     * @return the address, empty if the name is not known; the modem then answers as for a DNS failure
     */
    Optional<InetSocketAddress> resolve(String host, int port);

    /** What is looked for behind a name. */
    enum Service {
        /** {@code AT+MIPSTART}. */
        MQTT,
        /** {@code AT+SSLMIPSTART}. */
        MQTT_OVER_TLS,
        /** {@code AT+HTTPACTION} without TLS. */
        HTTP,
        /** {@code AT+HTTPACTION} with TLS. */
        HTTPS
    }

    /**
     * Finds the address of a service, where services have addresses of their own.
     *
     * @param service what is looked for
     * @param host    the host as it stands in the command
     * @param port    1 to 65535
     * @return the address, empty if the name is not known; that of {@link #resolve(String, int)} if not overridden
     */
    default Optional<InetSocketAddress> resolve(Service service, String host, int port) {
        return resolve(host, port);
    }

    /**
     * Asks several, one after the other.
     *
     * @param ways whom to ask
     * @return finds the address that the first of them knows
     */
    static HostResolver first(List<HostResolver> ways) {
        return new HostResolver() {
            @Override
            public Optional<InetSocketAddress> resolve(String host, int port) {
                return ways.stream()
                        .flatMap(way -> way.resolve(host, port).stream())
                        .findFirst();
            }

            @Override
            public Optional<InetSocketAddress> resolve(Service service, String host, int port) {
                return ways.stream()
                        .flatMap(way -> way.resolve(service, host, port).stream())
                        .findFirst();
            }
        };
    }

    /**
     * Leads host names to an address, whatever the port.
     *
     * @param pattern a host name; a {@code *} in front stands for any beginning
     * @param address where they lead
     * @return finds the address for names that fit
     */
    static HostResolver route(String pattern, InetSocketAddress address) {
        return (host, port) -> {
            boolean matches = pattern.startsWith("*") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
            return matches ? Optional.of(address) : Optional.empty();
        };
    }
}
