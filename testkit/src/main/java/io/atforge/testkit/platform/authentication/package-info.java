/**
 * Who may come in: the signature of a CONNECT, and the HTTPS endpoint that gives tokens and secrets.
 */
package io.atforge.testkit.platform.authentication;
