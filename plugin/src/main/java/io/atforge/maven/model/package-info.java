/**
 * What the user wrote in {@code devices.yaml}, as data. Declarations know their place; whoever holds a
 * {@link io.atforge.maven.model.DevicesFile} and no problems can generate.
 */
package io.atforge.maven.model;
