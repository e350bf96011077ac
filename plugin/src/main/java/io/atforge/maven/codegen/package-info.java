/**
 * From the checked model to the text of generated files: descriptors in which every name is decided, and writers that
 * turn them into Java and scripts. Nothing here touches disk, clock, environment or locale.
 */
package io.atforge.maven.codegen;
