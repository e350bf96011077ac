/**
 * What the generated code is made of: products and their devices, known at build time.
 *
 * @since 0.1.0
 */
package io.atforge.device;
