/**
 * The only writer: writes what has changed, deletes what it wrote before and no longer writes, and touches nothing else.
 */
package io.atforge.maven.output;
