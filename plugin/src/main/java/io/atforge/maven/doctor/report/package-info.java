/**
 * What an examination found, as data, and told: to a person at a console, and as a file to hand on. Nothing that a modem
 * or a platform said gets out as it came.
 */
package io.atforge.maven.doctor.report;
