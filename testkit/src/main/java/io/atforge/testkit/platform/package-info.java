/**
 * What a test sees of the platform and does to it: the records of what happened, and {@link
 * io.atforge.testkit.platform.PlatformControl}.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.platform;
