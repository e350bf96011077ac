/**
 * The session put together: what stands behind the door that applications know.
 */
package io.atforge.internal.session;
