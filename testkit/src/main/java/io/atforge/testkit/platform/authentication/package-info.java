/**
 * Authentication: the signature of a CONNECT, and the HTTPS endpoint that gives out tokens and secrets.
 */
package io.atforge.testkit.platform.authentication;
