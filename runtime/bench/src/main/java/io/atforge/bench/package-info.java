/** Measures every part, each beside a limit or a peer in the same run, and prints one table. */
package io.atforge.bench;
