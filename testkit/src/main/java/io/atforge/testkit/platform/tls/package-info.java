/**
 * TLS on the platform's side: a throw-away certificate authority, and the certificate that the servers show.
 */
package io.atforge.testkit.platform.tls;
