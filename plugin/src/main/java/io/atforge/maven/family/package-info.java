/**
 * A project's own modem families: folders of scripts and tables, checked, and put beside what is generated.
 */
package io.atforge.maven.family;
