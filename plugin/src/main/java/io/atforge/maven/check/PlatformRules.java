package io.atforge.maven.check;

import io.atforge.aliyun.Endpoint;
import io.atforge.aliyun.Transport;
import io.atforge.maven.model.Address;
import io.atforge.maven.source.Problems;
import java.util.Optional;
import java.util.regex.Pattern;

/** What does not go together in the section {@code platform}. */
record PlatformRules(Section section, Problems problems) {

    /** Where the platform, as far as is known, answers TLS alone; 1883 and 443 carry both. */
    private static final int TLS_PORT = 8883;

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** A host that is given outright may be anything, and listen anywhere. */
    void checkPort(Address address, int port, Transport transport) {
        if (port == TLS_PORT && transport == Transport.TCP && !isOutright(address)) {
            section.text("port")
                    .ifPresent(value -> problems.add(
                            value.location(),
                            "the platform takes only TLS at port " + TLS_PORT + "; write transport: tls, or port: "
                                    + Endpoint.DEFAULT_PORT));
        }
    }

    /** The platform's certificates name hosts, so that the check of one fails at an address; another's may name it. */
    void checkNames(Address address, Transport transport, Optional<Endpoint> authenticator) {
        if (section.value("ca").isPresent()) {
            return;
        }
        if (isOutright(address) && transport == Transport.TLS) {
            // any key will do: the host is the same for all products
            checkName("host", address.hostOf("key"));
        }
        authenticator.ifPresent(endpoint -> checkName("authHost", endpoint.host()));
    }

    private static boolean isOutright(Address address) {
        return address instanceof Address.Host || address instanceof Address.OfSite;
    }

    private void checkName(String key, String host) {
        if (IPV4.matcher(host).matches()) {
            section.text(key)
                    .ifPresent(value -> problems.add(
                            value.location(),
                            "the platform's certificate names a host, and " + host
                                    + " is an address; write the host's name,"
                                    + " or, for another server, name who signed its certificate as ca"));
        }
    }
}
