package io.atforge.maven.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A text file of the user's.
 *
 * @param path where it is
 * @param name how messages and generated files call it
 */
public record SourceFile(Path path, String name) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Checks that both are there. */
    public SourceFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(name);
    }

    /**
     * Names a file as seen from the project's folder, so that the name is the same in every checkout.
     *
     * @param basedir the project's folder
     * @param path    the file
     * @return the file with its name
     */
    public static SourceFile of(Path basedir, Path path) {
        Path from = basedir.toAbsolutePath().normalize();
        Path to = path.toAbsolutePath().normalize();
        // Windows has no relative path from one drive to another.
        Path seen = Objects.equals(from.getRoot(), to.getRoot()) ? from.relativize(to) : to.getFileName();
        return new SourceFile(to, seen.toString().replace('\\', '/'));
    }

    /**
     * A place in the file.
     *
     * @param line   the line, from 1
     * @param column the column, from 1
     * @return the place
     */
    public SourceLocation at(int line, int column) {
        return new SourceLocation(name, line, column);
    }

    /**
     * Reads the file. A byte order mark, as Windows and the platform's console write it, is no part of the text.
     *
     * @param problems takes the mistake if the file is not UTF-8
     * @return the text, empty if the file is not UTF-8
     * @throws IOException if the file cannot be read
     */
    public Optional<String> read(Problems problems) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(at(1, 1), "the file is not encoded in UTF-8; save it as UTF-8");
            return Optional.empty();
        }
    }
}
