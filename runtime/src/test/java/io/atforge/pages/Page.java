package io.atforge.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the documentation, cut at its headings.
 *
 * @param file where it lies
 * @param sections what stands below each heading, in order
 */
record Page(Path file, List<Section> sections) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Path DOCS = ROOT.resolve("docs");
    private static final Path CHINESE = DOCS.resolve("zh");
    private static final Path README = ROOT.resolve("README.md");
    private static final Path CHINESE_README = ROOT.resolve("README.zh-CN.md");

    /** The README, and what lies in docs. */
    static List<Path> inEnglish() throws IOException {
        return Stream.concat(Stream.of(README), markdownIn(DOCS)).toList();
    }

    /** Those that are there. */
    static List<Path> inChinese() throws IOException {
        return Stream.concat(Stream.of(CHINESE_README), markdownIn(CHINESE))
                .filter(Files::exists)
                .toList();
    }

    /** Pages that stand in one language only: those who change AtForge read them. */
    static List<Path> others() throws IOException {
        return markdownIn(ROOT)
                .filter(page -> !page.getFileName().toString().startsWith("README"))
                .toList();
    }

    /** The page of the same content in Chinese. */
    static Path chinese(Path english) {
        return english.equals(README) ? CHINESE_README : CHINESE.resolve(english.getFileName());
    }

    /** The page of the same content in English; what is no Chinese page is its own. */
    static Path english(Path page) {
        if (page.equals(CHINESE_README)) {
            return README;
        }
        return page.startsWith(CHINESE) ? DOCS.resolve(page.getFileName()) : page;
    }

    private static Stream<Path> markdownIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    static Page read(Path file) throws IOException {
        List<Section> sections = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        String heading = "";
        boolean inCode = false;
        for (String line : Files.readAllLines(file)) {
            inCode ^= line.stripLeading().startsWith("```");
            if (!inCode && line.matches("#{1,6} .*")) {
                sections.add(Section.of(heading, lines));
                lines.clear();
                heading = line;
            } else {
                lines.add(line);
            }
        }
        sections.add(Section.of(heading, lines));
        return new Page(file, List.copyOf(sections.subList(1, sections.size())));
    }
}
