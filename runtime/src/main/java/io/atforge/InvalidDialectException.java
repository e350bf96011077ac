package io.atforge;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The folder of a modem family has mistakes. */
public final class InvalidDialectException extends AtForgeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /**
     * A mistake. Its text form is {@code file:line:column: message}.
     *
     * @param file    the file's name within the family's folder
     * @param line    the line, from 1
     * @param column  the column, from 1
     * @param message what is wrong; what to do
     */
    public record Mistake(String file, int line, int column, String message) implements Comparable<Mistake> {

        private static final Comparator<Mistake> ORDER = Comparator.comparing(Mistake::file)
                .thenComparingInt(Mistake::line)
                .thenComparingInt(Mistake::column)
                .thenComparing(Mistake::message);

        /** Checks that both texts are there. */
        public Mistake {
            Objects.requireNonNull(file);
            Objects.requireNonNull(message);
        }

        @Override
        public int compareTo(Mistake other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return file + ":" + line + ":" + column + ": " + message;
        }
    }

    /**
     * Creates the exception.
     *
     * @param folder   how its message calls the family's folder, for example {@code dialects/mine}
     * @param mistakes every mistake, sorted by place
     */
    public InvalidDialectException(String folder, List<Mistake> mistakes) {
        super(mistakes.stream()
                .map(mistake -> folder + "/" + mistake)
                .collect(Collectors.joining(System.lineSeparator())));
        this.mistakes = List.copyOf(mistakes);
    }

    /**
     * The mistakes.
     *
     * @return every mistake, sorted by place; none where the exception was serialized, its message still has them
     */
    public List<Mistake> mistakes() {
        return mistakes == null ? List.of() : mistakes;
    }
}
