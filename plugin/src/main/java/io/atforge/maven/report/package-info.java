/**
 * A run on a modem as a page: what took how long, and what was said. Pure: data to text.
 */
package io.atforge.maven.report;
