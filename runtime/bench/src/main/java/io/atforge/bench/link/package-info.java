/**
 * The whole link: a session, and a client that does the least, each at the other end of a pseudo-terminal with a modem
 * that keeps the pace of a serial line.
 */
package io.atforge.bench.link;
