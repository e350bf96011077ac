package io.atforge.testkit.modem.tls;

import java.util.Optional;

/**
 * What the host has set for a TLS context, by names that all families share: {@code sslversion} (0 SSL 3.0 to 3 TLS 1.2,
 * 4 any), {@code ciphersuite} ({@code 0X} and four digits), {@code cacert}, {@code clientcert}, {@code clientkey} (file
 * names), {@code seclevel} (0 nobody, 1 the server, 2 both are checked), {@code hostname}, {@code ignorelocaltime} (0,
 * 1), {@code negotiatetimeout} (seconds).
 */
@FunctionalInterface
public interface TlsSettings {

    /**
     * A value.
     *
     * @param context the context's number
     * @param name    one of the names above
     * @return the value; empty only for {@code hostname} and files
     */
    Optional<String> value(int context, String name);

    /**
     * A value that is a number.
     *
     * @param context the context's number
     * @param name    one of the names above
     * @return the number
     */
    default int number(int context, String name) {
        return Integer.parseInt(value(context, name).orElseThrow());
    }
}
