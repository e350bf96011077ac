package io.atforge.testkit.platform.tls;

/**
 * What a platform shows to those who come with TLS. Whatever it is, devices are given the certificate of the same
 * authority to trust.
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
