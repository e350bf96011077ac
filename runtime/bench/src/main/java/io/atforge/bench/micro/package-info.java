/** What JMH measures: the code by itself, without a line. */
package io.atforge.bench.micro;
