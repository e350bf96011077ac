/**
 * Addresses on the loopback interface, and a server there that never answers.
 */
package io.atforge.testkit.platform.net;
