/**
 * From located nodes to declarations, checked against the platform's rules and Java's: a reader for each section, and every
 * mistake told where it stands.
 */
package io.atforge.maven.check;
