/**
 * What is seen of a session from outside: numbers, health, log, flight recordings.
 */
package io.atforge.internal.monitoring;
