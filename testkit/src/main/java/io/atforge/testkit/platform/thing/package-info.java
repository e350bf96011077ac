/**
 * The thing model (TSL) as the platform knows it: reads the console's export, checks what devices post, answers with the
 * platform's codes, sets properties, invokes services and holds desired values. It shares no code with the runtime and
 * the plugin.
 *
 * @since 0.1.0
 */
package io.atforge.testkit.platform.thing;
