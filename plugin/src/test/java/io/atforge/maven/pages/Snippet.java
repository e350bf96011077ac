package io.atforge.maven.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of a page.
 *
 * @param page the page's file
 * @param line where it begins
 * @param language what stands behind its fence, often empty
 * @param text what is between the fences
 */
record Snippet(Path page, long line, String language, String text) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```(\\w*)\\n(.*?)^\\1```$");

    /** All blocks of the pages in English: those in Chinese have the same, which TranslationTest of the runtime sees to. */
    static List<Snippet> all() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md").map(ROOT::resolve), docs.sorted())
                    .filter(page -> page.toString().endsWith(".md"))
                    .flatMap(page -> of(page).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Snippet> in(String language) {
        return all().stream()
                .filter(snippet -> snippet.language.equals(language))
                .toList();
    }

    private static List<Snippet> of(Path page) {
        try {
            String text = Files.readString(page);
            return BLOCK.matcher(text)
                    .results()
                    .map(block -> new Snippet(
                            page,
                            text.substring(0, block.start()).lines().count() + 1,
                            block.group(2),
                            block.group(3).indent(-block.group(1).length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page without its ending, as a word of Java. */
    String pageName() {
        return page.getFileName()
                .toString()
                .replaceFirst("\\.md$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\W", "_");
    }

    boolean has(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find();
    }

    @Override
    public String toString() {
        return ROOT.relativize(page) + ":" + line;
    }
}
