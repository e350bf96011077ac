/**
 * Where something stands in the user's files, and what is wrong there.
 */
package io.atforge.maven.source;
