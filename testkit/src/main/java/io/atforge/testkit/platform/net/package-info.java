/**
 * Servers on the loopback interface that answer, or do not.
 */
package io.atforge.testkit.platform.net;
