/**
 * What is decided before anything is written: every name, constant and method of a product's generated types.
 */
package io.atforge.maven.descriptor;
