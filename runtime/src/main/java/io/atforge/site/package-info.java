/**
 * What differs from site to site: values of {@code devices.yaml} that are looked for where the program runs.
 *
 * @since 0.1.0
 */
package io.atforge.site;
