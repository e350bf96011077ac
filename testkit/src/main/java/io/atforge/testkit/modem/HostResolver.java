package io.atforge.testkit.modem;

import java.net.InetSocketAddress;
import java.util.Optional;

/** The modem's DNS and Internet in one: says where a host name of {@code AT+MIPSTART} really leads. */
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

    /**
     * Leads host names to an address, whatever the port.
     *
     * @param pattern a host name; a {@code *} in front stands for any beginning
     * @param address where they lead
     * @return finds the address for names that fit
     */
    static HostResolver route(String pattern, InetSocketAddress address) {
        return (host, port) -> {
            boolean matches = pattern.startsWith("*")
                    ? host.endsWith(pattern.substring(1))
                    : host.equals(pattern);
            return matches ? Optional.of(address) : Optional.empty();
        };
    }
}
