/**
 * What a device signs in with, and whom its modem trusts: signatures, tokens, secrets, certificates.
 */
package io.atforge.internal.authentication;
