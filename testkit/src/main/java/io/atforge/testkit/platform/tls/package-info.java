/**
 * Certificates of a throw-away authority, and servers that have them.
 */
package io.atforge.testkit.platform.tls;
