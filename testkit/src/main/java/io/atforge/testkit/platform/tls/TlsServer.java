package io.atforge.testkit.platform.tls;

/**
 * What clients find who connect with TLS. In every case, devices are told to trust the same authority.
 */
public enum TlsServer {
    /** A certificate for the platform's host names, by the authority that devices are told to trust. */
    TRUSTED,
    /** The same by another authority. */
    UNKNOWN_AUTHORITY,
    /** A certificate that ended yesterday, by the platform's clock. */
    EXPIRED,
    /** A certificate for another host. */
    OTHER_NAME,
    /** No TLS at all: a server in clear at the port where TLS is expected. */
    PLAIN,
    /** A connection that is taken and never answered, not even its handshake. */
    SILENT
}
