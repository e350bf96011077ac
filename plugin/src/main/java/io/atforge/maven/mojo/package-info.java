/**
 * The goals: each takes its parameters, runs one thing, and tells Maven how it ended.
 */
package io.atforge.maven.mojo;
