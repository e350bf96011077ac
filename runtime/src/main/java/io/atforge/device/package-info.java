/**
 * What the generated code is made of: products and their devices, known at build time.
 */
package io.atforge.device;
