/**
 * The polite modem on a bench: it answers as the manual says, and fails when a test tells it to.
 */
package io.atforge.bench;
