/**
 * The bytes between host and modem as lines, without secrets.
 */
package io.atforge.testkit.page.wire;
