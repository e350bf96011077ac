package io.atforge.dialect;

import io.atforge.InvalidDialectException.Mistake;
import java.util.Collection;
import java.util.stream.IntStream;

/** A file of a family's folder, which tells mistakes with their places in it. */
final class FolderFile {

    private final String name;
    private final String text;
    private final Collection<Mistake> mistakes;

    /** Where each line starts, as an offset. */
    private final int[] lines;

    FolderFile(String name, String text, Collection<Mistake> mistakes) {
        this.name = name;
        this.text = text;
        this.mistakes = mistakes;
        this.lines = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> isLineEnd(text, i))
                                .map(i -> i + 1))
                .toArray();
    }

    private static boolean isLineEnd(String text, int at) {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r' && !text.startsWith("\n", at + 1);
    }

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    /** A mistake at a character, or at the end. */
    void mistake(int offset, String message) {
        int line = 0;
        while (line + 1 < lines.length && lines[line + 1] <= offset) {
            line++;
        }
        mistake(line + 1, offset - lines[line] + 1, message);
    }

    /** A mistake at a line and a column, both from 1. */
    void mistake(int line, int column, String message) {
        mistakes.add(new Mistake(name, line, column, message));
    }

    /** A stretch of the file as it stands. */
    LocatedText part(int from, int to) {
        return new LocatedText(
                this, text.substring(from, to), IntStream.rangeClosed(from, to).toArray());
    }
}
