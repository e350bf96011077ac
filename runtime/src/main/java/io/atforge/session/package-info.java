/**
 * Staying connected: the session that an application holds, and the engine behind it.
 */
package io.atforge.session;
