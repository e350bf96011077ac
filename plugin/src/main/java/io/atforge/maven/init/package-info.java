/**
 * The first {@code devices.yaml} of a project: made up, or from the console's certificate export. What is written here
 * passes the build as it is.
 */
package io.atforge.maven.init;
