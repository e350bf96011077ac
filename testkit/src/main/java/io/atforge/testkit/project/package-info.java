/**
 * What a project's devices are, as the program says it that starts a modem for them.
 */
package io.atforge.testkit.project;
