package io.atforge.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the files of a family are read: a class path, a jar, what was read from a disk already. */
@FunctionalInterface
interface DialectFiles {

    /** The folder of the families in a jar. */
    String ROOT = "/META-INF/atforge/dialects/";

    /** The text of a file; empty if there is none of that name. */
    Optional<String> read(String file);

    /** Those of a family in the jar of a class, or wherever else its class loader looks. */
    static DialectFiles beside(Class<?> type, String family) {
        return file -> resource(type, ROOT + family + "/" + file);
    }

    /** A resource of a class's jar. */
    static Optional<String> resource(Class<?> type, String path) {
        try (InputStream stream = type.getResourceAsStream(path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
