package io.atforge.maven.pages.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every message of main code stands on one of docs/errors*.md, or in {@code no-messages.txt} with the reason why it is
 * none. {@code mvn -pl plugin -am test -Dtest=ErrorsPageTest} writes what is missing to
 * target/messages-without-entry.txt.
 */
class ErrorsPageTest {

    private static final Path DOCS = MessageSources.ROOT.resolve("docs");
    private static final Path NO_MESSAGES =
            Path.of("src/test/resources/io/atforge/maven/pages/message/no-messages.txt");
    private static final Path MISSING = Path.of("target/messages-without-entry.txt");

    /** The first cell of a row: the message, between ticks. */
    private static final Pattern MESSAGE = Pattern.compile("(?m)^\\| (`+)(.+?)\\1(?!`) \\|");

    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");

    /** A single letter is in any entry. */
    private static final int SHORTEST = 5;

    private static List<MessageText> texts;
    private static List<String> entries;
    private static List<String> noMessages;

    @BeforeAll
    static void read() throws IOException {
        texts = MessageSources.read();
        entries = entries();
        noMessages = Files.readAllLines(NO_MESSAGES).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("## "))
                .toList();
    }

    @Test
    void everyMessageHasAnEntry() throws IOException {
        List<String> missing = texts.stream()
                .filter(MessageText::isMessage)
                .filter(text -> !noMessages.contains(text.text()))
                .filter(text -> entries.stream().noneMatch(entry -> entry.contains(text.core())))
                .map(text -> text.place() + "\t" + text.text())
                .toList();
        Files.write(MISSING, missing);

        assertThat(missing)
                .as("write each into docs/errors-*.md and docs/zh/errors-*.md, with its cause and cure")
                .isEmpty();
    }

    /** The longest first, so that a word that is a text by itself takes no part of another. */
    @Test
    void everyEntryIsOfAMessage() {
        List<String> cores = texts.stream()
                .map(MessageText::core)
                .filter(core -> core.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        List<String> outdated = entries.stream()
                .filter(entry -> WORD.matcher(without(cores, entry)).find())
                .toList();

        assertThat(outdated).as("no message says these any more").isEmpty();
        assertThat(entries).hasSizeGreaterThan(500);
    }

    private static String without(List<String> cores, String entry) {
        String rest = entry;
        for (String core : cores) {
            rest = rest.replace(core, "…");
        }
        return rest;
    }

    @Test
    void whatIsNoMessageIsStillThere() {
        List<String> there = texts.stream().map(MessageText::text).toList();

        assertThat(noMessages).allSatisfy(text -> assertThat(text).isIn(there));
    }

    private static List<String> entries() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> pages;
        try (Stream<Path> all = Files.list(DOCS)) {
            pages = all.filter(page -> page.getFileName().toString().matches("errors-.*\\.md"))
                    .toList();
        }
        for (Path page : pages) {
            MESSAGE.matcher(Files.readString(page))
                    .results()
                    .map(cell -> MessageText.normalized(cell.group(2).replace("\\|", "|")))
                    .forEach(found::add);
        }
        return found;
    }
}
