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
}
