package io.atforge.testkit.page.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * A file of the page. They are listed by name: no path leads to another resource.
 *
 * @param name its name in the folder of the page
 * @param type its media type
 */
record StaticFile(String name, String type) {

    private static final String FOLDER = "/io/atforge/testkit/page/";
    private static final Set<String> MODULES = Set.of(
            "page.js",
            "actions.js",
            "badges.js",
            "command.js",
            "conversation.js",
            "dom.js",
            "forms.js",
            "messages.js",
            "meter.js",
            "payload.js",
            "texts.js",
            "topics.js");

    static Optional<StaticFile> at(String path) {
        if (path.isEmpty()) {
            return Optional.of(new StaticFile("page.html", "text/html; charset=utf-8"));
        }
        if (path.equals("page.css")) {
            return Optional.of(new StaticFile(path, "text/css; charset=utf-8"));
        }
        return MODULES.contains(path)
                ? Optional.of(new StaticFile(path, "text/javascript; charset=utf-8"))
                : Optional.empty();
    }

    byte[] bytes() {
        try (InputStream in = StaticFile.class.getResourceAsStream(FOLDER + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
