/**
 * Staying connected: the session that an application holds, and the engine behind it.
 *
 * @since 0.1.0
 */
package io.atforge.session;
