/**
 * AT scripts at build time: those of the modem's dialect and those of the project, with what is known filled in and
 * parsed.
 */
package io.atforge.maven.script;
