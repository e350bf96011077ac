/**
 * What all writers share: text of the user's made harmless, and files as text.
 */
package io.atforge.maven.codegen.text;
