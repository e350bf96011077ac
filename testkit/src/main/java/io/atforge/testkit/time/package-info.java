/**
 * Where everything of a modem happens, one after the other, and the time it happens by.
 */
package io.atforge.testkit.time;
