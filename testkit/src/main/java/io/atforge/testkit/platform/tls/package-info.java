/**
 * TLS on the platform's side: a throw-away certificate authority, and the certificate that the servers show.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.platform.tls;
