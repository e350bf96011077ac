/**
 * Writers that turn descriptors into the text of Java and scripts. Nothing here touches disk, clock, environment or locale.
 */
package io.atforge.maven.codegen;
