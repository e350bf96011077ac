/**
 * The modem's file system.
 */
package io.atforge.testkit.modem.files;
