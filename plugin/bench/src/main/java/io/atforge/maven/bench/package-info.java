/** Measures how long the plugin takes for thing models, beside a generator that makes as many types of JSON schemas. */
package io.atforge.maven.bench;
