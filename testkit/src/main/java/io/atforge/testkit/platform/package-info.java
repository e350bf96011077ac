/**
 * The platform stand-in's inside: who may connect, who may say what on which topic, and the record of what happened.
 */
package io.atforge.testkit.platform;
