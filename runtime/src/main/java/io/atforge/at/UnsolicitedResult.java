package io.atforge.at;

/**
 * A line that no command asked for.
 *
 * @param line the line, without line ends and surrounding blanks; hostile until proven otherwise
 */
public record UnsolicitedResult(String line) {}
