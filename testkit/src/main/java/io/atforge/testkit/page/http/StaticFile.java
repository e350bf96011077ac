package io.atforge.testkit.page.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** The files that make the page. */
enum StaticFile {
    PAGE("", "page.html", "text/html; charset=utf-8"),
    SCRIPT("page.js", "page.js", "text/javascript; charset=utf-8"),
    STYLE("page.css", "page.css", "text/css; charset=utf-8");

    private static final String FOLDER = "/io/atforge/testkit/page/";

    private final String path;
    private final String file;
    private final String type;

    StaticFile(String path, String file, String type) {
        this.path = path;
        this.file = file;
        this.type = type;
    }

    static Optional<StaticFile> at(String path) {
        return Arrays.stream(values()).filter(one -> one.path.equals(path)).findFirst();
    }

    String type() {
        return type;
    }

    byte[] bytes() {
        try (InputStream in = StaticFile.class.getResourceAsStream(FOLDER + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
