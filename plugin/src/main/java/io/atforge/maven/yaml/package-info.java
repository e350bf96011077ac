/**
 * YAML as located nodes: every key and value knows its place, plain scalars keep their text, and of YAML's constructs
 * only those that a person reads at a glance are taken.
 */
package io.atforge.maven.yaml;
