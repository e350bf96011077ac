/**
 * Reads what the console exports of a product's thing model, and finds the mistakes in it.
 */
package io.atforge.maven.thing.check;
