package io.atforge.maven.pages.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

        assertThat(missing).isEmpty();
    }

    @Test
    void everyEntryIsOfAMessage() {
        List<String> outdated = entries.stream()
                .filter(entry -> texts.stream().noneMatch(text -> isPart(text.core(), entry)))
                .toList();

        assertThat(outdated).isEmpty();
        assertThat(entries).hasSizeGreaterThan(500);
    }

    @Test
    void whatIsNoMessageIsStillThere() {
        List<String> there = texts.stream().map(MessageText::text).toList();

        assertThat(noMessages).allSatisfy(text -> assertThat(text).isIn(there));
    }

    /** A single letter is in any entry. */
    private static boolean isPart(String core, String entry) {
        return core.length() >= SHORTEST && entry.contains(core);
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
