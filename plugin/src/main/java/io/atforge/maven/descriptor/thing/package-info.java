/**
 * What is decided before a thing model is written: the name of every type, method and constant.
 */
package io.atforge.maven.descriptor.thing;
