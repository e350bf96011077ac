package io.atforge.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.atforge.InvalidDialectException;
import io.atforge.InvalidDialectException.Mistake;
import io.atforge.at.tables.Explanations.Rule;
import io.atforge.at.tables.ReplyPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Slips of the hand in the Air720's folder, at random: either every mistake has a place in the file, or what is read without
 * one works, as regular expressions are not looked at before they are needed.
 */
class SpoiltFamiliesTest {

    private static final Path AIR720 = Path.of("src/main/resources/META-INF/atforge/dialects/air720");
    private static final String LETTERS = "a1/\\=:,|#.*([{<>\"$ \n\t+-?&\r\u00e9\f!";
    private static final int RUNS = 250;

    @TempDir
    Path folder;

    private final Random random = new Random(13);

    @Test
    void areToldWithAPlaceOrWork() throws IOException {
        Path family = folder.resolve("spoilt");
        Files.createDirectories(family);
        List<Path> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(AIR720)) {
            for (Path path : paths.sorted().toList()) {
                files.add(Files.copy(path, family.resolve(path.getFileName())));
            }
        }
        int told = 0;
        int work = 0;
        for (int run = 0; run < RUNS; run++) {
            // Half of the slips in the settings, of which there is most to say.
            Path file = run % 2 == 0 ? family.resolve("dialect.properties") : files.get(random.nextInt(files.size()));
            String text = Files.readString(file);
            Files.writeString(file, spoilt(text));
            try {
                use(Dialect.read(family));
                work++;
            } catch (InvalidDialectException e) {
                assertThat(e.mistakes()).isNotEmpty();
                for (Mistake mistake : e.mistakes()) {
                    checkPlace(mistake, family);
                }
                told++;
            }
            Files.writeString(file, text);
        }
        assertThat(told).isGreaterThan(RUNS / 4);
        assertThat(work).isGreaterThan(RUNS / 4);
    }

    private String spoilt(String text) {
        StringBuilder spoilt = new StringBuilder(text);
        for (int slips = 1 + random.nextInt(3); slips > 0; slips--) {
            int at = random.nextInt(spoilt.length());
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            switch (random.nextInt(4)) {
                case 0 -> spoilt.deleteCharAt(at);
                case 1 -> spoilt.setCharAt(at, letter);
                case 2 -> spoilt.insert(at, letter);
                default -> spoilt.delete(at, Math.min(at + random.nextInt(60), spoilt.length() - 1));
            }
        }
        return spoilt.toString();
    }

    private static void checkPlace(Mistake mistake, Path family) throws IOException {
        List<String> lines =
                Files.readString(family.resolve(mistake.file())).lines().toList();
        assertThat(mistake.line()).as(mistake.toString()).isBetween(1, lines.size() + 1);
        String line = mistake.line() > lines.size() ? "" : lines.get(mistake.line() - 1);
        assertThat(mistake.column()).as(mistake + " in " + line).isBetween(1, line.length() + 1);
    }

    private static void use(Dialect dialect) {
        Stream.of(
                        dialect.tables().unsolicited(),
                        dialect.tables().errors(),
                        dialect.tables().texts().routed(),
                        dialect.tables().texts().readOut(),
                        dialect.tables().texts().quoted(),
                        dialect.lostConnection(),
                        dialect.lostBearer(),
                        dialect.lostModem(),
                        dialect.cachedMessage())
                .flatMap(List::stream)
                .forEach(ReplyPattern::regex);
        dialect.phases().values().stream().flatMap(List::stream).forEach(ReplyPattern::regex);
        dialect.failures()
                .forEach(rule -> Stream.of(rule.command(), rule.line()).forEach(ReplyPattern::regex));
        for (Rule rule : dialect.tables().explanations().rules()) {
            Stream.of(rule.command(), rule.answer()).forEach(ReplyPattern::regex);
        }
        assertThat(dialect.templates())
                .containsKeys(DialectScripts.REQUIRED.stream()
                        .filter(name -> !name.equals("connect"))
                        .toArray(String[]::new));
    }
}
