/**
 * Writes the trace: every secret that was ever sent is masked here, in both directions.
 */
package io.atforge.internal.trace;
