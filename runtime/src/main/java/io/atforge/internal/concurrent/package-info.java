/**
 * Futures and executors: failures without their wrappers, callbacks one after the other.
 */
package io.atforge.internal.concurrent;
