package io.atforge.testkit.modem.uplink;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * How a connection is to be encrypted.
 *
 * @param trust     what servers are let through
 * @param keys      who the modem is, if it says so
 * @param hostname  the name that is asked for, and must be in the server's certificate if that is checked at all
 * @param checked   whether the server is checked
 * @param protocols TLS versions
 * @param ciphers   cipher suites by the JDK's names; empty for the JDK's choice
 * @param patience  how long TCP and TLS may take to come up
 */
public record Tls(
        TrustManagerFactory trust,
        Optional<KeyManagerFactory> keys,
        Optional<String> hostname,
        boolean checked,
        List<String> protocols,
        List<String> ciphers,
        Duration patience) {}
