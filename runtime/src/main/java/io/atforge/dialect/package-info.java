/**
 * One modem family, as data: a folder of scripts and tables under {@code META-INF/atforge/dialects}.
 *
 * @since 0.1.0
 */
package io.atforge.dialect;
