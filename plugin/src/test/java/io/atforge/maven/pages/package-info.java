/** What the documentation tells a reader to type or to copy: code compiles, devices.yaml is taken, goals are there. */
package io.atforge.maven.pages;
