package io.atforge.maven.source;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place in a file of the user's. Its text form is {@code file:line:column}, which terminals and IDEs make a link of.
 *
 * @param file   the path, relative to the project's folder where it lies in there, with {@code /} on every system
 * @param line   the line, from 1
 * @param column the column, from 1; in a table the number of the cell
 */
public record SourceLocation(String file, int line, int column) implements Comparable<SourceLocation> {

    private static final Comparator<SourceLocation> ORDER = Comparator.comparing(SourceLocation::file)
            .thenComparingInt(SourceLocation::line)
            .thenComparingInt(SourceLocation::column);

    /** Checks that the file is there. */
    public SourceLocation {
        Objects.requireNonNull(file);
    }

    @Override
    public int compareTo(SourceLocation other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
