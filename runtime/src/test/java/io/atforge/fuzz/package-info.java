/**
 * What holds for any bytes and any text, as targets of a coverage-guided fuzzer. {@code mvn -Pfuzz -pl runtime test
 * -Dfuzz.seconds=60} runs Jazzer so long on each target; what it found lies under {@code target/fuzz}. The normal build
 * replays the corpus in {@code src/test/resources/fuzz}: put an input that made a difference there, under a name that
 * says which.
 */
package io.atforge.fuzz;
