/**
 * A product's thing model (物模型, TSL) as data, checked: properties, events and services of its modules.
 */
package io.atforge.maven.thing;
