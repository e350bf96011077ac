/**
 * JSON as located nodes: every value and every key knows where it stands.
 */
package io.atforge.maven.json;
