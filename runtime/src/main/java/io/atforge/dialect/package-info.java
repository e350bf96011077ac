/**
 * One modem family, as data: a folder of scripts and tables under {@code META-INF/atforge/dialects}.
 */
package io.atforge.dialect;
