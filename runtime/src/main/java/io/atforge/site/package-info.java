/**
 * What differs from site to site: values of {@code devices.yaml} that are looked for where the program runs.
 */
package io.atforge.site;
