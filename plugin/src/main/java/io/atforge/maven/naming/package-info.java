/**
 * Java names for what the user wrote: which are possible, which clash, which are reserved.
 */
package io.atforge.maven.naming;
