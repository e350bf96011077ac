/**
 * The catalogue of faults that users of other projects met: each strikes a session at the bench, in each phase.
 */
package io.atforge.faults;
